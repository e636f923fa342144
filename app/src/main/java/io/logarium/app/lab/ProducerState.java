package io.logarium.app.lab;

import io.logarium.app.cluster.Problem;
import java.util.Map;
import java.util.Optional;

/// What a generator does now.
///
/// @param wantedPerSecond the rate that was asked for
/// @param perSecond what was acknowledged over the last seconds
/// @param sent handed to the Kafka producer
/// @param acknowledged answered by a broker; with acks=0 counted when it has left
/// @param failed given up
/// @param lastOffsets the newest acknowledged offset of each partition
/// @param lastProblem the newest trouble; it stays until the next start
public record ProducerState(
        String name,
        String topic,
        LabPhase phase,
        double wantedPerSecond,
        double perSecond,
        long sent,
        long acknowledged,
        long failed,
        Map<Integer, Long> lastOffsets,
        Optional<Problem> lastProblem) {
    public ProducerState {
        lastOffsets = Map.copyOf(lastOffsets);
    }
}
