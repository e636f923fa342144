package io.logarium.engine.quorum;

import io.logarium.engine.loop.Check;
import io.logarium.engine.quorum.RaftMessage.FetchAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchRequest;
import org.apache.kafka.common.protocol.Errors;

/// Copies the leader's log by fetching it.
final class Following {
    private final RaftCore core;

    Following(RaftCore core) {
        this.core = core;
    }

    /// Asks for more when nothing is under way. Its fetch offset says what is flushed here, so it waits for the flush.
    void fetch(RaftRole.Follower follower, long nowMs) {
        boolean waits = follower.asked != null || follower.takesSnapshot || follower.flushes;
        if (waits || nowMs < follower.nextFetchMs) {
            return;
        }
        var end = core.log.end();
        follower.flushes = core.log.flushedOffset() < end.offset();
        if (follower.flushes) {
            return;
        }
        var request =
                new FetchRequest(
                        core.epoch(),
                        core.self(),
                        end.offset(),
                        end.epoch(),
                        core.highWatermark(),
                        core.times.fetchWaitMs());
        follower.asked = request;
        core.send(follower.leader(), request);
    }

    void answered(int from, FetchRequest request, FetchAnswer answer, long nowMs) {
        boolean changed = core.learn(answer.epoch(), answer.leader(), nowMs);
        if (changed
                || !(core.role() instanceof RaftRole.Follower follower)
                || follower.leader() != from
                || !request.equals(follower.asked)) {
            return;
        }
        follower.asked = null;
        if (answer.error() != Errors.NONE) {
            follower.nextFetchMs = nowMs + core.times.retryBackoffMs();
            return;
        }
        follower.hasFetched = true;
        follower.timeoutAtMs = nowMs + core.times.fetchTimeoutMs();
        if (answer.parting().isPresent()) {
            follower.flushes = true;
            truncate(answer.parting().get());
        } else if (answer.snapshot().isPresent()) {
            follower.takesSnapshot = true;
            core.emit(new RaftEffect.FetchSnapshot(from, answer.snapshot().get()));
        } else {
            agreed(follower, answer);
        }
    }

    /// This log is a beginning of the leader's. Only now its high watermark means anything here: logs that part may part again
    /// further back, and what lies between is not what was committed.
    private void agreed(RaftRole.Follower follower, FetchAnswer answer) {
        follower.leaderHighWatermark = answer.highWatermark();
        if (answer.readFrom() >= 0) {
            follower.flushes = true;
            core.emit(new RaftEffect.Append());
        } else {
            commit(follower);
        }
    }

    private void truncate(LogPosition leaders) {
        long offset = core.log.truncationFor(leaders);
        Check.that(
                offset >= core.highWatermark(),
                "what is committed would be dropped: %d < %d",
                offset,
                core.highWatermark());
        core.emit(new RaftEffect.Truncate(offset));
    }

    void failed(int to, FetchRequest request, long nowMs) {
        if (core.role() instanceof RaftRole.Follower follower
                && follower.leader() == to
                && request.equals(follower.asked)) {
            follower.asked = null;
            follower.nextFetchMs = nowMs + core.times.retryBackoffMs();
        }
    }

    void logChanged(RaftRole.Follower follower) {
        follower.flushes = core.log.flushedOffset() < core.log.end().offset();
        commit(follower);
    }

    void snapshotGrows(RaftRole.Follower follower, long nowMs) {
        follower.timeoutAtMs = nowMs + core.times.fetchTimeoutMs();
    }

    void snapshotTaken(RaftRole.Follower follower, long nowMs) {
        follower.takesSnapshot = false;
        follower.nextFetchMs = nowMs;
        follower.timeoutAtMs = nowMs + core.times.fetchTimeoutMs();
    }

    void snapshotLost(RaftRole.Follower follower, long nowMs) {
        follower.takesSnapshot = false;
        follower.nextFetchMs = nowMs + core.times.retryBackoffMs();
    }

    /// The leader's high watermark, as far as this log reaches.
    private void commit(RaftRole.Follower follower) {
        core.commit(Math.min(follower.leaderHighWatermark, core.log.end().offset()));
    }
}
