package io.logarium.engine.replica;

import io.logarium.engine.log.AppendResult;
import io.logarium.engine.log.CheckedBatch;
import io.logarium.engine.log.EpochHistory;
import io.logarium.engine.log.FetchedBatches;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.log.ReadResult;
import io.logarium.engine.loop.Check;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;

/// What one broker is to one partition: it leads it, follows a leader, or cannot use it. Owns the high watermark and whoever waits
/// for it.
public final class Partition {
    private final TopicPartition id;
    private final Uuid topicId;
    private final ReplicaHost host;
    private final PartitionLog log;
    private final Watcher watcher;
    private final ParkedProduces parkedProduces = new ParkedProduces();
    private final Waiters waiters = new Waiters();
    private Role role = new Role.Offline(-1, "no leader is known yet");
    private ReplicationRules rules;
    private long highWatermark;

    /// @param highWatermark as the checkpoint tells it, 0 for a new partition
    public Partition(
            TopicPartition id,
            Uuid topicId,
            ReplicaHost host,
            PartitionLog log,
            ReplicationRules rules,
            long highWatermark) {
        this.id = id;
        this.topicId = topicId;
        this.host = host;
        this.log = log;
        this.rules = rules;
        this.watcher = host.watcher();
        this.highWatermark =
                Math.min(Math.max(highWatermark, log.logStartOffset()), log.endOffset());
    }

    public TopicPartition id() {
        return id;
    }

    public Uuid topicId() {
        return topicId;
    }

    public PartitionLog log() {
        return log;
    }

    public Role role() {
        return role;
    }

    public boolean leads() {
        return role instanceof LeaderRole;
    }

    /// Offsets below it are on every in-sync replica, so consumers may see them. It never moves back within an epoch; a new leader
    /// may start lower (KIP-101).
    public long highWatermark() {
        return highWatermark;
    }

    public long lastStableOffset() {
        return log.lastStableOffset(highWatermark);
    }

    public ReplicationRules rules() {
        return rules;
    }

    public void rulesAreNow(ReplicationRules newRules) {
        rules = newRules;
    }

    /// This broker leads from now on, or it leads already and replicas or in-sync set are others.
    public void lead(
            int leaderEpoch,
            int partitionEpoch,
            List<Integer> inSync,
            List<Integer> replicas,
            long nowMs) {
        LeaderRole leader;
        if (role instanceof LeaderRole known && known.leaderEpoch() == leaderEpoch) {
            leader = known;
            leader.endRests(false);
            leader.inSyncSet().isNow(inSync, partitionEpoch);
        } else {
            Check.that(
                    leaderEpoch >= role.leaderEpoch(),
                    "leader epoch back: %d after %d",
                    leaderEpoch,
                    role.leaderEpoch());
            leader = newLeader(leaderEpoch, new InSyncSet(inSync, partitionEpoch), nowMs);
        }
        leader.assigned(replicas, nowMs);
        watcher.changed(this);
        advanceHighWatermark(leader, nowMs);
    }

    private LeaderRole newLeader(int leaderEpoch, InSyncSet inSync, long nowMs) {
        disturbFollowers(true);
        long end = log.endOffset();
        log.leaderEpochs().begin(leaderEpoch, end);
        var leader =
                role instanceof LeaderRole before
                        ? before.next(leaderEpoch, end, inSync, nowMs)
                        : new LeaderRole(host.brokerId(), leaderEpoch, end, inSync);
        role = leader;
        // Who asks with the epoch before is to hear of the new one.
        waiters.wakeAll();
        return leader;
    }

    /// Another broker leads from now on; whoever waits here is sent there.
    public void follow(int leaderEpoch, int leaderId) {
        var next = new Role.Follower(leaderEpoch, leaderId);
        if (!next.equals(role)) {
            disturbFollowers(true);
            role = next;
            letGo(Errors.NOT_LEADER_OR_FOLLOWER);
        }
    }

