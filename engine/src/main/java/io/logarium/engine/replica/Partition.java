package io.logarium.engine.replica;

import io.logarium.engine.log.AppendResult;
import io.logarium.engine.log.CheckedBatch;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.log.ReadResult;
import io.logarium.engine.loop.Check;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;

/// What one broker is to one partition: it leads it, follows a leader, or cannot use it. Owns the high watermark and whoever waits
/// for it.
public final class Partition {
    private final TopicPartition id;
    private final Uuid topicId;
    private final int brokerId;
    private final PartitionLog log;
    private final Watcher watcher;
    private final ParkedProduces parkedProduces = new ParkedProduces();
    private final Set<Waiter> waiters = new LinkedHashSet<>();
    private Role role = new Role.Offline(-1, "no leader is known yet");
    private ReplicationRules rules;
    private long highWatermark;

    /// @param highWatermark as the checkpoint tells it, 0 for a new partition
    public Partition(
            TopicPartition id,
            Uuid topicId,
            int brokerId,
            PartitionLog log,
            ReplicationRules rules,
            long highWatermark,
            Watcher watcher) {
        this.id = id;
        this.topicId = topicId;
        this.brokerId = brokerId;
        this.log = log;
        this.rules = rules;
        this.watcher = watcher;
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
        return role instanceof Role.Leader;
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

    /// This broker leads from now on, or it leads already and the in-sync set is another one.
    public void lead(
            int leaderEpoch,
            int partitionEpoch,
            List<Integer> inSync,
            List<Integer> replicas,
            long nowMs) {
        if (role instanceof Role.Leader leader && leader.leaderEpoch() == leaderEpoch) {
            leader.inSyncIsNow(inSync, partitionEpoch);
        } else {
            Check.that(
                    leaderEpoch >= role.leaderEpoch(),
                    "leader epoch back: %d after %d",
                    leaderEpoch,
                    role.leaderEpoch());
            log.leaderEpochs().assign(leaderEpoch, log.endOffset());
            var leader = new Role.Leader(leaderEpoch, log.endOffset(), inSync, partitionEpoch);
            role = leader;
        }
        var leader = (Role.Leader) role;
        for (int replica : replicas) {
            if (replica != brokerId) {
                leader.followers().computeIfAbsent(replica, r -> new FollowerProgress(nowMs));
            }
        }
        leader.followers().keySet().retainAll(replicas);
        watcher.changed(this);
        advanceHighWatermark(leader);
    }

    /// Another broker leads from now on; whoever waits here is sent there.
    public void follow(int leaderEpoch, int leaderId) {
        role = new Role.Follower(leaderEpoch, leaderId);
        letGo(Errors.NOT_LEADER_OR_FOLLOWER);
    }

    /// Nobody leads, or this log cannot be used.
    public void goOffline(int leaderEpoch, String why) {
        role = new Role.Offline(leaderEpoch, why);
        letGo(Errors.NOT_LEADER_OR_FOLLOWER);
    }

    private void letGo(Errors error) {
        watcher.changed(this);
        parkedProduces.fail(error);
        wakeWaiters();
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
        if (!(role instanceof Role.Leader leader)) {
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
            advanceHighWatermark(leader);
        }
        return result;
    }

    /// Kafka takes the smaller of the setting and the number of replicas.
    private int minInSync(Role.Leader leader) {
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

    /// Places in the log for a consumer's fetch: never beyond the high watermark.
    public ReadResult read(
            long fetchOffset, boolean committedOnly, int maxBytes, boolean atLeastOneBatch) {
        long upper = committedOnly ? lastStableOffset() : highWatermark;
        return log.read(fetchOffset, upper, maxBytes, atLeastOneBatch);
    }

    /// Makes everything below an offset unreadable (DeleteRecords, KIP-107).
    public long deleteRecordsTo(long offset) {
        Check.that(offset <= highWatermark, "delete to %d above %d", offset, highWatermark);
        long start = log.advanceLogStart(offset);
        watcher.changed(this);
        wakeWaiters();
        return start;
    }

    /// The log was cut by retention: the high watermark is never below the log start.
    public void afterRetention() {
        highWatermark = Math.max(highWatermark, log.logStartOffset());
        watcher.changed(this);
    }

    /// Is woken, until it leaves, whenever there may be more to read or the leadership changes.
    public void join(Waiter waiter) {
        waiters.add(waiter);
    }

    public void leave(Waiter waiter) {
        waiters.remove(waiter);
    }

    private void advanceHighWatermark(Role.Leader leader) {
        // KIP-966: below min.insync.replicas nothing more is committed, so that whoever is in the
        // ELR has all of it.
        if (leader.inSync().size() < minInSync(leader)) {
            return;
        }
        long committed = log.endOffset();
        for (int member : leader.inSync()) {
            if (member != brokerId) {
                var progress = leader.followers().get(member);
                committed = Math.min(committed, progress == null ? -1 : progress.endOffset());
            }
        }
        if (committed > highWatermark) {
            highWatermark = committed;
            parkedProduces.committed(highWatermark);
            watcher.highWatermarkMoved(this);
            wakeWaiters();
        }
    }

    private void wakeWaiters() {
        if (!waiters.isEmpty()) {
            new ArrayList<>(waiters).forEach(Waiter::wake);
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
    }
}
