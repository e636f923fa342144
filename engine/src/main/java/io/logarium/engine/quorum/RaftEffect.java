package io.logarium.engine.quorum;

import io.logarium.engine.quorum.RaftMessage.Answer;
import io.logarium.engine.quorum.RaftMessage.Request;

/// What a step of a [RaftNode] asks for, to be carried out in order. [Persist] holds back every [Send] and [Reply] that comes
/// later, of this step and those after it, until the state is on the medium; the others are done at once.
public sealed interface RaftEffect {
    /// Writes what must not be forgotten.
    record Persist(ElectionState state) implements RaftEffect {}

    /// Asks another voter; comes back as [RaftInput.Answered] or [RaftInput.Failed].
    record Send(int to, Request request) implements RaftEffect {}

    /// Answers a request; each gets one answer.
    record Reply(long token, Answer answer) implements RaftEffect {}

    /// Drops the log from an offset on.
    record Truncate(long offset) implements RaftEffect {}

    /// Appends and flushes the records of the answer that this step was about.
    record Append() implements RaftEffect {}

    /// Fetches this snapshot from the leader.
    record FetchSnapshot(int leader, LogPosition id) implements RaftEffect {}

    /// Leads from now on: the leader's first record of the epoch is to be appended and flushed.
    record Lead(int epoch) implements RaftEffect {}

    /// Does not lead any more.
    record StepDown() implements RaftEffect {}

    /// Everything before the offset is committed.
    record Commit(long highWatermark) implements RaftEffect {}

    /// The role, the epoch or the known leader is another one.
    record Changed() implements RaftEffect {}
}
