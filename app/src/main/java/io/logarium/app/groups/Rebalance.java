package io.logarium.app.groups;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// One sharing out of a group's partitions, as far as it was seen.
///
/// @param epoch the generation or group epoch that came of it
/// @param atMs when it was done, or began if it still goes on
/// @param tookMs from its beginning until the group was stable
/// @param causes who caused it; none when that was not seen
/// @param stills how long members of this program owned nothing; others' times cannot be known
record Rebalance(
        OptionalInt epoch,
        long atMs,
        OptionalLong tookMs,
        List<Cause> causes,
        List<Move> moves,
        List<Still> stills,
        boolean inWork) {
    Rebalance {
        causes = List.copyOf(causes);
        moves = List.copyOf(moves);
        stills = List.copyOf(stills);
    }

    /// Who caused it.
    sealed interface Cause {
        record Joined(String client) implements Cause {}

        /// @param why in the coordinator's words
        record Left(String client, String why) implements Cause {}

        record Other(String why) implements Cause {}
    }

    /// A partition got another owner.
    record Move(TopicPartition at, Optional<String> from, String to) {}

    record Still(String client, long ms) {}
}
