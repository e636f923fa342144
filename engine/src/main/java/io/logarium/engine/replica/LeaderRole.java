package io.logarium.engine.replica;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// Takes appends, serves reads, and knows how far its followers are.
public final class LeaderRole implements Role {
    private final int brokerId;
    private final TreeMap<Integer, FollowerProgress> followers = new TreeMap<>();
    private final int leaderEpoch;
    private final long epochStartOffset;
    private final InSyncSet inSync;

    LeaderRole(int brokerId, int leaderEpoch, long epochStartOffset, InSyncSet inSync) {
        this.brokerId = brokerId;
        this.leaderEpoch = leaderEpoch;
        this.epochStartOffset = epochStartOffset;
        this.inSync = inSync;
    }

    /// The same leader in a later epoch: it knows what its followers hold.
    LeaderRole next(int epoch, long endOffset, InSyncSet members, long nowMs) {
        var next = new LeaderRole(brokerId, epoch, endOffset, members);
        followers.forEach((id, progress) -> {
            progress.newEpoch(members.contains(id), endOffset, nowMs);
            next.followers.put(id, progress);
        });
        return next;
    }

    @Override
    public int leaderEpoch() {
        return leaderEpoch;
    }

    /// Where the log ended when this leader took over (KIP-207).
    public long epochStartOffset() {
        return epochStartOffset;
    }

    /// As the controller told it last.
    public List<Integer> inSync() {
        return inSync.committed();
    }

    /// The in-sync set that the controller was asked for and has not answered yet; empty when there is none.
    public List<Integer> askedInSync() {
        return inSync.asked();
    }

    public int partitionEpoch() {
        return inSync.partitionEpoch();
    }

    /// By broker id.
    public Map<Integer, FollowerProgress> followers() {
        return Collections.unmodifiableMap(followers);
    }

    InSyncSet inSyncSet() {
        return inSync;
    }

    void assigned(List<Integer> replicas, long nowMs) {
        for (int replica : replicas) {
            if (replica != brokerId) {
                followers.computeIfAbsent(
                        replica, r -> new FollowerProgress(inSync.contains(r), nowMs));
            }
        }
        followers.keySet().retainAll(replicas);
    }

    /// Whether a follower that has just fetched is in sync and holds everything; then it rests until something happens.
    ///
    /// @param endOffset of this leader's log
    public boolean letRest(int id, long endOffset, Resting resting) {
        var progress = followers.get(id);
        if (progress == null
                || !progress.hasFetched()
                || progress.endOffset() != endOffset
                || !inSync.contains(id)
                || inSync.isAsking()) {
            return false;
        }
        progress.rest(resting);
        return true;
    }

    /// Something happened that followers are to be told, or that their next fetch may change.
    void endRests(boolean hurries) {
        followers.values().forEach(progress -> progress.endRest(hurries));
    }

    /// The session that rests looks for itself again.
    public void endRest(int id, Resting resting) {
        var progress = followers.get(id);
        if (progress != null && progress.isResting(resting)) {
            progress.endRest(false);
        }
    }

    /// The smallest end of all that have to hold a record before it is committed: the maximal in-sync set, and whoever is so close
    /// that it will be in it soon.
    long committedEnd(long endOffset, ReplicaHost host, long nowMs) {
        long committed = endOffset;
        var members = inSync.maximal();
        for (var entry : followers.entrySet()) {
            var progress = entry.getValue();
            if (progress.endOffset() < committed
                    && (members.contains(entry.getKey())
                            || joinsSoon(entry.getKey(), progress, endOffset, host, nowMs))) {
                committed = progress.endOffset();
            }
        }
        return committed;
    }

    /// Of the logs of the followers that live.
    long lowestStart(IntPredicate alive) {
        return followers.entrySet().stream()
                .filter(e -> alive.test(e.getKey()))
                .mapToLong(e -> e.getValue().startOffset())
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static boolean joinsSoon(
            int id, FollowerProgress progress, long endOffset, ReplicaHost host, long nowMs) {
        return progress.isCaughtUp(endOffset, nowMs, host.lagLimitMs())
                && mayJoin(id, progress, host);
    }

    private static boolean mayJoin(int id, FollowerProgress progress, ReplicaHost host) {
        return progress.hasFetched() && host.membership().mayJoin(id, progress.brokerEpoch());
    }

    /// A follower that holds all that is committed and all from before this leader wants to be in sync.
    ///
    /// @return whether the controller is to be asked
    boolean wantsIn(int id, long highWatermark, ReplicaHost host) {
        var progress = followers.get(id);
        if (progress == null
                || inSync.isAsking()
                || inSync.contains(id)
                || progress.endOffset() < highWatermark
                || progress.endOffset() < epochStartOffset
                || !mayJoin(id, progress, host)) {
            return false;
        }
        var wanted = new ArrayList<>(inSync.committed());
        wanted.add(id);
        inSync.ask(wanted);
        return true;
    }

    /// Whoever lags for longer than it may has to leave.
    ///
    /// @return whether the controller is to be asked
    boolean dropsLaggards(long endOffset, ReplicaHost host, long nowMs) {
        if (inSync.isAsking()) {
            return false;
        }
        var staying =
                inSync.committed().stream()
                        .filter(id -> id == brokerId || isClose(id, endOffset, host, nowMs))
                        .toList();
        if (staying.size() == inSync.committed().size()) {
            return false;
        }
        inSync.ask(staying);
        return true;
    }

    private boolean isClose(int id, long endOffset, ReplicaHost host, long nowMs) {
        var progress = followers.get(id);
        return progress != null && progress.isCaughtUp(endOffset, nowMs, host.lagLimitMs());
    }

    /// What is asked now.
    Optional<InSyncWish> wish(Partition partition, ReplicaHost host) {
        if (!inSync.isAsking()) {
            return Optional.empty();
        }
        var members = inSync.asked().stream().map(id -> member(id, host)).toList();
        return Optional.of(
                new InSyncWish(partition, leaderEpoch, inSync.partitionEpoch(), members));
    }

    private InSyncWish.Member member(int id, ReplicaHost host) {
        if (id == brokerId) {
            return new InSyncWish.Member(id, host.brokerEpoch().getAsLong());
        }
        var progress = followers.get(id);
        return new InSyncWish.Member(id, progress == null ? -1 : progress.brokerEpoch());
    }
}
