package io.logarium.app.cluster;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A topic.
///
/// @param partitions in order of their index
/// @param recordsPerSecond what came in over the last seconds, from the growth of the high watermarks; empty until measured
public record TopicFacts(
        String name,
        String id,
        boolean internal,
        List<PartitionFacts> partitions,
        OptionalDouble recordsPerSecond) {
    public TopicFacts {
        partitions = List.copyOf(partitions);
    }

    public int replicationFactor() {
        return partitions.stream().mapToInt(p -> p.replicas().size()).max().orElse(0);
    }

    /// Offsets from log start to the end that is known best: the LEO, otherwise the high watermark.
    public OptionalLong records() {
        long sum = 0;
        for (var partition : partitions) {
            if (partition.end().isEmpty() || partition.logStart().isEmpty()) {
                return OptionalLong.empty();
            }
            sum += partition.end().getAsLong() - partition.logStart().getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /// Bytes in the logs of the leaders, that is of one replica of each partition.
    public OptionalLong sizeBytes() {
        long sum = 0;
        for (var partition : partitions) {
            var size = partition.leaderState().map(ReplicaFacts::sizeBytes);
            if (size.isEmpty() || size.get().isEmpty()) {
                return OptionalLong.empty();
            }
            sum += size.get().getAsLong();
        }
        return OptionalLong.of(sum);
    }

    /// The partition of this index; in order as they are, it need not be searched for.
    public Optional<PartitionFacts> partition(int index) {
        if (index >= 0 && index < partitions.size() && partitions.get(index).index() == index) {
            return Optional.of(partitions.get(index));
        }
        return partitions.stream().filter(p -> p.index() == index).findFirst();
    }

    /// Partitions with fewer replicas in sync than assigned.
    public long underReplicated() {
        return partitions.stream().filter(p -> p.isr().size() < p.replicas().size()).count();
    }

    public long leaderless() {
        return partitions.stream().filter(p -> p.leader().isEmpty()).count();
    }
}
