package io.logarium.app.diagram;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.cluster.TopicFacts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// All that a picture of a topic shows: its partitions, their newest records, and one group's places in them.
///
/// @param group the chosen group; empty shows the log alone
/// @param selected the record that the user looks at
/// @param sought the key that the user searches for
public record TapeScene(
        String topic,
        Optional<String> group,
        List<Lane> lanes,
        Optional<Place> selected,
        Optional<Sought> sought) {
    public TapeScene {
        lanes = List.copyOf(lanes);
    }

    /// Nobody searches for a key.
    public TapeScene(
            String topic, Optional<String> group, List<Lane> lanes, Optional<Place> selected) {
        this(topic, group, lanes, selected, Optional.empty());
    }

    /// The same while a key is searched for.
    public TapeScene seeking(Optional<Sought> key) {
        return new TapeScene(topic, group, lanes, selected, key);
    }

    /// A key and the partition that Kafka's default partitioner chooses for it.
    public record Sought(Content key, int partition) {
        public boolean isIn(Lane lane) {
            return lane.facts().index() == partition;
        }

        public boolean isOf(RecordFacts record) {
            return record.key().equals(key);
        }
    }

    /// A record's place in the topic.
    public record Place(int partition, long offset) {}

    /// A partition.
    ///
    /// @param records its newest ones, oldest first
    /// @param committed the next offset that the group reads after a restart
    /// @param position the next offset that a running member fetches; known only of the program's own consumers
    /// @param owner the member that owns the partition, by its client.id
    public record Lane(
            PartitionFacts facts,
            List<RecordFacts> records,
            OptionalLong committed,
            OptionalLong position,
            Optional<String> owner) {
        public Lane {
            records = List.copyOf(records);
        }

        public OptionalLong lag() {
            return facts.lag(committed);
        }
    }

    /// Takes what concerns one topic out of a view.
    ///
    /// @param positions of the group's members that run in this program
    public static TapeScene of(
            ClusterView view,
            TopicFacts topic,
            Optional<String> group,
            Map<TopicPartition, Long> positions,
            Optional<Place> selected) {
        var facts = group.flatMap(view::group);
        var owners = facts.map(g -> owners(g, topic.name())).orElseGet(Map::of);
        var lanes =
                topic.partitions().stream()
                        .map(p ->
                                new Lane(
                                        p,
                                        view.tail(topic.name(), p.index()),
                                        committed(facts, topic.name(), p.index()),
                                        position(positions, topic.name(), p.index()),
                                        Optional.ofNullable(owners.get(p.index()))))
                        .toList();
        return new TapeScene(topic.name(), group, lanes, selected);
    }

    /// Who owns what of a topic, by the partition's index; looked up once for all of them.
    private static Map<Integer, String> owners(GroupFacts group, String topic) {
        var owners = new HashMap<Integer, String>();
        for (var member : group.members()) {
            for (var at : member.owns()) {
                if (at.topic().equals(topic)) {
                    owners.putIfAbsent(at.partition(), member.clientId());
                }
            }
        }
        return owners;
    }

    private static OptionalLong committed(Optional<GroupFacts> group, String topic, int partition) {
        return group.map(g -> g.committed(topic, partition)).orElseGet(OptionalLong::empty);
    }

    private static OptionalLong position(
            Map<TopicPartition, Long> positions, String topic, int partition) {
        var at = positions.get(new TopicPartition(topic, partition));
        return at == null ? OptionalLong.empty() : OptionalLong.of(at);
    }
}
