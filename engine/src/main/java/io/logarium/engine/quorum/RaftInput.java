package io.logarium.engine.quorum;

import io.logarium.engine.quorum.RaftMessage.Answer;
import io.logarium.engine.quorum.RaftMessage.Request;

/// What happens to a [RaftNode].
public sealed interface RaftInput {
    /// Time has passed; due at [RaftNode#nextDeadlineMs].
    record Tick() implements RaftInput {}

    /// Another voter asks.
    ///
    /// @param token by which [RaftEffect.Reply] names the request
    record Asked(long token, Request request) implements RaftInput {}

    /// Another voter answered.
    record Answered(int from, Request request, Answer answer) implements RaftInput {}

    /// No answer will come; whether the request arrived is unknown.
    record Failed(int to, Request request) implements RaftInput {}

    /// The log grew, was cut, or more of it was flushed.
    record LogChanged() implements RaftInput {}

    /// A piece of the snapshot came: the leader is there.
    record SnapshotGrows() implements RaftInput {}

    /// A follower that copies a snapshot from here asked for a piece of it.
    record Heard(int follower) implements RaftInput {}

    /// A snapshot was fetched and stands in place of the log.
    record SnapshotTaken() implements RaftInput {}

    /// The snapshot could not be fetched; the leader is asked again.
    record SnapshotLost() implements RaftInput {}

    /// The node is about to stop and hands the lead over.
    record Resign() implements RaftInput {}
}
