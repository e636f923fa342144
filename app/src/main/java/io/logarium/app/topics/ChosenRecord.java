package io.logarium.app.topics;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.snippet.RecordSnippets;
import io.logarium.app.snippet.TopicSnippets;
import io.logarium.app.snippet.Trio;
import java.util.Optional;

/// The record that was clicked or sent; it stays known when newer ones push it off the tape.
final class ChosenRecord {
    private Optional<TapeScene.Place> place = Optional.empty();
    private Optional<RecordFacts> record = Optional.empty();

    Optional<TapeScene.Place> place() {
        return place;
    }

    Optional<RecordFacts> record() {
        return record;
    }

    /// How to read it; without one, how to look at the topic.
    Trio code(String topic, String bootstrap) {
        return place.map(p -> RecordSnippets.read(topic, p.partition(), p.offset(), 1, bootstrap))
                .orElseGet(() -> TopicSnippets.describe(topic, bootstrap));
    }

    void none() {
        place = Optional.empty();
        record = Optional.empty();
    }

    /// Looks at a record that is on its way here.
    void follow(TapeScene.Place sent) {
        place = Optional.of(sent);
        record = Optional.empty();
    }

    /// The newest view may have the record that is looked for.
    void look(String topic, ClusterView view) {
        if (record.isEmpty()) {
            place.ifPresent(p -> find(p, topic, view));
        }
    }

    /// A second click on the same record lets it go.
    void toggle(TapeScene.Place hit, String topic, ClusterView view) {
        if (place.filter(hit::equals).isPresent()) {
            none();
            return;
        }
        place = Optional.of(hit);
        find(hit, topic, view);
    }

    private void find(TapeScene.Place wanted, String topic, ClusterView view) {
        record =
                view.tail(topic, wanted.partition()).stream()
                        .filter(r -> r.offset() == wanted.offset())
                        .findFirst();
    }
}