    /// Nobody leads, or this log cannot be used.
    public void goOffline(int leaderEpoch, String why) {
        disturbFollowers(true);
        role = new Role.Offline(leaderEpoch, why);
        letGo(Errors.NOT_LEADER_OR_FOLLOWER);
    }

    private void letGo(Errors error) {
        watcher.changed(this);
        parkedProduces.fail(error);
        waiters.wakeAll();
    }

    /// Whether a client that believes in this leader epoch is right to ask here (KIP-320).
    ///
    /// @param currentLeaderEpoch what the client knows, -1 when it does not
    public Errors checkLeader(int currentLeaderEpoch) {
        if (!leads()) {
            return Errors.NOT_LEADER_OR_FOLLOWER;
        }
        return checkEpoch(currentLeaderEpoch);
    }

    /// As [#checkLeader], for a reader that a follower may serve as well (KIP-392).
    public Errors checkReplica(int currentLeaderEpoch) {
        return role instanceof Role.Offline
                ? Errors.NOT_LEADER_OR_FOLLOWER
                : checkEpoch(currentLeaderEpoch);
    }

    /// Whether a follower may fetch here.
    public Errors checkFollower(FollowerFetch fetch, int currentLeaderEpoch) {
        var error = checkLeader(currentLeaderEpoch);
        if (error != Errors.NONE || !(role instanceof LeaderRole leader)) {
            return error;
        }
        var progress = leader.followers().get(fetch.replicaId());
        if (progress == null) {
            // A follower of this very epoch that is not in the assignment yet knows more than this
            // leader: it is to try again.
            return currentLeaderEpoch >= 0
                    ? Errors.UNKNOWN_LEADER_EPOCH
                    : Errors.NOT_LEADER_OR_FOLLOWER;
        }
        boolean stale = fetch.brokerEpoch() >= 0 && fetch.brokerEpoch() < progress.brokerEpoch();
        return stale ? Errors.NOT_LEADER_OR_FOLLOWER : Errors.NONE;
    }

    /// A follower has fetched: what it asked for tells how far it is.
    ///
    /// @param leaderEnd the end of this log when its fetch was served
    public void followerFetched(FollowerFetch fetch, long leaderEnd, long nowMs) {
        if (!(role instanceof LeaderRole leader)) {
            return;
        }
        var progress = leader.followers().get(fetch.replicaId());
        if (progress == null) {
            return;
        }
        boolean moved = progress.fetched(fetch, leaderEnd, nowMs);
        if (leader.wantsIn(fetch.replicaId(), highWatermark, host)) {
            watcher.wantsInSync(this);
        }
        if (moved) {
            watcher.changed(this);
            advanceHighWatermark(leader, nowMs);
        }
    }

    /// Followers that rest have to look here again.
    private void disturbFollowers(boolean hurries) {
        if (role instanceof LeaderRole leader) {
            leader.endRests(hurries);
        }
    }

    /// Whoever lags too long leaves the in-sync set. For a timer, at half of `replica.lag.time.max.ms`.
    public void checkLag(long nowMs) {
        if (role instanceof LeaderRole leader
                && leader.dropsLaggards(log.endOffset(), host, nowMs)) {
            watcher.wantsInSync(this);
        }
    }

    /// What the controller is to be asked for; empty when there is nothing any more.
    public Optional<InSyncWish> inSyncWish() {
        return role instanceof LeaderRole leader ? leader.wish(this, host) : Optional.empty();
    }

    /// The controller did what this leader wished.
    public void inSyncGranted(
            int leaderEpoch, int partitionEpoch, List<Integer> inSync, long nowMs) {
        if (role instanceof LeaderRole leader
                && leader.leaderEpoch() == leaderEpoch
                && leader.inSyncSet().isNow(inSync, partitionEpoch)) {
            // Granted without a change, too: the wish is answered.
            leader.inSyncSet().takeBack();
            leader.endRests(false);
            watcher.changed(this);
            advanceHighWatermark(leader, nowMs);
        }
    }

