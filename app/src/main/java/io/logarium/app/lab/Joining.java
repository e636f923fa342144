package io.logarium.app.lab;

import java.util.List;

/// How a consumer comes by its partitions.
public sealed interface Joining {
    /// `group.protocol=classic`: the members agree among themselves, the first of them assigns.
    ///
    /// @param sessionTimeoutMs after so long without a heartbeat the member is put out
    record Classic(Assignor assignor, int sessionTimeoutMs) implements Joining {
        /// Brokers refuse less (`group.min.session.timeout.ms`).
        public static final int SHORTEST_SESSION_MS = 6_000;

        /// Kafka's default is 45 s: too long to wait for while one looks on.
        public static final Classic DEFAULT = new Classic(Assignor.RANGE, 10_000);

        private static final int LONGEST_SESSION_MS = 1_800_000;

        public Classic {
            sessionTimeoutMs =
                    Math.clamp(sessionTimeoutMs, SHORTEST_SESSION_MS, LONGEST_SESSION_MS);
        }
    }

    /// `group.protocol=consumer` (KIP-848): the coordinator assigns; session and heartbeat are configs of the group.
    ///
    /// @param assignor `uniform` or `range` (`group.remote.assignor`); empty lets the broker choose
    record ByCoordinator(String assignor) implements Joining {}

    /// `assign()`: no group, no commits, nobody else takes its partitions.
    ///
    /// @param partitions of its only topic; none means all of them
    record Alone(List<Integer> partitions) implements Joining {
        public Alone {
            partitions = List.copyOf(partitions);
        }
    }

    /// `partition.assignment.strategy` of the classic protocol.
    enum Assignor {
        RANGE("range", "RangeAssignor"),
        ROUND_ROBIN("roundrobin", "RoundRobinAssignor"),
        STICKY("sticky", "StickyAssignor"),
        COOPERATIVE("cooperative-sticky", "CooperativeStickyAssignor");

        private static final String PACKAGE = "org.apache.kafka.clients.consumer.";

        private final String kafkaName;
        private final String simpleClass;

        Assignor(String kafkaName, String simpleClass) {
            this.kafkaName = kafkaName;
            this.simpleClass = simpleClass;
        }

        /// As the group's members name it to each other.
        public String kafkaName() {
            return kafkaName;
        }

        /// The value of the config.
        public String className() {
            return PACKAGE + simpleClass;
        }
    }
}
