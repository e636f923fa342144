package io.logarium.engine.sim.scenario;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.PartitionView;
import io.logarium.engine.view.ReplicaView;
import io.logarium.engine.view.TopicView;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// In what the ends of two timelines differ.
public sealed interface Difference {
    /// Another broker leads, or nobody does in one of them.
    record Leader(TopicPartition at, OptionalInt one, OptionalInt other) implements Difference {}

    /// Readers see records up to another offset; empty where no broker that is up holds the partition.
    record HighWatermark(TopicPartition at, OptionalLong one, OptionalLong other)
            implements Difference {}

    /// A replica dropped records that the leader has not: so many in each.
    record Dropped(TopicPartition at, long one, long other) implements Difference {}

    /// In order of topics and partitions; those that only one of them has are left out.
    static List<Difference> between(Timeline.Course one, Timeline.Course other) {
        var found = new ArrayList<Difference>();
        for (var topic : one.shown().topics()) {
            if (topic.name().startsWith("__")) {
                continue;
            }
            for (var partition : topic.partitions()) {
                var at = new TopicPartition(topic.name(), partition.index());
                find(other.shown(), at).ifPresent(there -> compare(at, partition, there, found));
                long droppedHere = dropped(one, at);
                long droppedThere = dropped(other, at);
                if (droppedHere != droppedThere) {
                    found.add(new Dropped(at, droppedHere, droppedThere));
                }
            }
        }
        return found;
    }

    private static void compare(
            TopicPartition at, PartitionView one, PartitionView other, List<Difference> found) {
        if (!one.leader().equals(other.leader())) {
            found.add(new Leader(at, one.leader(), other.leader()));
        }
        if (!highWatermark(one).equals(highWatermark(other))) {
            found.add(new HighWatermark(at, highWatermark(one), highWatermark(other)));
        }
    }

    private static java.util.Optional<PartitionView> find(
            ClusterSnapshot shown, TopicPartition at) {
        return shown.topics().stream()
                .filter(t -> t.name().equals(at.topic()))
                .map(TopicView::partitions)
                .flatMap(List::stream)
                .filter(p -> p.index() == at.partition())
                .findFirst();
    }

    private static OptionalLong highWatermark(PartitionView partition) {
        return partition.states().stream().mapToLong(ReplicaView::highWatermark).max();
    }

    private static long dropped(Timeline.Course course, TopicPartition at) {
        return course.events().stream()
                .filter(EngineEvent.LogTruncated.class::isInstance)
                .map(EngineEvent.LogTruncated.class::cast)
                .filter(e -> e.topic().equals(at.topic()) && e.partition() == at.partition())
                .mapToLong(e -> e.from() - e.to())
                .sum();
    }
}
