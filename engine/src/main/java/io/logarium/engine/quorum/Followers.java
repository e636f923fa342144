package io.logarium.engine.quorum;

import io.logarium.engine.quorum.RaftMessage.Request;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How far the other voters are, as their leader knows it.
final class Followers {
    private final Voters voters;
    private final TreeMap<Integer, Follower> byId = new TreeMap<>();

    Followers(Voters voters, long nowMs) {
        this.voters = voters;
        voters.others().forEach(id -> byId.put(id, new Follower(id, nowMs)));
    }

    /// One of them.
    static final class Follower {
        final int id;

        /// Flushed there; -1 before its first fetch.
        long endOffset = -1;

        long lastFetchMs;
        long lastCaughtUpMs = -1;
        boolean hasFetched;
        boolean knowsTheLeader;
        @Nullable Request asked;
        long nextAskMs;

        Follower(int id, long nowMs) {
            this.id = id;
            this.lastFetchMs = nowMs;
            this.nextAskMs = nowMs;
        }
    }

    Collection<Follower> all() {
        return byId.values();
    }

    @Nullable Follower find(int id) {
        return byId.get(id);
    }

    /// A follower has flushed everything before an offset.
    void fetched(Follower follower, long offset, long leaderEnd, long nowMs) {
        follower.lastFetchMs = nowMs;
        follower.hasFetched = true;
        follower.knowsTheLeader = true;
        follower.endOffset = Math.max(follower.endOffset, offset);
        if (offset >= leaderEnd) {
            follower.lastCaughtUpMs = nowMs;
        }
    }

    /// Everything before it is flushed by a majority.
    long majorityEnd(long ownFlushed) {
        var ends = new ArrayList<Long>();
        ends.add(ownFlushed);
        byId.values().forEach(f -> ends.add(f.endOffset));
        ends.sort(Collections.reverseOrder());
        return ends.get(voters.majority() - 1);
    }

    /// The latest moment since which a majority, the leader itself included, was heard; Long.MAX_VALUE when it needs nobody else.
    long majorityHeardMs() {
        var heard = new ArrayList<Long>();
        heard.add(Long.MAX_VALUE);
        byId.values().forEach(f -> heard.add(f.lastFetchMs));
        heard.sort(Collections.reverseOrder());
        return heard.get(voters.majority() - 1);
    }

    /// Those who hold most first.
    List<Integer> successors() {
        return byId.values().stream()
                .sorted(Comparator.comparingLong((Follower f) -> -f.endOffset))
                .map(f -> f.id)
                .toList();
    }
}