    /// The controller did not do what this leader wished.
    ///
    /// @return whether to ask again
    public boolean inSyncRefused(InSyncWish wish, Errors error) {
        if (!(role instanceof LeaderRole leader)
                || leader.leaderEpoch() != wish.leaderEpoch()
                || leader.partitionEpoch() != wish.partitionEpoch()) {
            return false;
        }
        return leader.inSyncSet().refused(error);
    }

    private Errors checkEpoch(int currentLeaderEpoch) {
        if (currentLeaderEpoch < 0 || currentLeaderEpoch == role.leaderEpoch()) {
            return Errors.NONE;
        }
        return currentLeaderEpoch < role.leaderEpoch()
                ? Errors.FENCED_LEADER_EPOCH
                : Errors.UNKNOWN_LEADER_EPOCH;
    }

    /// Appends a producer's batch as the leader.
    ///
    /// @param allInSync the producer asked for acks=all: refused while the in-sync set is below `min.insync.replicas`
    public AppendResult append(CheckedBatch batch, boolean allInSync, long nowMs) {
        if (!(role instanceof LeaderRole leader)) {
            return new AppendResult.Refused(Errors.NOT_LEADER_OR_FOLLOWER, "", -1);
        }
        if (allInSync && leader.inSync().size() < minInSync(leader)) {
            return new AppendResult.Refused(
                    Errors.NOT_ENOUGH_REPLICAS,
                    "The size of the current ISR : %d is insufficient to satisfy the min.isr requirement of %d for partition %s"
                            .formatted(leader.inSync().size(), minInSync(leader), id),
                    -1);
        }
        var result = log.appendAsLeader(batch, leader.leaderEpoch(), nowMs);
        if (result instanceof AppendResult.Appended) {
            watcher.changed(this);
            waiters.wakeFollowers();
            leader.endRests(true);
            advanceHighWatermark(leader, nowMs);
        }
        return result;
    }

    /// Kafka takes the smaller of the setting and the number of replicas.
    private int minInSync(LeaderRole leader) {
        return Math.min(rules.minInSync(), leader.followers().size() + 1);
    }

    /// Answers once every record below `endOffset` is committed: at once when it is, else when the high watermark gets there or
    /// leadership is lost. The error is REQUEST_TIMED_OUT's business of the caller.
    public void whenCommitted(long endOffset, Consumer<Errors> answer) {
        if (highWatermark >= endOffset) {
            answer.accept(Errors.NONE);
        } else {
            parkedProduces.park(endOffset, answer);
        }
    }

    /// Producers with acks=all that wait here.
    public int parkedProduces() {
        return parkedProduces.size();
    }

    /// Places in the log for a consumer's fetch: never beyond the high watermark.
    public ReadResult read(
            long fetchOffset, boolean committedOnly, int maxBytes, boolean atLeastOneBatch) {
        long upper = committedOnly ? lastStableOffset() : highWatermark;
        return log.read(fetchOffset, upper, maxBytes, atLeastOneBatch);
    }

    /// Places in the log for a follower's fetch: up to the end.
    public ReadResult readForFollower(long fetchOffset, int maxBytes, boolean atLeastOneBatch) {
        return log.read(fetchOffset, log.endOffset(), maxBytes, atLeastOneBatch);
    }

    /// Appends what was fetched from the leader and takes over what it said of itself.
    public AppendResult copy(
            FetchedBatches.Whole batches,
            long leaderHighWatermark,
            long leaderLogStart,
            long nowMs) {
        long startBefore = log.logStartOffset();
        var result = log.appendAsFollower(batches, nowMs);
        if (!(result instanceof AppendResult.Appended)) {
            return result;
        }
        if (leaderLogStart > startBefore) {
            log.advanceLogStart(leaderLogStart);
        }
        raiseTo(Math.min(leaderHighWatermark, log.endOffset()));
        watcher.changed(this);
        return result;
    }

