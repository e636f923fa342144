package io.logarium.app.lab;

import java.util.List;

/// How a consumer of the lab reads.
///
/// @param name its client.id
/// @param group empty for one that reads alone
/// @param reset where it starts without a committed offset (`auto.offset.reset`)
/// @param processingMs how long it works on each record
/// @param joining how it comes by its partitions
/// @param instanceId `group.instance.id` of a static member (KIP-345); empty for a dynamic one
public record ConsumerPlan(
        String name,
        String group,
        List<String> topics,
        CommitMode commits,
        Reset reset,
        int processingMs,
        Joining joining,
        Polling polling,
        String instanceId) {
    /// A minute: enough to be thrown out of a group whose `max.poll.interval.ms` is made small.
    public static final int LONGEST_PROCESSING_MS = 60_000;

    public ConsumerPlan {
        topics = List.copyOf(topics);
        processingMs = Math.clamp(processingMs, 0, LONGEST_PROCESSING_MS);
    }

    /// A member of a classic group with Kafka's defaults.
    public ConsumerPlan(
            String name,
            String group,
            List<String> topics,
            CommitMode commits,
            boolean fromEarliest,
            int processingMs) {
        this(
                name,
                group,
                topics,
                commits,
                fromEarliest ? Reset.EARLIEST : Reset.LATEST,
                processingMs,
                Joining.Classic.DEFAULT,
                Polling.fitting(processingMs),
                "");
    }

    public boolean fromEarliest() {
        return reset == Reset.EARLIEST;
    }

    /// Whether it is a member of a group, and not a reader that assigns its partitions itself.
    public boolean joins() {
        return !(joining instanceof Joining.Alone);
    }

    /// When offsets are committed.
    public enum CommitMode {
        /// `enable.auto.commit=true`, each second here so that one sees it (Kafka's default is 5 s).
        AUTO,
        /// commitSync() after each record is done: the slowest, and at most one record comes twice.
        EACH_RECORD,
        /// commitSync() after each poll's records are done: at least once.
        EACH_POLL,
        /// commitSync() before the records are worked on: at most once.
        BEFORE,
        /// Only when the user says so.
        BY_HAND
    }

    /// `auto.offset.reset`.
    public enum Reset {
        EARLIEST("earliest"),
        LATEST("latest"),
        NONE("none");

        private final String config;

        Reset(String config) {
            this.config = config;
        }

        /// The value of the config.
        public String config() {
            return config;
        }
    }

    /// How long a consumer may stay away from `poll()`, and how much it takes from one.
    ///
    /// @param longestIntervalMs `max.poll.interval.ms`
    /// @param mostRecords `max.poll.records`
    public record Polling(int longestIntervalMs, int mostRecords) {
        /// Kafka's defaults.
        public static final Polling KAFKAS = new Polling(300_000, 500);

        /// Small polls while each record takes time, so that positions move in steps that one can follow.
        private static final int SLOW_RECORDS = 5;

        private static final int SHORTEST_MS = 1_000;
        private static final int MOST_RECORDS = 10_000;

        public Polling {
            longestIntervalMs = Math.max(SHORTEST_MS, longestIntervalMs);
            mostRecords = Math.clamp(mostRecords, 1, MOST_RECORDS);
        }

        static Polling fitting(int processingMs) {
            return processingMs > 0 ? new Polling(KAFKAS.longestIntervalMs, SLOW_RECORDS) : KAFKAS;
        }
    }
}
