package io.logarium.engine.conformance;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A running cluster that tests talk to over its sockets: a real Apache Kafka or ours.
public interface Target extends AutoCloseable {
    /// Settings with which each kind of cluster runs, under Kafka's names, so that the answers can be compared.
    Map<String, String> COMPARABLE =
            Map.of(
                    "num.partitions", "4",
                    "offsets.topic.num.partitions", "5",
                    "group.initial.rebalance.delay.ms", "0",
                    "group.min.session.timeout.ms", "500",
                    "group.consumer.heartbeat.interval.ms", "300",
                    "group.consumer.min.heartbeat.interval.ms", "300",
                    "group.consumer.min.session.timeout.ms", "1000",
                    "log.retention.check.interval.ms", "500",
                    "log.segment.delete.delay.ms", "500",
                    "auto.create.topics.enable", "true");

    /// A short word for messages: `kafka` or `ours`.
    String name();

    /// Addresses of all brokers, `host:port,host:port`.
    String bootstrap();

    /// The folders with the logs, one a broker, in the order of broker ids.
    List<Path> dataDirectories();

    @Override
    void close();

    /// The first address.
    default Address address() {
        return Address.of(bootstrap().split(",", -1)[0]);
    }

    /// Where a broker listens.
    record Address(String host, int port) {
        /// Reads `host:port`.
        public static Address of(String text) {
            int colon = text.lastIndexOf(':');
            return new Address(
                    text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
