package io.logarium.app.cluster;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// A partition. Offsets that nobody can tell are empty.
///
/// @param replicas broker ids as assigned; the first is the preferred leader
/// @param highWatermark the offset below which every replica in the ISR has the record
/// @param lastStable the offset below which no transaction is open
/// @param logEnd the leader's LEO; a Kafka client cannot ask for it
/// @param states what is known of each replica, in the order of `replicas`
public record PartitionFacts(
        int index,
        OptionalInt leader,
        OptionalInt leaderEpoch,
        List<Integer> replicas,
        List<Integer> isr,
        OptionalLong logStart,
        OptionalLong highWatermark,
        OptionalLong lastStable,
        OptionalLong logEnd,
        List<ReplicaFacts> states) {
    public PartitionFacts {
        replicas = List.copyOf(replicas);
        isr = List.copyOf(isr);
        states = List.copyOf(states);
    }

    /// The LEO where it is known, otherwise the high watermark.
    public OptionalLong end() {
        return logEnd.isPresent() ? logEnd : highWatermark;
    }

    public Optional<ReplicaFacts> leaderState() {
        return leader.isEmpty()
                ? Optional.empty()
                : states.stream().filter(s -> s.broker() == leader.getAsInt()).findFirst();
    }

    /// HW - committed, as Kafka's tools count it; never below 0, since a committed offset may be ahead for a moment.
    public OptionalLong lag(OptionalLong committed) {
        return committed.isPresent() && highWatermark.isPresent()
                ? OptionalLong.of(Math.max(0, highWatermark.getAsLong() - committed.getAsLong()))
                : OptionalLong.empty();
    }
}
