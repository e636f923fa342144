package io.logarium.engine.config;

import java.util.List;
import java.util.Optional;

/// A broker setting whose default is not Kafka's, and why. [#of] is the whole list.
///
/// @param kafka Kafka's default as text
/// @param ours ours, for the given number of brokers
public record DifferentDefault(String key, String kafka, String ours, String reason) {

    /// All of them, by name, for a cluster of so many brokers.
    public static List<DifferentDefault> of(int brokers) {
        var replicas = Integer.toString(Math.clamp(brokers, 1, 3));
        var inSync = brokers >= 3 ? "2" : "1";
        return List.of(
                differs(
                        "broker.heartbeat.interval.ms",
                        "500",
                        "The session time-out is shorter, and six heartbeats should fit into it."),
                differs(
                        "broker.session.timeout.ms",
                        "3000",
                        "All brokers run in one process: a broker that does not answer is noticed"
                                + " sooner, and the new leader can be watched being elected."),
                differs(
                        "default.replication.factor",
                        replicas,
                        "A new topic should survive the loss of a broker: three replicas where"
                                + " there are three brokers."),
                differs(
                        "group.initial.rebalance.delay.ms",
                        "0",
                        "A consumer that was just started should get its partitions at once."),
                differs(
                        "metadata.max.idle.interval.ms",
                        "0",
                        "A record twice a second that says nothing would only fill the metadata"
                                + " log."),
                differs(
                        "min.insync.replicas",
                        inSync,
                        "With three brokers a write that was acknowledged with acks=all is on two"
                                + " of them at least."),
                differs(
                        "offsets.topic.num.partitions",
                        "5",
                        "Five partitions can be seen at a glance and start faster than fifty."),
                differs(
                        "offsets.topic.replication.factor",
                        replicas,
                        "Kafka's 3 cannot be met by fewer brokers."),
                differs(
                        "share.coordinator.state.topic.min.isr",
                        inSync,
                        "Kafka's 2 cannot be met by fewer than three brokers safely."),
                differs(
                        "share.coordinator.state.topic.num.partitions",
                        "5",
                        "Five partitions can be seen at a glance and start faster than fifty."),
                differs(
                        "share.coordinator.state.topic.replication.factor",
                        replicas,
                        "Kafka's 3 cannot be met by fewer brokers."),
                differs(
                        "transaction.state.log.min.isr",
                        inSync,
                        "Kafka's 2 cannot be met by fewer than three brokers safely."),
                differs(
                        "transaction.state.log.num.partitions",
                        "5",
                        "Five partitions can be seen at a glance and start faster than fifty."),
                differs(
                        "transaction.state.log.replication.factor",
                        replicas,
                        "Kafka's 3 cannot be met by fewer brokers."));
    }

    /// Why our default of this setting differs; empty where it does not.
    public static Optional<String> reasonFor(String key) {
        return of(3).stream()
                .filter(d -> d.key.equals(key))
                .map(DifferentDefault::reason)
                .findFirst();
    }

    private static DifferentDefault differs(String key, String ours, String reason) {
        var kafka = ConfigTable.BROKER.find(key).flatMap(ConfigKey::kafkaDefault).orElse("");
        return new DifferentDefault(key, kafka, ours, reason);
    }
}
