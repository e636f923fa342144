package io.logarium.engine.quorum;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.protocol.Errors;

/// What the voters say to each other: requests and their answers, in Kafka's terms without its frames.
public sealed interface RaftMessage {
    int epoch();

    /// Asks another voter.
    sealed interface Request extends RaftMessage {}

    /// Answers a request. Every answer tells the newest epoch that its sender knows, and who leads it.
    sealed interface Answer extends RaftMessage {
        Errors error();

        /// -1 when the sender does not know.
        int leader();
    }

    /// Asks for a vote, or whether there would be one (KIP-996).
    ///
    /// @param epoch in which to lead; for a pre-vote the epoch that the asker is in
    record VoteRequest(int epoch, int candidate, LogPosition end, boolean preVote)
            implements Request {}

    record VoteAnswer(Errors error, int epoch, int leader, boolean granted) implements Answer {}

    /// A new leader says so.
    record BeginEpoch(int epoch, int leader) implements Request {}

    /// A leader gives up.
    ///
    /// @param successors who should try first, best first
    record EndEpoch(int epoch, int leader, List<Integer> successors) implements Request {
        public EndEpoch {
            successors = List.copyOf(successors);
        }
    }

    /// Answers [BeginEpoch] and [EndEpoch].
    record EpochAnswer(Errors error, int epoch, int leader) implements Answer {}

    /// A follower wants what follows its log, all of which is flushed.
    ///
    /// @param highWatermark as the follower knows it, -1 when it does not (KIP-1166)
    record FetchRequest(
            int epoch, int follower, long offset, int lastEpoch, long highWatermark, long waitMs)
            implements Request {}

    /// The facts of an answer to a fetch; whoever carries messages adds the records.
    ///
    /// @param highWatermark -1 when the leader does not know it yet
    /// @param readFrom where the records come from; -1 without records
    /// @param parting where the follower's log parted from the leader's
    /// @param snapshot what the follower must fetch first
    record FetchAnswer(
            Errors error,
            int epoch,
            int leader,
            long highWatermark,
            long readFrom,
            Optional<LogPosition> parting,
            Optional<LogPosition> snapshot)
            implements Answer {
        static FetchAnswer failed(Errors error, int epoch, int leader) {
            return new FetchAnswer(
                    error, epoch, leader, -1, -1, Optional.empty(), Optional.empty());
        }
    }
}
