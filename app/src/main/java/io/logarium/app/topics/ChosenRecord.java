package io.logarium.app.topics;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.diagram.TapeScene;
import java.util.Optional;

/// The record that was clicked; it stays known when newer ones push it off the tape.
final class ChosenRecord {
    private Optional<TapeScene.Place> place = Optional.empty();
    private Optional<RecordFacts> record = Optional.empty();

    Optional<TapeScene.Place> place() {
        return place;
    }

    Optional<RecordFacts> record() {
        return record;
    }

    void none() {
        place = Optional.empty();
        record = Optional.empty();
    }

    /// A second click on the same record lets it go.
    void toggle(TapeScene.Place hit, String topic, ClusterView view) {
        if (place.filter(hit::equals).isPresent()) {
            none();
            return;
        }
        place = Optional.of(hit);
        record =
                view.tail(topic, hit.partition()).stream()
                        .filter(r -> r.offset() == hit.offset())
                        .findFirst();
    }
}
