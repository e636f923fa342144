package io.logarium.engine.quorum;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.quorum.RaftMessage.BeginEpoch;
import io.logarium.engine.quorum.RaftMessage.EndEpoch;
import io.logarium.engine.quorum.RaftMessage.EpochAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchRequest;
import io.logarium.engine.quorum.RaftMessage.VoteAnswer;
import io.logarium.engine.quorum.RaftMessage.VoteRequest;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.protocol.Errors;

/// One voter of the KRaft quorum (KIP-595, KIP-996): what happens and the time go in, what is to be done comes out. It knows no
/// socket, no file and no clock, and it does nothing by itself, so a test or a simulation can hold every message in its hand.
///
/// The rules that everything else stands on: one vote an epoch, remembered over a restart; a vote only for a log that is up to
/// date; what a follower's fetch claims is flushed; a leader commits only what a majority has flushed, and nothing before an entry
/// of its own epoch is.
public final class RaftNode {
    /// Roles that one step may go through; more would be a circle.
    private static final int MAX_MOVES = 8;

    /// Pause between the successors that a leader names when it resigns.
    private static final long SUCCESSION_MS = 100;

    private final RaftCore core;
    private final Electing electing;
    private final Following following;
    private final Leading leading;

    /// @param before what `quorum-state` says
    /// @param nowMs a node that was just started asks for an election soon, in the order of ids
    public RaftNode(
            Voters voters,
            RaftLog log,
            QuorumTimes times,
            Chance chance,
            ElectionState before,
            long nowMs) {
        core = new RaftCore(voters, log, times, chance, before, nowMs);
        electing = new Electing(core);
        following = new Following(core);
        leading = new Leading(core);
    }

    /// What follows from something that happened.
    public List<RaftEffect> step(RaftInput input, long nowMs) {
        switch (input) {
            case RaftInput.Tick() -> {}
            case RaftInput.Asked(long token, RaftMessage.Request request) ->
                    asked(token, request, nowMs);
            case RaftInput.Answered answered -> answered(answered, nowMs);
            case RaftInput.Failed(int to, RaftMessage.Request request) ->
                    failed(to, request, nowMs);
            case RaftInput.LogChanged() -> logChanged();
            case RaftInput.SnapshotGrows() -> {
                if (core.role() instanceof RaftRole.Follower follower) {
                    following.snapshotGrows(follower, nowMs);
                }
            }
            case RaftInput.Heard(int id) -> {
                if (core.role() instanceof RaftRole.Leader leader) {
                    leading.heard(leader, id, nowMs);
                }
            }
            case RaftInput.SnapshotTaken() -> {
                core.commit(core.log.end().offset());
                if (core.role() instanceof RaftRole.Follower follower) {
                    following.snapshotTaken(follower, nowMs);
                }
            }
            case RaftInput.SnapshotLost() -> {
                if (core.role() instanceof RaftRole.Follower follower) {
                    following.snapshotLost(follower, nowMs);
                }
            }
            case RaftInput.Resign() -> {
                if (core.role() instanceof RaftRole.Leader leader) {
                    leading.resign(leader, nowMs);
                }
            }
        }
        elapse(nowMs);
        return core.drain();
    }

    private void asked(long token, RaftMessage.Request request, long nowMs) {
        switch (request) {
            case VoteRequest vote -> reply(token, electing.asked(vote, nowMs));
            case BeginEpoch begin -> reply(token, begun(begin, nowMs));
            case EndEpoch end -> reply(token, ended(end, nowMs));
            case FetchRequest fetch -> leading.fetched(token, fetch, nowMs);
        }
    }

    private void reply(long token, RaftMessage.Answer answer) {
        core.emit(new RaftEffect.Reply(token, answer));
    }

    private EpochAnswer begun(BeginEpoch request, long nowMs) {
        if (!core.voters.contains(request.leader())) {
            return told(Errors.INCONSISTENT_VOTER_SET);
        }
        if (request.epoch() < core.epoch()) {
            return told(Errors.FENCED_LEADER_EPOCH);
        }
        core.learn(request.epoch(), request.leader(), nowMs);
        return told(Errors.NONE);
    }

    private EpochAnswer ended(EndEpoch request, long nowMs) {
        if (request.epoch() < core.epoch()) {
            return told(Errors.FENCED_LEADER_EPOCH);
        }
        core.learn(request.epoch(), request.leader(), nowMs);
        boolean follows =
                core.role() instanceof RaftRole.Follower follower
                        && follower.leader() == request.leader();
        int place = request.successors().indexOf(core.self());
        if (follows && place >= 0) {
            core.unattach(core.epoch(), nowMs + place * SUCCESSION_MS);
        }
        return told(Errors.NONE);
    }

    private EpochAnswer told(Errors error) {
        return new EpochAnswer(error, core.epoch(), core.leader());
    }

