package io.logarium.engine.log;

import org.apache.kafka.common.protocol.Errors;

/// Whether a producer's batch may follow those that a log has from it.
sealed interface SequenceVerdict {
    SequenceVerdict FRESH = new Fresh();

    record Fresh() implements SequenceVerdict {}

    record Known(ProducerState.Batch batch) implements SequenceVerdict {}

    record Wrong(Errors error, String message) implements SequenceVerdict {}
}
