package io.logarium.engine.api;

import io.logarium.engine.api.FetchSession.Key;
import io.logarium.engine.api.FetchSession.Wanted;
import io.logarium.engine.loop.Chance;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.FetchMetadata;

/// The fetch sessions of a broker (KIP-227), bounded by `max.incremental.fetch.session.cache.slots`.
final class FetchSessions {
    /// `max.incremental.fetch.session.cache.slots`
    static final int SLOTS = 1_000;

    /// A session that was used within this time is not put out for another one.
    static final long MIN_IDLE_MS = 120_000;

    /// Partitions of one session; the protocol's parser allows a million elements, a reader of everything has far fewer.
    private static final int MAX_PARTITIONS = 200_000;

    private final TreeMap<Integer, FetchSession> sessions = new TreeMap<>();
    private final Chance chance;

    FetchSessions(Chance chance) {
        this.chance = chance;
    }

    int size() {
        return sessions.size();
    }

    /// Which partitions a request reads, by its session.
    Context open(FetchRequestData request, short version, long nowMs) {
        int id = request.sessionId();
        int epoch = request.sessionEpoch();
        if (epoch == FetchMetadata.INITIAL_EPOCH || epoch == FetchMetadata.FINAL_EPOCH) {
            end(id);
            var wanted = wantedBy(request);
            boolean remember = epoch == FetchMetadata.INITIAL_EPOCH && !wanted.isEmpty();
            return remember
                    ? new Opening(this, wanted, version >= 13, isFollower(request), nowMs)
                    : new Once(wanted);
        }
        return resume(request, version, nowMs);
    }

    private Context resume(FetchRequestData request, short version, long nowMs) {
        var session = sessions.get(request.sessionId());
        if (session == null) {
            return new Refused(Errors.FETCH_SESSION_ID_NOT_FOUND);
        }
        if (session.epoch != request.sessionEpoch()) {
            return new Refused(Errors.INVALID_FETCH_SESSION_EPOCH);
        }
        if (session.usesTopicIds != version >= 13) {
            return new Refused(Errors.FETCH_SESSION_TOPIC_ID_ERROR);
        }
        session.readBy(replicaId(request), request.replicaState().replicaEpoch());
        update(session, request);
        session.lastUsedMs = nowMs;
        if (session.size() == 0) {
            end(session.id);
            return new Once(session.partitions());
        }
        session.nextEpoch();
        return new Resumed(session);
    }

    private static void update(FetchSession session, FetchRequestData request) {
        for (var forgotten : request.forgottenTopicsData()) {
            for (int partition : forgotten.partitions()) {
                session.forget(new Key(forgotten.topicId(), name(forgotten.topic()), partition));
            }
        }
        for (var topic : request.topics()) {
            for (var asked : topic.partitions()) {
                var key = new Key(topic.topicId(), name(topic.topic()), asked.partition());
                if (session.size() < MAX_PARTITIONS || session.has(key)) {
                    var wanted = session.named(key);
                    fill(wanted, asked);
                    if (isFollower(request)) {
                        // It may have dropped what it was told of where it no longer was.
                        wanted.toldHighWatermark = -1;
                    }
                }
            }
        }
    }

    private static LinkedHashMap<Key, Wanted> wantedBy(FetchRequestData request) {
        var wanted = new LinkedHashMap<Key, Wanted>();
        for (var topic : request.topics()) {
            for (var asked : topic.partitions()) {
                var key = new Key(topic.topicId(), name(topic.topic()), asked.partition());
                fill(wanted.computeIfAbsent(key, Wanted::new), asked);
            }
        }
        return wanted;
    }

    private static void fill(Wanted wanted, FetchRequestData.FetchPartition asked) {
        wanted.fetchOffset = asked.fetchOffset();
        wanted.maxBytes = asked.partitionMaxBytes();
        wanted.currentLeaderEpoch = asked.currentLeaderEpoch();
        wanted.lastFetchedEpoch = asked.lastFetchedEpoch();
        wanted.readerLogStart = asked.logStartOffset();
    }

    private static String name(String topic) {
        return topic == null ? "" : topic;
    }

    private static boolean isFollower(FetchRequestData request) {
        return replicaId(request) >= 0;
    }

    /// Negative for a consumer.
    static int replicaId(FetchRequestData request) {
        int byState = request.replicaState().replicaId();
        return byState >= 0 ? byState : request.replicaId();
    }

    Optional<FetchSession> find(int id) {
        return Optional.ofNullable(sessions.get(id));
    }

    private void end(int id) {
        var gone = sessions.remove(id);
        if (gone != null) {
            gone.endRests();
        }
    }

    private int remember(Opening opening) {
        var wanted = opening.wanted;
        long nowMs = opening.nowMs;
        boolean room = makeRoom(nowMs) || opening.follower;
        if (wanted.size() > MAX_PARTITIONS || !room) {
            return FetchMetadata.INVALID_SESSION_ID;
        }
        int id;
        do {
            id = 1 + chance.nextInt(Integer.MAX_VALUE - 1);
        } while (sessions.containsKey(id));
        sessions.put(id, new FetchSession(id, opening.usesTopicIds, nowMs, wanted));
        return id;
    }

    private boolean makeRoom(long nowMs) {
        if (sessions.size() < SLOTS) {
            return true;
        }
        var oldest =
                sessions.values().stream()
                        .min((a, b) -> Long.compare(a.lastUsedMs, b.lastUsedMs))
                        .orElseThrow();
        if (nowMs - oldest.lastUsedMs < MIN_IDLE_MS) {
            return false;
        }
        end(oldest.id);
        return true;
    }

    /// How a request stands to its session.
    sealed interface Context permits Once, Opening, Resumed, Refused {}

    /// Reads this once; nothing is remembered.
    record Once(LinkedHashMap<Key, Wanted> wanted) implements Context {}

    /// Reads all that it names, and is remembered when it has been read; a follower's always, of which there are few.
    record Opening(
            FetchSessions sessions,
            LinkedHashMap<Key, Wanted> wanted,
            boolean usesTopicIds,
            boolean follower,
            long nowMs)
            implements Context {
        int remember() {
            return sessions.remember(this);
        }
    }

    /// Reads all of its session that does not rest; told is only what is new.
    record Resumed(FetchSession session) implements Context {}

    /// The session is not there or not where the reader thinks.
    record Refused(Errors error) implements Context {}

    static Collection<Wanted> wanted(Context context) {
        return switch (context) {
            case Once(var wanted) -> wanted.values();
            case Opening opening -> opening.wanted().values();
            case Resumed(var session) -> session.looked();
            case Refused(var ignored) -> List.of();
        };
    }

    /// Whether a resumed session's answer must name the partition, and remembers that it was told.
    static boolean isNews(
            Wanted wanted, Errors error, long highWatermark, long logStart, boolean hasRecords) {
        boolean news =
                hasRecords
                        || error != Errors.NONE
                        || wanted.toldHighWatermark != highWatermark
                        || wanted.toldLogStart != logStart;
        // After an error the next good answer is news again.
        wanted.toldHighWatermark = error == Errors.NONE ? highWatermark : -1;
        wanted.toldLogStart = logStart;
        return news;
    }

    static Uuid topicId(Wanted wanted) {
        return wanted.key.topicId();
    }
}
