package io.logarium.engine.log;

import java.util.OptionalLong;

/// What a log remembers of a producer: the answer of DescribeProducers.
///
/// @param lastSequence -1 when unknown
/// @param lastTimestamp of its last batch, in milliseconds since the epoch
/// @param coordinatorEpoch -1 before its first transaction ended
public record ProducerInfo(
        long producerId,
        short producerEpoch,
        int lastSequence,
        long lastTimestamp,
        int coordinatorEpoch,
        OptionalLong currentTxnFirstOffset) {}
