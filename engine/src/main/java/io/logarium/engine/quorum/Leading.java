package io.logarium.engine.quorum;

import io.logarium.engine.quorum.Followers.Follower;
import io.logarium.engine.quorum.RaftMessage.BeginEpoch;
import io.logarium.engine.quorum.RaftMessage.EndEpoch;
import io.logarium.engine.quorum.RaftMessage.EpochAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchRequest;
import io.logarium.engine.quorum.RaftRole.Leader;
import io.logarium.engine.quorum.RaftRole.Leader.Parked;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.kafka.common.protocol.Errors;

/// What a leader does: tells the others, serves their fetches, counts who has flushed what, and resigns when too few come.
final class Leading {
    private final RaftCore core;

    Leading(RaftCore core) {
        this.core = core;
    }

    void fetched(long token, FetchRequest request, long nowMs) {
        var error = check(request);
        if (error != Errors.NONE || !(core.role() instanceof Leader leader)) {
            core.learn(request.epoch(), ElectionState.NOBODY, nowMs);
            reply(token, FetchAnswer.failed(error, core.epoch(), core.leader()));
            return;
        }
        var follower = leader.followers.find(request.follower());
        if (follower == null) {
            reply(
                    token,
                    FetchAnswer.failed(Errors.UNKNOWN_LEADER_EPOCH, core.epoch(), core.leader()));
            return;
        }
        var old = leader.parked.remove(follower.id);
        if (old != null) {
            reply(old.token(), news(old.request()));
        }
        switch (core.log.agreementWith(request.offset(), request.lastEpoch())) {
            case RaftLog.Agrees() -> {
                long end = core.log.end().offset();
                leader.followers.fetched(follower, request.offset(), end, nowMs);
                commit(leader);
                if (hasNews(request) || request.waitMs() <= 0) {
                    reply(token, news(request));
                } else {
                    long untilMs = nowMs + request.waitMs();
                    leader.parked.put(follower.id, new Parked(token, request, untilMs));
                }
            }
            case RaftLog.PartsAt(LogPosition end) -> {
                heard(follower, nowMs);
                reply(token, answer(-1, Optional.of(end), Optional.empty()));
            }
            case RaftLog.NeedsSnapshot(LogPosition id) -> {
                heard(follower, nowMs);
                reply(token, answer(-1, Optional.empty(), Optional.of(id)));
            }
        }
    }

    private Errors check(FetchRequest request) {
        if (request.epoch() < core.epoch()) {
            return Errors.FENCED_LEADER_EPOCH;
        }
        if (request.epoch() > core.epoch()) {
            return Errors.UNKNOWN_LEADER_EPOCH;
        }
        return core.role() instanceof Leader ? Errors.NONE : Errors.NOT_LEADER_OR_FOLLOWER;
    }

    private static void heard(Follower follower, long nowMs) {
        follower.lastFetchMs = nowMs;
        follower.hasFetched = true;
        follower.knowsTheLeader = true;
    }

    /// A voter that copies a snapshot from here counts as one that fetches (KIP-630).
    void heard(Leader leader, int id, long nowMs) {
        var follower = leader.followers.find(id);
        if (follower != null) {
            heard(follower, nowMs);
        }
    }

    /// New records, or a high watermark that the follower does not know (KIP-1166).
    private boolean hasNews(FetchRequest request) {
        return request.offset() < core.log.end().offset()
                || request.highWatermark() < core.highWatermark();
    }

    private FetchAnswer news(FetchRequest request) {
        long readFrom = request.offset() < core.log.end().offset() ? request.offset() : -1;
        return answer(readFrom, Optional.empty(), Optional.empty());
    }

    private FetchAnswer answer(
            long readFrom, Optional<LogPosition> parting, Optional<LogPosition> snapshot) {
        return new FetchAnswer(
                Errors.NONE,
                core.epoch(),
                core.self(),
                core.highWatermark(),
                readFrom,
                parting,
                snapshot);
    }

    private void reply(long token, FetchAnswer answer) {
        core.emit(new RaftEffect.Reply(token, answer));
    }

    void logChanged(Leader leader) {
        commit(leader);
        serveParked(leader, Long.MIN_VALUE);
    }

    /// A majority has flushed it, and with it an entry of this leader's own epoch: older entries count only below such a one,
    /// since another leader might still drop them (Raft, section 5.4.2).
    private void commit(Leader leader) {
        long end = leader.followers.majorityEnd(core.log.flushedOffset());
        if (end > leader.epochStart && end > core.highWatermark()) {
            core.commit(end);
            serveParked(leader, Long.MIN_VALUE);
        }
    }

    private void serveParked(Leader leader, long nowMs) {
        for (var entry : new ArrayList<>(leader.parked.entrySet())) {
            var parked = entry.getValue();
            if (hasNews(parked.request()) || nowMs >= parked.untilMs()) {
                leader.parked.remove(entry.getKey());
                reply(parked.token(), news(parked.request()));
            }
        }
    }

    /// What is due by the clock.
    void elapse(Leader leader, long nowMs) {
        long heardMs = leader.followers.majorityHeardMs();
        long checkMs = heardMs == Long.MAX_VALUE ? heardMs : heardMs + core.times.checkQuorumMs();
        if (nowMs >= checkMs) {
            resign(leader, nowMs);
            return;
        }
        serveParked(leader, nowMs);
        long next = checkMs;
        for (var parked : leader.parked.values()) {
            next = Math.min(next, parked.untilMs());
        }
        for (var follower : leader.followers.all()) {
            long silentMs = follower.lastFetchMs + core.times.fetchTimeoutMs() / 2;
            if (follower.knowsTheLeader && nowMs >= silentMs) {
                follower.knowsTheLeader = false;
                follower.nextAskMs = nowMs;
            }
            tell(follower, nowMs);
            if (follower.knowsTheLeader) {
                next = Math.min(next, silentMs);
            } else if (follower.asked == null) {
                next = Math.min(next, follower.nextAskMs);
            }
        }
        leader.deadlineMs = next;
    }

    private void tell(Follower follower, long nowMs) {
        if (!follower.knowsTheLeader && follower.asked == null && nowMs >= follower.nextAskMs) {
            var request = new BeginEpoch(core.epoch(), core.self());
            follower.asked = request;
            core.send(follower.id, request);
        }
    }

    void answered(int from, BeginEpoch request, EpochAnswer answer, long nowMs) {
        if (core.learn(answer.epoch(), answer.leader(), nowMs)) {
            return;
        }
        boolean taken = answer.error() == Errors.NONE;
        told(from, request, nowMs, taken);
    }

    void failed(int to, BeginEpoch request, long nowMs) {
        told(to, request, nowMs, false);
    }

    /// A follower that took it gets time to fetch before it is told again.
    private void told(int id, BeginEpoch request, long nowMs, boolean taken) {
        if (!(core.role() instanceof Leader leader)) {
            return;
        }
        var follower = leader.followers.find(id);
        if (follower != null && request.equals(follower.asked)) {
            follower.asked = null;
            long pauseMs = taken ? core.times.fetchTimeoutMs() / 2 : core.times.retryBackoffMs();
            follower.nextAskMs = nowMs + pauseMs;
        }
    }

    /// Gives the lead up and names who should try first.
    void resign(Leader leader, long nowMs) {
        var request = new EndEpoch(core.epoch(), core.self(), leader.followers.successors());
        core.resign(nowMs);
        core.voters.others().forEach(id -> core.send(id, request));
    }
}
