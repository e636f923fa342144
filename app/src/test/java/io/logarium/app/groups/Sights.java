package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.GroupFacts.MemberFacts;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// Views of a topic `orders` and a group `g` for tests.
final class Sights {
    static final TopicPartition P0 = new TopicPartition("orders", 0);

    private Sights() {}

    static ClusterView lag(long highWatermark, long committed) {
        return view(highWatermark, group("Stable", 1, Map.of(P0, committed)));
    }

    static ClusterView owned(long version, int epoch, MemberFacts... members) {
        return view(version, group("Stable", epoch, Map.of(), members));
    }

    static MemberFacts member(String name, Integer... partitions) {
        var owns =
                java.util.Arrays.stream(partitions)
                        .map(p -> new TopicPartition("orders", p))
                        .collect(java.util.stream.Collectors.toSet());
        return new MemberFacts(
                name + "-id",
                name,
                "/127.0.0.1",
                Optional.empty(),
                OptionalInt.empty(),
                owns,
                Optional.empty());
    }

    static GroupFacts group(
            String state, int epoch, Map<TopicPartition, Long> committed, MemberFacts... members) {
        return new GroupFacts(
                "g",
                "classic",
                state,
                0,
                OptionalInt.of(epoch),
                OptionalInt.empty(),
                "range",
                OptionalLong.empty(),
                List.of(members),
                committed);
    }

    private static ClusterView view(long highWatermark, GroupFacts group) {
        var partition =
                new PartitionFacts(
                        0,
                        OptionalInt.of(0),
                        OptionalInt.of(0),
                        List.of(0),
                        List.of(0),
                        OptionalLong.of(0),
                        OptionalLong.of(highWatermark),
                        OptionalLong.of(highWatermark),
                        OptionalLong.of(highWatermark),
                        List.of());
        var topic =
                new TopicFacts("orders", "id", false, List.of(partition), OptionalDouble.empty());
        return new ClusterView(
                highWatermark,
                0,
                new ClusterView.Contact.Answering(),
                "c",
                List.of(),
                List.of(topic),
                List.of(group),
                Map.of());
    }
}
