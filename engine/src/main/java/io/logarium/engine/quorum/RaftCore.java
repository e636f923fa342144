package io.logarium.engine.quorum;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Check;
import io.logarium.engine.quorum.RaftMessage.FetchAnswer;
import io.logarium.engine.quorum.RaftMessage.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.protocol.Errors;

/// The state of a [RaftNode] and its moves from role to role; which of them is due is decided by those who share it.
final class RaftCore {
    /// The shortest pause after an election that nobody won; doubled for each further one.
    private static final int FIRST_BACKOFF_MS = 40;

    final Voters voters;
    final RaftLog log;
    final QuorumTimes times;
    private final Chance chance;
    private final List<RaftEffect> effects = new ArrayList<>();
    private ElectionState persisted;
    private int epoch;
    private int votedFor;
    private RaftRole role;
    private long highWatermark = -1;
    private int lostElections;

    /// What a snapshot stands for is committed.
    ///
    /// @param before what `quorum-state` says
    RaftCore(
            Voters voters,
            RaftLog log,
            QuorumTimes times,
            Chance chance,
            ElectionState before,
            long nowMs) {
        this.voters = voters;
        this.log = log;
        this.times = times;
        this.chance = chance;
        this.persisted = before;
        if (log.end().epoch() > before.epoch()) {
            epoch = log.end().epoch();
            votedFor = ElectionState.NOBODY;
        } else {
            epoch = before.epoch();
            votedFor =
                    before.votedFor() == ElectionState.NOBODY ? before.leader() : before.votedFor();
        }
        role = new RaftRole.Unattached(nowMs + times.startDelayMs() * voters.rank());
        log.latestSnapshot().ifPresent(id -> commit(id.offset()));
    }

    int self() {
        return voters.self();
    }

    int epoch() {
        return epoch;
    }

    int votedFor() {
        return votedFor;
    }

    RaftRole role() {
        return role;
    }

    int leader() {
        return role.leader();
    }

    long highWatermark() {
        return highWatermark;
    }

    void emit(RaftEffect effect) {
        effects.add(effect);
    }

    void send(int to, Request request) {
        effects.add(new RaftEffect.Send(to, request));
    }

    /// What the step came to. What must not be forgotten is written before anything else leaves.
    List<RaftEffect> drain() {
        var state = new ElectionState(epoch, leader(), votedFor);
        var drained = new ArrayList<RaftEffect>();
        if (!state.equals(persisted)) {
            persisted = state;
            drained.add(new RaftEffect.Persist(state));
        }
        drained.addAll(effects);
        effects.clear();
        return drained;
    }

    /// Everything before the offset is committed; never moves back.
    void commit(long offset) {
        if (offset > highWatermark) {
            highWatermark = offset;
            emit(new RaftEffect.Commit(offset));
        }
    }

    /// Takes over what another voter knows about a newer epoch or about who leads this one.
    ///
    /// @return whether that changed anything
    boolean learn(int otherEpoch, int leader, long nowMs) {
        boolean known = leader != ElectionState.NOBODY && leader != self();
        if (otherEpoch > epoch) {
            if (known && voters.contains(leader)) {
                follow(otherEpoch, leader, nowMs);
            } else {
                unattach(otherEpoch, nowMs + electionTimeoutMs());
            }
            return true;
        }
        boolean mayFollow =
                leader() == ElectionState.NOBODY && !(role instanceof RaftRole.Resigned);
        if (otherEpoch == epoch && known && mayFollow && voters.contains(leader)) {
            follow(otherEpoch, leader, nowMs);
            return true;
        }
        return false;
    }

    void unattach(int newEpoch, long electionAtMs) {
        enter(newEpoch, new RaftRole.Unattached(electionAtMs));
    }

    /// Gives the one vote of this epoch away.
    void voteFor(int candidate, long nowMs) {
        Check.that(votedFor == ElectionState.NOBODY, "epoch %d: a second vote", epoch, votedFor);
        votedFor = candidate;
        unattach(epoch, nowMs + electionTimeoutMs());
    }

    void follow(int newEpoch, int leader, long nowMs) {
        lostElections = 0;
        enter(newEpoch, new RaftRole.Follower(leader, nowMs + times.fetchTimeoutMs(), nowMs));
    }

    void stand(long nowMs) {
        var canvass = new RaftRole.Canvass(voters, nowMs + electionTimeoutMs(), nowMs);
        enter(epoch, new RaftRole.Prospective(leader(), canvass));
    }

    void stepUp(long nowMs) {
        int next = epoch + 1;
        var canvass = new RaftRole.Canvass(voters, nowMs + electionTimeoutMs(), nowMs);
        enter(next, new RaftRole.Candidate(canvass));
        votedFor = self();
    }

    void lead(Set<Integer> votedForIt, long nowMs) {
        lostElections = 0;
        long start = log.end().offset();
        enter(epoch, new RaftRole.Leader(self(), start, new Followers(voters, nowMs), votedForIt));
        emit(new RaftEffect.Lead(epoch));
    }

    void resign(long nowMs) {
        enter(epoch, new RaftRole.Resigned(nowMs + electionTimeoutMs()));
    }

    /// Nobody won; another try comes after a pause that differs from node to node.
    void pause(long nowMs) {
        int longest = (int) Math.max(1, Math.min(times.backoffMaxMs(), backoffCeilingMs()));
        lostElections++;
        unattach(epoch, nowMs + FIRST_BACKOFF_MS / 2 + chance.nextInt(longest));
    }

    private long backoffCeilingMs() {
        return (long) FIRST_BACKOFF_MS << Math.min(lostElections, 10);
    }

    private long electionTimeoutMs() {
        int timeoutMs = (int) Math.max(1, times.electionTimeoutMs());
        return timeoutMs + chance.nextInt(timeoutMs);
    }

    private void enter(int newEpoch, RaftRole next) {
        Check.that(newEpoch >= epoch, "epoch back: %d < %d", newEpoch, epoch);
        if (role instanceof RaftRole.Leader leader) {
            leader.parked.values().forEach(p -> refuse(p.token(), newEpoch, next.leader()));
            emit(new RaftEffect.StepDown());
        }
        if (newEpoch > epoch) {
            epoch = newEpoch;
            votedFor = ElectionState.NOBODY;
        }
        role = next;
        emit(new RaftEffect.Changed());
    }

    private void refuse(long token, int newEpoch, int leader) {
        emit(
                new RaftEffect.Reply(
                        token,
                        FetchAnswer.failed(Errors.NOT_LEADER_OR_FOLLOWER, newEpoch, leader)));
    }
}
