package io.logarium.app.cluster;

import static io.logarium.app.cluster.KafkaClusterClient.answer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/// Asks any Kafka cluster by its admin protocol. It cannot know LEOs, epochs and segments; those stay empty.
final class AdminSight implements Sight {
    /// Questions go over the wire, so they are asked less often than a view is drawn.
    private static final long BETWEEN_MS = 500;

    private final Admin admin;
    private final long betweenMs;
    private final AdminSizes sizes;
    private final AdminQuorum quorum;
    private final TreeMap<Integer, BrokerFacts> known = new TreeMap<>();
    private Seen seen = new Seen(0, "", List.of(), List.of(), List.of());
    private long askedMs;
    private long version;

    AdminSight(Admin admin) {
        this(admin, BETWEEN_MS);
    }

    /// @param betweenMs between two questions
    AdminSight(Admin admin, long betweenMs) {
        this.admin = admin;
        this.betweenMs = betweenMs;
        this.askedMs = -betweenMs;
        this.sizes = new AdminSizes(admin);
        this.quorum = new AdminQuorum(admin);
    }

    @Override
    public Seen look(long nowMs) throws Exception {
        if (nowMs - askedMs < betweenMs) {
            return seen;
        }
        askedMs = nowMs;
        var cluster = admin.describeCluster();
        var nodes = answer(cluster.nodes());
        var names = answer(admin.listTopics(new ListTopicsOptions().listInternal(true)).names());
        var described = answer(admin.describeTopics(names).allTopicNames()).values();
        sizes.ask(nodes.stream().map(Node::id).toList(), nowMs);
        var up = nodes.stream().map(Node::id).collect(Collectors.toSet());
        var topics = topics(described, up);
        var groups = AdminGroups.all(admin);
        version++;
        seen =
                new Seen(
                        version,
                        answer(cluster.clusterId()),
                        brokers(nodes, topics),
                        topics,
                        groups,
                        quorum.ask());
        return seen;
    }

    /// Those that answer, and those that hold replicas or answered before and do not now: Kafka lists only who is there.
    private List<BrokerFacts> brokers(Collection<Node> nodes, List<TopicFacts> topics) {
        known.replaceAll((_, b) -> new BrokerFacts(b.id(), b.host(), b.port(), false, ""));
        for (var topic : topics) {
            for (var partition : topic.partitions()) {
                for (int id : partition.replicas()) {
                    known.putIfAbsent(id, new BrokerFacts(id, "?", -1, false, ""));
                }
            }
        }
        for (var node : nodes) {
            known.put(node.id(), new BrokerFacts(node.id(), node.host(), node.port(), true, ""));
        }
        return List.copyOf(known.values());
    }

    private List<TopicFacts> topics(Collection<TopicDescription> described, Set<Integer> up) {
        var places = new HashSet<TopicPartition>();
        for (var topic : described) {
            for (var partition : topic.partitions()) {
                if (partition.leader() != null) {
                    places.add(new TopicPartition(topic.name(), partition.partition()));
                }
            }
        }
        var starts = ask(places, OffsetSpec.earliest());
        var ends = ask(places, OffsetSpec.latest());
        var topics = new ArrayList<TopicFacts>();
        for (var topic : described) {
            var partitions =
                    topic.partitions().stream()
                            .map(p -> partition(topic.name(), p, starts, ends, up))
                            .toList();
            topics.add(
                    new TopicFacts(
                            topic.name(),
                            topic.topicId().toString(),
                            topic.isInternal(),
                            partitions,
                            OptionalDouble.empty()));
        }
        topics.sort(Comparator.comparing(TopicFacts::name));
        return topics;
    }

    private Map<TopicPartition, Long> ask(Set<TopicPartition> places, OffsetSpec spec) {
        var question = new HashMap<TopicPartition, OffsetSpec>();
        places.forEach(at -> question.put(at, spec));
        ListOffsetsResult result = admin.listOffsets(question);
        var offsets = new HashMap<TopicPartition, Long>();
        for (var at : places) {
            offsetOf(result, at).ifPresent(offset -> offsets.put(at, offset));
        }
        return offsets;
    }

    /// One partition without a leader must not hide the others.
    private static Optional<Long> offsetOf(ListOffsetsResult result, TopicPartition at) {
        try {
            return Optional.of(answer(result.partitionResult(at)).offset());
        } catch (Exception e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }
    }

    private PartitionFacts partition(
            String topic,
            TopicPartitionInfo partition,
            Map<TopicPartition, Long> starts,
            Map<TopicPartition, Long> ends,
            Set<Integer> up) {
        var at = new TopicPartition(topic, partition.partition());
        var leader = partition.leader();
        var isr = partition.isr().stream().map(Node::id).toList();
        return new PartitionFacts(
                partition.partition(),
                leader == null ? OptionalInt.empty() : OptionalInt.of(leader.id()),
                OptionalInt.empty(),
                partition.replicas().stream().map(Node::id).toList(),
                isr,
                known(starts.get(at)),
                known(ends.get(at)),
                OptionalLong.empty(),
                OptionalLong.empty(),
                partition.replicas().stream()
                        .map(r ->
                                new ReplicaFacts(
                                        r.id(),
                                        leader != null && leader.id() == r.id(),
                                        isr.contains(r.id()),
                                        up.contains(r.id()),
                                        OptionalLong.empty(),
                                        sizes.of(r.id(), at),
                                        List.of()))
                        .toList());
    }

    private static OptionalLong known(@org.jspecify.annotations.Nullable Long value) {
        return value == null ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
