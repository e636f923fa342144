package io.logarium.app.cluster;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/// All that the screens show of a cluster at one moment. Values only; what cannot be known is empty, never guessed.
///
/// @param version grows with each change; equal versions of one cluster mean equal contents
/// @param atMs milliseconds since the epoch
/// @param topics by name
/// @param groups by id
/// @param tails the newest records of the watched topic, see [Watch]
/// @param quorum as a client may ask for it; of the cluster in the box the engine's snapshot tells more
public record ClusterView(
        long version,
        long atMs,
        Contact contact,
        String clusterId,
        List<BrokerFacts> brokers,
        List<TopicFacts> topics,
        List<GroupFacts> groups,
        Map<TopicPartition, List<RecordFacts>> tails,
        Optional<QuorumFacts> quorum) {
    /// Nothing is known yet.
    public static final ClusterView EMPTY =
            new ClusterView(
                    0, 0, new Contact.Waiting(), "", List.of(), List.of(), List.of(), Map.of());

    /// Without a quorum.
    public ClusterView(
            long version,
            long atMs,
            Contact contact,
            String clusterId,
            List<BrokerFacts> brokers,
            List<TopicFacts> topics,
            List<GroupFacts> groups,
            Map<TopicPartition, List<RecordFacts>> tails) {
        this(version, atMs, contact, clusterId, brokers, topics, groups, tails, Optional.empty());
    }

    public ClusterView {
        brokers = List.copyOf(brokers);
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
        tails = Map.copyOf(tails);
    }

    /// How many partitions a topic has; 0 where there is no such topic.
    public int partitions(String topic) {
        return topic(topic).map(t -> t.partitions().size()).orElse(0);
    }

    public Optional<TopicFacts> topic(String name) {
        return topics.stream().filter(t -> t.name().equals(name)).findFirst();
    }

    public Optional<GroupFacts> group(String id) {
        return groups.stream().filter(g -> g.id().equals(id)).findFirst();
    }

    public Optional<BrokerFacts> broker(int id) {
        return brokers.stream().filter(b -> b.id() == id).findFirst();
    }

    /// The groups that have a committed offset in the topic or own one of its partitions.
    public List<GroupFacts> groupsReading(String topic) {
        return groups.stream().filter(g -> g.reads(topic)).toList();
    }

    /// How many groups read each topic, counted once for the whole list.
    public Map<String, Long> groupsPerTopic() {
        return groups.stream()
                .flatMap(g -> g.topics().stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    /// The newest records of a partition, oldest first; empty when it is not watched.
    public List<RecordFacts> tail(String topic, int partition) {
        return tails.getOrDefault(new TopicPartition(topic, partition), List.of());
    }

    /// Whether the brokers answer.
    public sealed interface Contact {
        /// No answer yet, and none is overdue.
        record Waiting() implements Contact {}

        record Answering() implements Contact {}

        /// The last question failed; the view shows what was known before.
        record Lost(Problem problem) implements Contact {}
    }
}
