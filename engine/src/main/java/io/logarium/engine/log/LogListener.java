package io.logarium.engine.log;

import org.apache.kafka.common.TopicPartition;

/// Is told of what a log does by itself, so that it can be shown. Called on the loop; must not call back.
public interface LogListener {
    LogListener NONE = new LogListener() {};

    default void segmentRolled(TopicPartition partition, long baseOffset, Cause cause) {}

    default void segmentDeleted(TopicPartition partition, long baseOffset, Cause cause) {}

    default void logStartMoved(TopicPartition partition, long logStartOffset) {}

    /// Why it happened.
    enum Cause {
        SIZE,
        TIME,
        INDEX_FULL,
        OFFSET_RANGE,
        ALL_EXPIRED,
        RETENTION_TIME,
        RETENTION_SIZE,
        LOG_START,
        TRUNCATED,
        ASKED
    }
}
