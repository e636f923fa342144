package io.logarium.engine.group;

import static io.logarium.engine.group.GroupState.COMPLETING_REBALANCE;
import static io.logarium.engine.group.GroupState.EMPTY;
import static io.logarium.engine.group.GroupState.PREPARING_REBALANCE;
import static io.logarium.engine.group.GroupState.STABLE;

import io.logarium.engine.event.EngineEvent.GroupChanged;
import io.logarium.engine.event.EngineEvent.MemberLeft;
import io.logarium.engine.group.GroupRecord.ClassicGroupWritten;
import io.logarium.engine.loop.Check;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.protocol.Errors;

/// The moves of a classic group from generation to generation, and the time-outs that keep it moving.
///
/// Empty -> PreparingRebalance (members join) -> CompletingRebalance (the leader assigns) -> Stable, and back to
/// PreparingRebalance whenever a member comes, goes or changes its mind. Nobody can hold a rebalance up for longer than the
/// longest rebalance time-out of its members: who has not joined by then is out, unless static.
final class ClassicRebalance {
    /// How long a new member may wait for its first answer. It knows no id yet, so it can send no heartbeat, and a client that
    /// gave up would stay in for good (KAFKA-7610); Kafka's value.
    static final int NEW_MEMBER_TIMEOUT_MS = 5 * 60_000;

    /// So that a rebalance time-out of zero does not make the loop spin.
    private static final int RETRY_MS = 1_000;

    private final GroupShard shard;

    ClassicRebalance(GroupShard shard) {
        this.shard = shard;
    }

    /// The group was restored from the log: its members have their full session time-outs to show up.
    void loaded(ClassicGroup group, long nowMs) {
        group.members().all().forEach(m -> heard(group, m, nowMs));
        int most = maxSize();
        if (group.members().size() > most) {
            prepare(group, "more members than group.max.size, which is " + most, nowMs);
        }
    }

    /// Members that a group takes.
    int maxSize() {
        return Math.min(shard.config().maxSize(), GroupLimits.MEMBERS);
    }

    /// The member gave a sign of life.
    void heard(ClassicGroup group, ClassicMember member, long nowMs) {
        expectBy(group, member, nowMs + member.sessionTimeoutMs());
    }

    /// The member has joined for the first time and cannot send heartbeats yet.
    void awaitNew(ClassicGroup group, ClassicMember member, long nowMs) {
        expectBy(group, member, nowMs + NEW_MEMBER_TIMEOUT_MS);
    }

    private void expectBy(ClassicGroup group, ClassicMember member, long deadlineMs) {
        member.expectBy(
                deadlineMs, shard.context().timers(), atMs -> sessionCheck(group, member, atMs));
    }

    private void sessionCheck(ClassicGroup group, ClassicMember member, long nowMs) {
        if (!group.members().contains(member)) {
            return;
        }
        if (nowMs < member.deadlineMs()) {
            expectBy(group, member, member.deadlineMs());
            return;
        }
        // Who waits for us cannot send heartbeats and is heard anew when it is answered; a new one
        // must not wait forever.
        if (!member.isNew() && (member.awaitsJoin() || member.awaitsSync())) {
            return;
        }
        var why =
                member.isNew()
                        ? "waited %d ms for its first generation".formatted(NEW_MEMBER_TIMEOUT_MS)
                        : "no heartbeat for %d ms".formatted(member.sessionTimeoutMs());
        lose(group, member, why, nowMs);
        goOnWithout(group, "member %s is gone: %s".formatted(member.id(), why), nowMs);
    }

    /// The member is out of the group; what that means for the others is [#goOnWithout].
    void lose(ClassicGroup group, ClassicMember member, String why, long nowMs) {
        group.remove(member);
        shard.emit(new MemberLeft(nowMs, group.id(), member.id(), member.clientId(), why));
    }

    private void goOnWithout(ClassicGroup group, String why, long nowMs) {
        switch (group.state()) {
            case STABLE, COMPLETING_REBALANCE -> prepare(group, why, nowMs);
            case PREPARING_REBALANCE -> completeIfEverybodyJoined(group, nowMs);
            case EMPTY, DEAD -> {}
        }
    }

    /// An id that was handed out never came back.
    void pendingExpired(ClassicGroup group, String memberId, long nowMs) {
        group.dropPending(memberId);
        if (group.state() == PREPARING_REBALANCE) {
            completeIfEverybodyJoined(group, nowMs);
        }
    }

    private void completeIfEverybodyJoined(ClassicGroup group, long nowMs) {
        if (group.everybodyJoined()) {
            completeJoin(group, nowMs);
        }
    }

    /// Asks everybody to join anew, or takes the join phase to its end when this was the last one it waited for.
    void rebalanceOrComplete(ClassicGroup group, String why, long nowMs) {
        switch (group.state()) {
            case EMPTY, COMPLETING_REBALANCE, STABLE -> prepare(group, why, nowMs);
            case PREPARING_REBALANCE -> completeUnlessInitial(group, nowMs);
            case DEAD -> {}
        }
    }

    /// The first rebalance of an empty group lasts its delay even when everybody who is known has joined.
    void completeUnlessInitial(ClassicGroup group, long nowMs) {
        if (group.state() == PREPARING_REBALANCE && group.previousState() != EMPTY) {
            completeIfEverybodyJoined(group, nowMs);
        }
    }

