package io.logarium.app.lab;

import java.util.List;

/// How a consumer of the lab reads.
///
/// @param name its client.id
/// @param fromEarliest where it starts without a committed offset (`auto.offset.reset`)
/// @param processingMs how long it works on each record
public record ConsumerPlan(
        String name,
        String group,
        List<String> topics,
        CommitMode commits,
        boolean fromEarliest,
        int processingMs) {
    /// Longer would be thrown out of the group by `max.poll.interval.ms`, which is a lesson of its own.
    public static final int LONGEST_PROCESSING_MS = 5_000;

    public ConsumerPlan {
        topics = List.copyOf(topics);
        processingMs = Math.clamp(processingMs, 0, LONGEST_PROCESSING_MS);
    }

    /// When offsets are committed.
    public enum CommitMode {
        /// `enable.auto.commit=true`, each second here so that one sees it (Kafka's default is 5 s).
        AUTO,
        /// commitSync() after each poll's records are done.
        EACH_POLL,
        /// Only when the user says so.
        BY_HAND
    }
}
