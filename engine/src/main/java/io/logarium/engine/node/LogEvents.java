package io.logarium.engine.node;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.log.LogListener;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;

/// What logs do by themselves, told as events.
final class LogEvents implements LogListener {
    private final Consumer<EngineEvent> events;
    private final LongSupplier now;

    LogEvents(Consumer<EngineEvent> events, LongSupplier now) {
        this.events = events;
        this.now = now;
    }

    @Override
    public void segmentRolled(TopicPartition partition, long baseOffset, Cause cause) {
        events.accept(
                new EngineEvent.SegmentRolled(
                        now.getAsLong(),
                        partition.topic(),
                        partition.partition(),
                        baseOffset,
                        word(cause)));
    }

    @Override
    public void segmentDeleted(TopicPartition partition, long baseOffset, Cause cause) {
        events.accept(
                new EngineEvent.SegmentDeleted(
                        now.getAsLong(),
                        partition.topic(),
                        partition.partition(),
                        baseOffset,
                        word(cause)));
    }

    @Override
    public void logStartMoved(TopicPartition partition, long logStartOffset) {
        events.accept(
                new EngineEvent.LogStartMoved(
                        now.getAsLong(), partition.topic(), partition.partition(), logStartOffset));
    }

    private static String word(Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }
}
