package io.logarium.app.lesson.live;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import io.logarium.app.cluster.ClientSettings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;

/// Facts about topics and groups as any client can ask for them.
final class OutsideFacts implements AutoCloseable {
    /// A question to a broker that is paused is asked of another one after the request's time-out.
    private static final long ANSWER_LIMIT_S = 40;

    private static final int REQUEST_LIMIT_MS = 3_000;

    private final Admin admin;
    private final String bootstrap;
    private final String prefix;

    /// @param prefix that this lesson's topics begin with
    OutsideFacts(String bootstrap, String prefix) {
        var settings = ClientSettings.common(bootstrap, "lesson-eyes");
        settings.put("request.timeout.ms", REQUEST_LIMIT_MS);
        admin = Admin.create(settings);
        this.bootstrap = bootstrap;
        this.prefix = prefix;
    }

    /// The value; empty where the name is none of a topic.
    Optional<String> ofTopic(List<String> words, TopicPartition about) {
        return Optional.ofNullable(
                switch (words.getFirst()) {
                    case "leader" -> leader(partition(about)).map(String::valueOf).orElse("none");
                    case "isr" -> ids(partition(about).isr());
                    case "elr" -> ids(partition(about).elr());
                    case "high" -> offset(about, OffsetSpec.latest());
                    case "log-start" -> offset(about, OffsetSpec.earliest());
                    case "records" -> Long.toString(count(about));
                    case "min-isr" -> minInSync(about.topic());
                    case "leaders" -> leaders(about.topic());
                    case "partitions" -> "" + topic(about.topic()).partitions().size();
                    case "partitions-used" -> used(about.topic());
                    case "partition-of" -> partitionOf(words.getLast(), about.topic());
                    case "keys" -> keys(about);
                    case "broker" -> listed(words.getLast()) ? "up" : "none";
                    case "offline" -> count(p -> leader(p).isEmpty());
                    case "under-replicated" -> count(p -> p.isr().size() < p.replicas().size());
                    default -> null;
                });
    }

    /// The value; empty where the name is none of a group.
    Optional<String> ofGroup(List<String> words, TopicPartition about) {
        var group = words.getLast();
        return Optional.ofNullable(
                switch (words.getFirst()) {
                    case "committed" -> committed(group, about).map(String::valueOf).orElse("none");
                    case "lag" ->
                            committed(group, about)
                                    .map(c -> "" + (number(about, OffsetSpec.latest()) - c))
                                    .orElse("none");
                    case "members" -> "" + group(group).members().size();
                    case "state" -> group(group).groupState().toString();
                    case "coordinator" -> "" + group(group).coordinator().id();
                    case "idle" ->
                            ""
                                    + group(group).members().stream()
                                            .filter(m -> m.assignment().topicPartitions().isEmpty())
                                            .count();
                    case "owner" ->
                            group(group).members().stream()
                                    .filter(m -> m.assignment().topicPartitions().contains(about))
                                    .map(MemberDescription::clientId)
                                    .findFirst()
                                    .orElse("none");
                    default -> null;
                });
    }

    String controller() {
        return "" + answer(admin.describeMetadataQuorum().quorumInfo()).leaderId();
    }

    /// Whom metadata calls controller.
    int toldController() {
        return answer(admin.describeCluster().controller()).id();
    }

    int brokers() {
        return answer(admin.describeCluster().nodes()).size();
    }

    /// Brokers that are fenced or gone are not listed; which of both they are, nobody outside can tell.
    private boolean listed(String broker) {
        return answer(admin.describeCluster().nodes()).stream()
                .anyMatch(n -> n.idString().equals(broker));
    }

    Optional<Integer> leaderOf(TopicPartition of) {
        return leader(partition(of));
    }

    private static Optional<Integer> leader(TopicPartitionInfo partition) {
        return Optional.ofNullable(partition.leader()).map(Node::id).filter(id -> id >= 0);
    }