    /// What was committed once stays so: a new leader that does not know yet how far is believed only when it knows more. Unclean
    /// elections bring it back by truncation.
    private void raiseTo(long offset) {
        long target = Math.max(offset, log.logStartOffset());
        if (target > highWatermark) {
            highWatermark = target;
            watcher.highWatermarkMoved(this);
            waiters.wakeReaders();
        }
    }

    /// Drops what the leader does not have: everything from where the two histories part (KIP-101, KIP-279). What is left may
    /// differ still, which the next fetch tells.
    ///
    /// @param leaderEnd the leader's largest epoch that is not larger than the last one here, and where it ends there
    public void truncateToFork(EpochHistory.EpochEnd leaderEnd, long nowMs) {
        truncateTo(Fork.keptEnd(log, leaderEnd), nowMs);
    }

    /// Drops everything at and behind an offset.
    public void truncateTo(long offset, long nowMs) {
        long before = log.endOffset();
        log.truncateTo(offset, nowMs);
        truncated(before);
    }

    /// Drops everything and goes on where the leader's log begins.
    public void startOverAt(long offset, long nowMs) {
        long before = log.endOffset();
        log.truncateFullyAndStartAt(offset, nowMs);
        highWatermark = offset;
        truncated(before);
    }

    private void truncated(long endBefore) {
        highWatermark = Math.clamp(highWatermark, log.logStartOffset(), log.endOffset());
        watcher.changed(this);
        if (log.endOffset() != endBefore) {
            watcher.truncated(this, endBefore);
        }
    }

    /// Makes everything below an offset unreadable (DeleteRecords, KIP-107).
    public long deleteRecordsTo(long offset) {
        Check.that(offset <= highWatermark, "delete to %d above %d", offset, highWatermark);
        long start = log.advanceLogStart(offset);
        disturbFollowers(false);
        watcher.changed(this);
        waiters.wakeReaders();
        return start;
    }

    /// The smallest log start of the leader and of its followers that live (KIP-107).
    public long lowWatermark(IntPredicate alive) {
        long low = log.logStartOffset();
        return role instanceof LeaderRole leader ? Math.min(low, leader.lowestStart(alive)) : low;
    }

    /// The log was cut by retention: the high watermark is never below the log start.
    public void afterRetention() {
        highWatermark = Math.max(highWatermark, log.logStartOffset());
        disturbFollowers(false);
        watcher.changed(this);
    }

    /// Is woken, until it leaves, whenever there may be more for a consumer to read or the leadership changes.
    public void join(Waiter waiter) {
        waiters.joinAsReader(waiter);
    }

    /// Is woken, until it leaves, whenever the log grows or the leadership changes.
    public void joinAsFollower(Waiter waiter) {
        waiters.joinAsFollower(waiter);
    }

    public void leave(Waiter waiter) {
        waiters.leave(waiter);
    }

    private void advanceHighWatermark(LeaderRole leader, long nowMs) {
        // KIP-966: below min.insync.replicas nothing more is committed, so that whoever is in the
        // ELR has all of it.
        if (leader.inSync().size() < minInSync(leader)) {
            return;
        }
        long committed = leader.committedEnd(log.endOffset(), host, nowMs);
        if (committed > highWatermark) {
            highWatermark = committed;
            leader.endRests(false);
            parkedProduces.committed(highWatermark);
            watcher.highWatermarkMoved(this);
            waiters.wakeReaders();
        }
    }

    /// Somebody who waits for a partition to have more to read.
    @FunctionalInterface
    public interface Waiter {
        void wake();
    }

    /// Is told of what happens to a partition. Called in the middle of an append: it notes, and acts later in the turn.
    public interface Watcher {
        /// Its log or its role is not what it was.
        void changed(Partition partition);

        void highWatermarkMoved(Partition partition);

        /// The leader wishes another in-sync set: [Partition#inSyncWish].
        void wantsInSync(Partition partition);

        /// The log was cut at its end, because the leader has another history.
        void truncated(Partition partition, long endBefore);
    }
}