    private void answered(RaftInput.Answered input, long nowMs) {
        int from = input.from();
        switch (input.request()) {
            case VoteRequest vote ->
                    electing.answered(from, vote, (VoteAnswer) input.answer(), nowMs);
            case BeginEpoch begin ->
                    leading.answered(from, begin, (EpochAnswer) input.answer(), nowMs);
            case EndEpoch ignored ->
                    core.learn(input.answer().epoch(), input.answer().leader(), nowMs);
            case FetchRequest fetch ->
                    following.answered(from, fetch, (FetchAnswer) input.answer(), nowMs);
        }
    }

    private void failed(int to, RaftMessage.Request request, long nowMs) {
        switch (request) {
            case VoteRequest vote -> electing.failed(to, vote, nowMs);
            case BeginEpoch begin -> leading.failed(to, begin, nowMs);
            case EndEpoch ignored -> {}
            case FetchRequest fetch -> following.failed(to, fetch, nowMs);
        }
    }

    private void logChanged() {
        switch (core.role()) {
            case RaftRole.Leader leader -> leading.logChanged(leader);
            case RaftRole.Follower follower -> following.logChanged(follower);
            default -> {}
        }
    }

    /// Does what is due, from role to role, until nothing is.
    private void elapse(long nowMs) {
        for (int moves = 0; moves < MAX_MOVES; moves++) {
            var before = core.role();
            elapse(before, nowMs);
            if (core.role() == before) {
                return;
            }
        }
    }

    private void elapse(RaftRole role, long nowMs) {
        switch (role) {
            case RaftRole.Unattached(long electionAtMs) -> {
                if (nowMs >= electionAtMs) {
                    core.stand(nowMs);
                }
            }
            case RaftRole.Prospective(int leader, RaftRole.Canvass canvass) -> {
                if (nowMs >= canvass.endsAtMs) {
                    core.stand(nowMs);
                } else {
                    electing.canvass(canvass, true, nowMs);
                }
            }
            case RaftRole.Candidate(RaftRole.Canvass canvass) -> {
                if (nowMs >= canvass.endsAtMs) {
                    core.pause(nowMs);
                } else {
                    electing.canvass(canvass, false, nowMs);
                }
            }
            case RaftRole.Follower follower -> {
                if (nowMs >= follower.timeoutAtMs) {
                    core.stand(nowMs);
                } else {
                    following.fetch(follower, nowMs);
                }
            }
            case RaftRole.Leader leader -> leading.elapse(leader, nowMs);
            case RaftRole.Resigned(long electionAtMs) -> {
                if (nowMs >= electionAtMs) {
                    core.stand(nowMs);
                }
            }
        }
    }

    /// When a [RaftInput.Tick] is due.
    public long nextDeadlineMs() {
        return core.role().deadlineMs();
    }

    public int epoch() {
        return core.epoch();
    }

    /// -1 while nobody is known to lead.
    public int leader() {
        return core.leader();
    }

    public boolean leads() {
        return core.role() instanceof RaftRole.Leader;
    }

    /// Everything before it is committed; -1 while that is not known.
    public long highWatermark() {
        return core.highWatermark();
    }

    /// Whom this node gave its vote of the epoch, or -1.
    public int votedFor() {
        return core.votedFor();
    }

    /// Who elected this leader, itself included; empty unless it leads.
    public List<Integer> electors() {
        return core.role() instanceof RaftRole.Leader leader
                ? List.copyOf(leader.votedForIt)
                : List.of();
    }

    /// Where the epoch of this leader begins; -1 unless it leads.
    public long epochStart() {
        return core.role() instanceof RaftRole.Leader leader ? leader.epochStart : -1;
    }

    /// What this node is, by Kafka's name of the state.
    public String roleName() {
        return core.role().getClass().getSimpleName();
    }

    /// A voter as its leader knows it.
    ///
    /// @param endOffset flushed there, -1 while unknown
    /// @param lastFetchMs -1 before the first fetch
    /// @param lastCaughtUpMs when it last had everything, -1 never
    public record Progress(int id, long endOffset, long lastFetchMs, long lastCaughtUpMs) {}

    /// All voters by id; empty unless this node leads.
    public List<Progress> progress(long nowMs) {
        if (!(core.role() instanceof RaftRole.Leader leader)) {
            return List.of();
        }
        var all = new ArrayList<Progress>();
        for (int id : core.voters.ids()) {
            var follower = leader.followers.find(id);
            if (follower == null) {
                all.add(new Progress(id, core.log.end().offset(), nowMs, nowMs));
            } else {
                long fetchedMs = follower.hasFetched ? follower.lastFetchMs : -1;
                all.add(new Progress(id, follower.endOffset, fetchedMs, follower.lastCaughtUpMs));
            }
        }
        return all;
    }
}
