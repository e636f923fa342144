package io.logarium.engine.api;

import java.util.LinkedHashMap;
import org.apache.kafka.common.Uuid;

/// What a broker remembers of one reader between its fetches (KIP-227): the partitions, what was asked of each, what was last
/// told.
final class FetchSession {
    final int id;
    final boolean usesTopicIds;
    final long createdMs;
    long lastUsedMs;
    int epoch;

    /// In the order of service: what has just been given records goes to the end.
    final LinkedHashMap<Key, Wanted> partitions;

    FetchSession(int id, boolean usesTopicIds, long nowMs, LinkedHashMap<Key, Wanted> partitions) {
        this.id = id;
        this.usesTopicIds = usesTopicIds;
        this.createdMs = nowMs;
        this.lastUsedMs = nowMs;
        this.epoch = 1;
        this.partitions = partitions;
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

        Wanted(Key key) {
            this.key = key;
        }
    }
}
