package io.logarium.app.lab;

import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.RecordFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// What a consumer of the lab does now.
///
/// @param memberId what the coordinator calls it; empty until it has joined, and for one that reads alone
/// @param owns the partitions that it was given last
/// @param positions the next offset that it will fetch, of each partition it owns
/// @param read records since it was started
/// @param recent the newest records it has worked on, oldest first, at most [#MOST_RECENT]
/// @param standstills the newest times in which it owned nothing, at most [#MOST_STANDSTILLS]
/// @param lastProblem the newest trouble
public record ConsumerState(
        String name,
        String group,
        LabPhase phase,
        ConsumerPlan.CommitMode commits,
        int processingMs,
        String memberId,
        Set<TopicPartition> owns,
        Map<TopicPartition, Long> positions,
        long read,
        double perSecond,
        List<RecordFacts> recent,
        List<Standstill> standstills,
        Optional<Problem> lastProblem) {
    /// A few screens of lines.
    public static final int MOST_RECENT = 100;

    /// As many rebalances as a screen lists.
    public static final int MOST_STANDSTILLS = 50;

    public ConsumerState {
        owns = Set.copyOf(owns);
        positions = Map.copyOf(positions);
        standstills = List.copyOf(standstills);
        recent = List.copyOf(recent);
    }
}
