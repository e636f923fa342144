package io.logarium.app.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// A consumer group.
///
/// @param protocol `classic` or `consumer`
/// @param state in Kafka's words, for example Stable
/// @param epoch the generation of a classic group, the group epoch of the consumer protocol
/// @param targetEpoch the epoch that the target assignment was computed for; only in the consumer protocol
/// @param assignor who shares the partitions out; empty while nobody does or when it is not known
/// @param sinceMs since when it is in its state
/// @param committed the next offset that each partition is read from after a restart
public record GroupFacts(
        String id,
        String protocol,
        String state,
        int coordinator,
        OptionalInt epoch,
        OptionalInt targetEpoch,
        String assignor,
        OptionalLong sinceMs,
        List<MemberFacts> members,
        Map<TopicPartition, Long> committed) {
    public GroupFacts {
        members = List.copyOf(members);
        committed = Map.copyOf(committed);
    }

    /// A group of which nothing is known yet.
    public static GroupFacts unknown(String id) {
        return new GroupFacts(
                id,
                "classic",
                "?",
                -1,
                OptionalInt.empty(),
                OptionalInt.empty(),
                "",
                OptionalLong.empty(),
                List.of(),
                Map.of());
    }

    /// Whether the coordinator assigns (KIP-848).
    public boolean assignsByCoordinator() {
        return protocol.equals("consumer");
    }

    /// Kafka changes a group's offsets from outside only when nobody is in it.
    public boolean isEmpty() {
        return members.isEmpty();
    }

    public boolean reads(String topic) {
        return topics().contains(topic);
    }

    /// Topics with a committed offset or with an owner among the members.
    public Set<String> topics() {
        var names = new TreeSet<String>();
        committed.keySet().forEach(p -> names.add(p.topic()));
        members.forEach(m -> m.owns().forEach(p -> names.add(p.topic())));
        return names;
    }

    public OptionalLong committed(String topic, int partition) {
        var offset = committed.get(new TopicPartition(topic, partition));
        return offset == null ? OptionalLong.empty() : OptionalLong.of(offset);
    }

    public Optional<MemberFacts> owner(String topic, int partition) {
        var wanted = new TopicPartition(topic, partition);
        return members.stream().filter(m -> m.owns().contains(wanted)).findFirst();
    }

    /// A member and what it owns.
    ///
    /// @param instanceId `group.instance.id` of a static member
    /// @param epoch up to which group epoch it has come; only in the consumer protocol
    /// @param target what it shall own; empty in the classic protocol, where nobody can tell
    public record MemberFacts(
            String id,
            String clientId,
            String host,
            Optional<String> instanceId,
            OptionalInt epoch,
            Set<TopicPartition> owns,
            Optional<Set<TopicPartition>> target) {
        public MemberFacts {
            owns = Set.copyOf(owns);
            target = target.map(Set::copyOf);
        }

        /// What it still owns and must give up.
        public Set<TopicPartition> toGiveUp() {
            return target.map(t -> without(owns, t)).orElse(Set.of());
        }

        /// What it shall own and waits for.
        public Set<TopicPartition> awaited() {
            return target.map(t -> without(t, owns)).orElse(Set.of());
        }

        private static Set<TopicPartition> without(
                Set<TopicPartition> all, Set<TopicPartition> some) {
            return all.stream().filter(p -> !some.contains(p)).collect(Collectors.toSet());
        }
    }
}
