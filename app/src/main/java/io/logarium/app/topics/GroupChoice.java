package io.logarium.app.topics;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.state.Msg;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// Whose places the tape shows: the group that the user chose, else the first that reads the topic, else nobody's.
final class GroupChoice {
    private final Desk desk;
    private boolean nobody;

    GroupChoice(Desk desk) {
        this.desk = desk;
    }

    /// Empty shows the log alone.
    void choose(Optional<String> id) {
        nobody = id.isEmpty();
        var selection = desk.store().state().selection();
        desk.store()
                .dispatch(
                        new Msg.Selected(
                                id.map(selection::withGroup).orElseGet(selection::withoutGroup)));
    }

    Optional<String> of(ClusterView view, String topic) {
        if (nobody) {
            return Optional.empty();
        }
        var reading = view.groupsReading(topic).stream().map(GroupFacts::id).toList();
        var chosen = desk.store().state().selection().group();
        return chosen.filter(id -> reading.contains(id) || !desk.lab().positions(id).isEmpty())
                .or(() -> reading.stream().findFirst());
    }

    /// Where the group's members that run in this program are.
    Map<TopicPartition, Long> positions(ClusterView view, String topic) {
        return of(view, topic).map(desk.lab()::positions).orElse(Map.of());
    }
}