    private TopicDescription topic(String name) {
        return answer(admin.describeTopics(List.of(name)).allTopicNames())
                .values()
                .iterator()
                .next();
    }

    private TopicPartitionInfo partition(TopicPartition of) {
        return topic(of.topic()).partitions().get(of.partition());
    }

    private static String ids(@org.jspecify.annotations.Nullable Collection<Node> nodes) {
        return nodes == null || nodes.isEmpty()
                ? "none"
                : nodes.stream()
                        .map(Node::id)
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","));
    }

    private String offset(TopicPartition of, OffsetSpec spec) {
        return leaderOf(of).isEmpty() ? "none" : "" + number(of, spec);
    }

    private long number(TopicPartition of, OffsetSpec spec) {
        return answer(admin.listOffsets(Map.of(of, spec)).partitionResult(of)).offset();
    }

    private long count(TopicPartition of) {
        return leaderOf(of).isEmpty()
                ? 0
                : number(of, OffsetSpec.latest()) - number(of, OffsetSpec.earliest());
    }

    private String minInSync(String topic) {
        var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        var config = answer(admin.describeConfigs(List.of(resource)).all()).get(resource);
        var entry = config == null ? null : config.get("min.insync.replicas");
        return entry == null ? "1" : String.valueOf(entry.value());
    }

    private String leaders(String topic) {
        var ids = new TreeSet<Integer>();
        topic(topic).partitions().forEach(p -> leader(p).ifPresent(ids::add));
        return ids.isEmpty()
                ? "none"
                : ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private List<TopicPartition> partitions(String topic) {
        return topic(topic).partitions().stream()
                .map(p -> new TopicPartition(topic, p.partition()))
                .toList();
    }

    private String used(String topic) {
        return "" + partitions(topic).stream().filter(p -> count(p) > 0).count();
    }

    private String partitionOf(String key, String topic) {
        var found =
                partitions(topic).stream()
                        .filter(p -> List.of(keys(p).split(",")).contains(key))
                        .map(p -> "" + p.partition())
                        .toList();
        return found.isEmpty() ? "none" : String.join(",", found);
    }

    /// The keys in the order of the log, as a consumer without a group reads them.
    private String keys(TopicPartition of) {
        long end = number(of, OffsetSpec.latest());
        var keys = new ArrayList<String>();
        try (var consumer =
                new KafkaConsumer<byte[], byte[]>(
                        ClientSettings.consumer(bootstrap, "lesson-eyes"))) {
            consumer.assign(List.of(of));
            consumer.seekToBeginning(List.of(of));
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (consumer.position(of) < end && System.nanoTime() < until) {
                for (var record : consumer.poll(Duration.ofMillis(200))) {
                    keys.add(
                            record.key() == null
                                    ? "-"
                                    : new String(record.key(), StandardCharsets.UTF_8));
                }
            }
        }
        return keys.isEmpty() ? "none" : String.join(",", keys);
    }

    private String count(Predicate<TopicPartitionInfo> wanted) {
        var names =
                answer(admin.listTopics().names()).stream()
                        .filter(n -> n.startsWith(prefix))
                        .toList();
        return ""
                + answer(admin.describeTopics(names).allTopicNames()).values().stream()
                        .flatMap(t -> t.partitions().stream())
                        .filter(wanted)
                        .count();
    }

    private ConsumerGroupDescription group(String id) {
        return answer(admin.describeConsumerGroups(List.of(id)).all()).values().iterator().next();
    }

    Optional<Long> committed(String group, TopicPartition of) {
        var found = answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        return Optional.ofNullable(found.get(of)).map(o -> o.offset());
    }

    /// @throws Unanswered when no answer came, or none that helps
    static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_LIMIT_S, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new Unanswered(String.valueOf(e.getCause()));
        } catch (InterruptedException | TimeoutException e) {
            throw new Unanswered(e.toString());
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(2));
    }

    /// The cluster does not tell now.
    static final class Unanswered extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unanswered(String why) {
            super(why, null, false, false);
        }
    }
}
