package io.logarium.engine.api;

import io.logarium.engine.replica.LeaderRole;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Resting;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/// What a broker remembers of one reader between its fetches (KIP-227): the partitions, what was asked of each, what was last
/// told.
final class FetchSession {
    final int id;
    final boolean usesTopicIds;
    final long createdMs;
    long lastUsedMs;
    int epoch;

    private final LinkedHashMap<Key, Wanted> partitions;

    /// What each fetch looks at, in the order of service: what has just been given records goes to the end. The others rest.
    private final LinkedHashSet<Wanted> looked;

    /// The fetch that waits here.
    Partition.@Nullable Waiter waiting;

    private int readerId = -1;
    private long readerEpoch = -1;

    FetchSession(int id, boolean usesTopicIds, long nowMs, LinkedHashMap<Key, Wanted> partitions) {
        this.id = id;
        this.usesTopicIds = usesTopicIds;
        this.createdMs = nowMs;
        this.lastUsedMs = nowMs;
        this.epoch = 1;
        this.partitions = partitions;
        this.looked = new LinkedHashSet<>(partitions.values());
    }

    int size() {
        return partitions.size();
    }

    boolean has(Key key) {
        return partitions.containsKey(key);
    }

    LinkedHashMap<Key, Wanted> partitions() {
        return partitions;
    }

    /// What a fetch has to look at now.
    List<Wanted> looked() {
        return List.copyOf(looked);
    }

    /// Whether there is anything that needs no look.
    boolean hasResting() {
        return looked.size() < partitions.size();
    }

    /// A partition that a request names: it is new, or something of it is.
    Wanted named(Key key) {
        var wanted = partitions.computeIfAbsent(key, Wanted::new);
        endRest(wanted);
        looked.add(wanted);
        return wanted;
    }

    void forget(Key key) {
        var gone = partitions.remove(key);
        if (gone != null) {
            endRest(gone);
            looked.remove(gone);
        }
    }

    /// A partition was given records: the others come first next time.
    void served(Wanted wanted) {
        if (looked.remove(wanted)) {
            looked.add(wanted);
        }
    }

    /// A follower that fetches in another life has to tell everything anew.
    void readBy(int replicaId, long replicaEpoch) {
        if (replicaId != readerId || replicaEpoch != readerEpoch) {
            endRests();
            readerId = replicaId;
            readerEpoch = replicaEpoch;
        }
    }

    /// A follower that has all of a partition, and was told all of it, needs no look at it until something happens there.
    void letRest(Wanted wanted, Partition partition) {
        if (partition.role() instanceof LeaderRole leader) {
            var rest = new Rest(wanted, leader, readerId);
            if (leader.letRest(readerId, partition.log().endOffset(), rest)) {
                wanted.rest = rest;
                looked.remove(wanted);
            }
        }
    }

    private void endRest(Wanted wanted) {
        var rest = wanted.rest;
        if (rest != null) {
            rest.leader.endRest(rest.replicaId, rest);
        }
    }

    /// To be called when the session is given up, so that no partition holds on to it.
    void endRests() {
        partitions.values().forEach(this::endRest);
    }

    /// 1 after the largest int, since 0 and -1 have a meaning of their own.
    void nextEpoch() {
        epoch = epoch == Integer.MAX_VALUE ? 1 : epoch + 1;
    }

    /// A partition as a request names it: by id since version 13, by name before.
    record Key(Uuid topicId, String topic, int partition) {}

    /// What a reader wants of a partition, and what it was told last.
    static final class Wanted {
        final Key key;
        long fetchOffset;
        int maxBytes;
        int currentLeaderEpoch;
        int lastFetchedEpoch;
        long readerLogStart;
        long toldHighWatermark = -1;
        long toldLogStart = -1;
        private @Nullable Rest rest;

        Wanted(Key key) {
            this.key = key;
        }

        boolean isResting() {
            return rest != null;
        }
    }

    /// The session as a partition sees it at which it rests.
    private final class Rest implements Resting {
        private final Wanted wanted;
        private final LeaderRole leader;
        private final int replicaId;

        Rest(Wanted wanted, LeaderRole leader, int replicaId) {
            this.wanted = wanted;
            this.leader = leader;
            this.replicaId = replicaId;
        }

        @Override
        public long lastFetchMs() {
            return lastUsedMs;
        }

        @Override
        public void disturbed(boolean hurries) {
            wanted.rest = null;
            looked.add(wanted);
            if (hurries && waiting != null) {
                waiting.wake();
            }
        }
    }
}
