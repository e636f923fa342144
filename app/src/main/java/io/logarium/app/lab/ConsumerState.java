package io.logarium.app.lab;

import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.RecordFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// What a consumer of the lab does now.
///
/// @param positions the next offset that it will fetch, of each partition it owns
/// @param read records since it was started
/// @param recent the newest records it has worked on, oldest first, at most [#MOST_RECENT]
/// @param lastProblem the newest trouble
public record ConsumerState(
        String name,
        String group,
        LabPhase phase,
        ConsumerPlan.CommitMode commits,
        int processingMs,
        Map<TopicPartition, Long> positions,
        long read,
        double perSecond,
        List<RecordFacts> recent,
        Optional<Problem> lastProblem) {
    /// A few screens of lines.
    public static final int MOST_RECENT = 100;

    public ConsumerState {
        positions = Map.copyOf(positions);
        recent = List.copyOf(recent);
    }
}