    /// Begins a rebalance.
    void prepare(ClassicGroup group, String why, long nowMs) {
        if (group.state() == COMPLETING_REBALANCE) {
            failSync(group, Errors.REBALANCE_IN_PROGRESS, nowMs);
        }
        group.pendingSync().clear();
        group.endSyncTimer();
        boolean initial = group.state() == EMPTY;
        move(group, PREPARING_REBALANCE, why, nowMs);
        if (initial) {
            group.memberAddedMeanwhile();
            int delayMs = shard.config().initialRebalanceDelayMs();
            int restMs = Math.max(group.members().rebalanceTimeoutMs() - delayMs, 0);
            waitForMore(group, delayMs, restMs, nowMs);
        } else if (group.everybodyJoined()) {
            completeJoin(group, nowMs);
        } else {
            group.joinTimer(
                    shard.context()
                            .timers()
                            .at(
                                    nowMs + group.members().rebalanceTimeoutMs(),
                                    atMs -> completeJoin(group, atMs)));
        }
    }

    /// `group.initial.rebalance.delay.ms`: a new group waits a little, and again while members keep coming, so that ten consumers
    /// that start together cost one rebalance and not ten (KIP-134).
    private void waitForMore(ClassicGroup group, int delayMs, int restMs, long nowMs) {
        group.joinTimer(
                shard.context()
                        .timers()
                        .at(
                                nowMs + delayMs,
                                atMs -> initialDelayOver(group, delayMs, restMs, atMs)));
    }

    private void initialDelayOver(ClassicGroup group, int delayMs, int restMs, long nowMs) {
        if (group.memberAddedMeanwhile() && restMs > 0) {
            int nextMs = Math.min(shard.config().initialRebalanceDelayMs(), restMs);
            waitForMore(group, nextMs, Math.max(restMs - delayMs, 0), nowMs);
        } else {
            completeJoin(group, nowMs);
        }
    }

    /// Ends the join phase: who has not joined is out, and the next generation begins with the others.
    private void completeJoin(ClassicGroup group, long nowMs) {
        Check.that(group.state() == PREPARING_REBALANCE, "%s is %s", group.id(), group.state());
        group.endJoinTimer();
        for (var member : group.members().notRejoined()) {
            if (!member.isStatic()) {
                lose(group, member, "did not join again within its rebalance time-out", nowMs);
            }
        }
        var members = group.members();
        if (!members.isEmpty() && !members.haveLeaderThatJoined()) {
            // Only static members are left and none of them is here: their sessions decide.
            group.joinTimer(
                    shard.context()
                            .timers()
                            .at(
                                    nowMs + Math.max(members.rebalanceTimeoutMs(), RETRY_MS),
                                    atMs -> completeJoin(group, atMs)));
            return;
        }
        var before = group.state();
        group.beginGeneration(nowMs);
        if (group.state() == EMPTY) {
            tell(group, before, "nobody is left", nowMs);
            writeEmpty(group, nowMs);
        } else {
            tell(group, before, "the join phase is over", nowMs);
            answerJoins(group, nowMs);
        }
    }

    private void answerJoins(ClassicGroup group, long nowMs) {
        for (var member : List.copyOf(group.members().all())) {
            group.members().answerJoin(member, ClassicAnswers.joined(group, member));
            member.settled();
            heard(group, member, nowMs);
            group.pendingSync().add(member.id());
        }
        int generation = group.generation();
        group.syncTimer(
                shard.context()
                        .timers()
                        .at(
                                nowMs + group.members().rebalanceTimeoutMs(),
                                atMs -> syncOver(group, generation, atMs)));
    }

    /// Members that joined but never asked for their assignment are out.
    private void syncOver(ClassicGroup group, int generation, long nowMs) {
        boolean current = generation == group.generation();
        boolean waiting = group.state() == COMPLETING_REBALANCE || group.state() == STABLE;
        if (!current || !waiting || group.pendingSync().isEmpty()) {
            return;
        }
        for (var id : List.copyOf(group.pendingSync())) {
            group.members()
                    .find(id)
                    .ifPresent(m -> lose(group, m, "never asked for its assignment", nowMs));
        }
        prepare(group, "members did not ask for their assignment in time", nowMs);
    }

    /// Nobody is in: the generation is written down so that it is never used again. Should that fail, the one before stays
    /// written; its members are gone and will time out again.
    private void writeEmpty(ClassicGroup group, long nowMs) {
        write(group, group.imageWith(Map.of()), nowMs, new GroupShard.Outcome.Ignored());
    }

    void write(ClassicGroup group, ClassicImage image, long nowMs, GroupShard.Outcome outcome) {
        shard.write(List.of(new ClassicGroupWritten(group.id(), image)), nowMs, outcome);
    }

    /// The leader's assignment is committed.
    void stable(ClassicGroup group, Map<String, Bytes> assignments, long nowMs) {
        for (var member : group.members().all()) {
            member.assign(assignments.getOrDefault(member.id(), Bytes.EMPTY));
        }
        move(group, STABLE, "the leader's assignment is stored", nowMs);
        for (var member : group.members().all()) {
            if (member.answerSync(ClassicAnswers.assigned(group, member))) {
                heard(group, member, nowMs);
            }
        }
    }

    /// There is no assignment for this generation: who waits for one is told.
    void failSync(ClassicGroup group, Errors error, long nowMs) {
        for (var member : group.members().all()) {
            member.assign(Bytes.EMPTY);
            if (member.answerSync(ClassicAnswers.syncFailed(error))) {
                heard(group, member, nowMs);
            }
        }
    }

    private void move(ClassicGroup group, GroupState next, String why, long nowMs) {
        var before = group.state();
        group.moveTo(next, nowMs);
        tell(group, before, why, nowMs);
    }

    private void tell(ClassicGroup group, GroupState before, String why, long nowMs) {
        shard.emit(
                new GroupChanged(
                        nowMs,
                        group.id(),
                        before.text(),
                        group.state().text(),
                        group.generation(),
                        why));
    }
}
