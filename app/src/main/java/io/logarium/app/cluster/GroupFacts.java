package io.logarium.app.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/// A consumer group.
///
/// @param state in Kafka's words, for example Stable
/// @param committed the next offset that each partition is read from after a restart
public record GroupFacts(
        String id,
        String protocol,
        String state,
        int coordinator,
        List<MemberFacts> members,
        Map<TopicPartition, Long> committed) {
    public GroupFacts {
        members = List.copyOf(members);
        committed = Map.copyOf(committed);
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
    public record MemberFacts(String id, String clientId, String host, Set<TopicPartition> owns) {
        public MemberFacts {
            owns = Set.copyOf(owns);
        }
    }
}
