package io.logarium.engine.replica;

import io.logarium.engine.log.AppendResult;
import io.logarium.engine.log.EpochHistory;
import io.logarium.engine.log.FetchedBatches;
import io.logarium.engine.replica.Copying.Key;
import io.logarium.engine.replica.Copying.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchRequestData.ForgottenTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.FetchMetadata;

/// What a broker copies from one leader: it makes the fetches and does with the answers what they ask for - append, truncate, start
/// over, wait. Knows no network.
///
/// Fetches go in a session (KIP-227), so that what has not changed is not said again. While one waits at the leader another may
/// follow when there is something new to ask for; the leader then answers the first at once.
public final class LeaderFetches {
    private final int brokerId;
    private final FetchLimits limits;
    private final ReplicationQuota quota;
    private final Map<Key, Copying> copies = new LinkedHashMap<>();

    /// Whose position may be another one than the leader was told.
    private final Set<Copying> unsaid = new LinkedHashSet<>();

    private final Map<Key, Copying> toForget = new LinkedHashMap<>();
    private final TreeSet<Copying> pausing =
            new TreeSet<>(
                    Comparator.comparing((Copying c) -> c.partition.id().topic())
                            .thenComparingInt(c -> c.partition.id().partition())
                            .thenComparingInt(c -> c.leaderEpoch));
    private final List<Copying> searching = new ArrayList<>();
    private long pauseEndsMs = Long.MAX_VALUE;
    private int sessionId = FetchMetadata.INVALID_SESSION_ID;
    private int sessionEpoch = FetchMetadata.INITIAL_EPOCH;

    /// Grows whenever the session is given up; answers of one before are not looked at.
    private int session;

    /// @param quota of what all fetches of this broker copy to throttled replicas
    public LeaderFetches(int brokerId, FetchLimits limits, ReplicationQuota quota) {
        this.brokerId = brokerId;
        this.limits = limits;
        this.quota = quota;
    }

    /// Copies a partition that follows this leader, from the end of its log on.
    public void add(Partition partition) {
        var key = new Key(partition.topicId(), partition.id().partition());
        var known = copies.get(key);
        int epoch = partition.role().leaderEpoch();
        if (known != null && known.leaderEpoch == epoch && known.partition == partition) {
            return;
        }
        var next = new Copying(key, partition, epoch);
        if (known != null) {
            drop(known);
            next.told = known.told;
            next.asked = known.asked;
        }
        toForget.remove(key);
        copies.put(key, next);
        unsaid.add(next);
    }

    public void remove(TopicPartition id, Uuid topicId) {
        var gone = copies.remove(new Key(topicId, id.partition()));
        if (gone != null) {
            drop(gone);
            toForget.put(gone.key, gone);
        }
    }

    private void drop(Copying copying) {
        unsaid.remove(copying);
        pausing.remove(copying);
        searching.remove(copying);
    }

    public boolean isEmpty() {
        return copies.isEmpty();
    }

    public int size() {
        return copies.size();
    }

    /// Whether the leader could not know yet what is to be asked of it: worth a fetch while another one waits there.
    public boolean hasNews() {
        return sessionId != FetchMetadata.INVALID_SESSION_ID
                && unsaid.stream().anyMatch(c -> c.isFetching() && c.told.isEmpty());
    }

    /// When a pause ends; Long.MAX_VALUE when nobody pauses.
    public long nextRetryMs() {
        return pausing.isEmpty() ? Long.MAX_VALUE : pauseEndsMs;
    }

    /// The next fetch; empty when there is nothing to ask for.
    ///
    /// @param brokerEpoch of this broker's registration
    public Optional<FetchRound> next(long brokerEpoch, long nowMs) {
        endPauses(nowMs);
        holdBack(nowMs);
        if (copies.values().stream().noneMatch(Copying::isFetching)) {
            return Optional.empty();
        }
        boolean full = sessionId == FetchMetadata.INVALID_SESSION_ID;
        if (full) {
            giveUpSession();
        }
        var request = blank(brokerEpoch);
        var changes = new LinkedHashMap<Copying, Position>();
        for (var copying : unsaid) {
            if (!copying.isFetching()) {
                if (copying.told.isPresent()) {
                    toForget.put(copying.key, copying);
                }
                continue;
            }
            var position = copying.position();
            if (copying.told.filter(position::equals).isEmpty()) {
                copying.told = Optional.of(position);
                changes.put(copying, position);
            }
        }
        unsaid.clear();
        name(changes, request);
        forget(request);
        if (!full) {
            sessionEpoch = FetchMetadata.nextEpoch(sessionEpoch);
        }
        return Optional.of(new FetchRound(request, session, full, changes));
    }

    /// Throttled partitions that are behind are not asked for while too much was copied lately (KIP-73).
    private void holdBack(long nowMs) {
        if (!quota.isExceeded(nowMs)) {
            return;
        }
        for (var copying : copies.values()) {
            if (copying.isFetching() && copying.isHeldBack()) {
                pauseUntil(copying.rest(nowMs), copying);
                unsaid.add(copying);
            }
        }
    }

    private FetchRequestData blank(long brokerEpoch) {
        var request =
                new FetchRequestData()
                        .setMaxWaitMs(limits.waitMs())
                        .setMinBytes(limits.minBytes())
                        .setMaxBytes(limits.answerBytes())
                        .setSessionId(sessionId)
                        .setSessionEpoch(sessionEpoch);
        request.setReplicaState(
                new FetchRequestData.ReplicaState()
                        .setReplicaId(brokerId)
                        .setReplicaEpoch(brokerEpoch));
        return request;
    }

    private void name(Map<Copying, Position> changes, FetchRequestData request) {
        var topics = new LinkedHashMap<Uuid, FetchTopic>();
        changes.forEach((copying, position) ->
                topics.computeIfAbsent(copying.key.topicId(), id -> new FetchTopic().setTopicId(id))
                        .partitions()
                        .add(
                                new FetchRequestData.FetchPartition()
                                        .setPartition(copying.key.index())
                                        .setCurrentLeaderEpoch(position.leaderEpoch())
                                        .setFetchOffset(position.offset())
                                        .setLastFetchedEpoch(position.lastFetchedEpoch())
                                        .setLogStartOffset(position.logStart())
                                        .setPartitionMaxBytes(limits.partitionBytes())));
        request.topics().addAll(topics.values());
    }

    private void forget(FetchRequestData request) {
        var topics = new LinkedHashMap<Uuid, ForgottenTopic>();
        for (var copying : toForget.values()) {
            if (copying.told.isPresent()) {
                copying.told = Optional.empty();
                topics.computeIfAbsent(
                                copying.key.topicId(), id -> new ForgottenTopic().setTopicId(id))
                        .partitions()
                        .add(copying.key.index());
            }
        }
        toForget.clear();
        request.forgottenTopicsData().addAll(topics.values());
    }

    private void giveUpSession() {
        session++;
        sessionId = FetchMetadata.INVALID_SESSION_ID;
        sessionEpoch = FetchMetadata.INITIAL_EPOCH;
        toForget.clear();
        copies.values()
                .forEach(copying -> {
                    copying.told = Optional.empty();
                    copying.asked = Optional.empty();
                });
        unsaid.addAll(copies.values());
    }

    /// The connection is lost, or the leader did not answer.
    public void lost(FetchRound round) {
        if (round.session == session) {
            giveUpSession();
        }
    }

    /// Does what an answer asks for.
    ///
    /// @param batches what was fetched of each partition, in the order of the answer, checked
    public void answered(
            FetchRound round,
            FetchResponseData response,
            List<FetchedBatches> batches,
            long nowMs) {
        if (round.session != session) {
            return;
        }
        if (response.errorCode() != Errors.NONE.code()) {
            giveUpSession();
            return;
        }
        round.changes.forEach((copying, position) -> copying.asked = Optional.of(position));
        if (round.full) {
            sessionId = response.sessionId();
            sessionEpoch = FetchMetadata.nextEpoch(FetchMetadata.INITIAL_EPOCH);
        }
        int next = 0;
        for (var topic : response.responses()) {
            for (var data : topic.partitions()) {
                var copying = copies.get(new Key(topic.topicId(), data.partitionIndex()));
                var fetched = batches.get(next++);
                if (copying != null) {
                    take(copying, data, fetched, nowMs);
                }
            }
        }
    }

    private void take(Copying copying, PartitionData data, FetchedBatches fetched, long nowMs) {
        unsaid.add(copying);
        boolean current =
                copying.isFetching()
                        && copying.asked.filter(copying.position()::isPlaceOf).isPresent();
        if (!current) {
            // An answer to what is no longer the question.
            return;
        }
        switch (Errors.forCode(data.errorCode())) {
            case NONE -> takeRecords(copying, data, fetched, nowMs);
            case OFFSET_OUT_OF_RANGE -> {
                copying.search();
                searching.add(copying);
            }
            default -> pause(copying, nowMs);
        }
    }

    private void takeRecords(
            Copying copying, PartitionData data, FetchedBatches fetched, long nowMs) {
        var before = copying.position();
        if (data.divergingEpoch().epoch() >= 0) {
            copying.partition.truncateToFork(
                    new EpochHistory.EpochEnd(
                            data.divergingEpoch().epoch(), data.divergingEpoch().endOffset()),
                    nowMs);
            if (copying.position().equals(before)) {
                pause(copying, nowMs);
            }
            return;
        }
        boolean copied =
                fetched instanceof FetchedBatches.Whole whole
                        && copying.partition.copy(
                                        upTo(whole, copying.leaderEpoch),
                                        data.highWatermark(),
                                        data.logStartOffset(),
                                        nowMs)
                                instanceof AppendResult.Appended;
        if (copied) {
            copying.succeeded();
            copying.heard(data.highWatermark(), nowMs);
            if (copying.partition.rules().throttledAsFollower()) {
                quota.record(((FetchedBatches.Whole) fetched).bytes().remaining(), nowMs);
            }
        } else {
            pause(copying, nowMs);
        }
    }

    /// Batches of a later epoch than the leader's that was asked are left for that one (KAFKA-18723).
    private static FetchedBatches.Whole upTo(FetchedBatches.Whole whole, int leaderEpoch) {
        int bytes = 0;
        int count = 0;
        for (var header : whole.headers()) {
            if (header.leaderEpoch() > leaderEpoch) {
                return new FetchedBatches.Whole(
                        whole.bytes().slice(0, bytes), whole.headers().subList(0, count));
            }
            bytes += header.sizeInBytes();
            count++;
        }
        return whole;
    }

    /// Partitions whose end is out of the leader's range since the last call: the leader is to be asked where its log begins and
    /// ends (ListOffsets), and [#found] or [#notFound] to be told.
    public List<Search> takeSearches() {
        var all = searching.stream().map(Search::new).toList();
        searching.clear();
        return all;
    }

    /// Goes on where the leader's log allows it.
    public void found(Search search, long leaderStart, long leaderEnd, long nowMs) {
        var copying = search.copying;
        if (isOld(copying)) {
            return;
        }
        long end = copying.partition.log().endOffset();
        copying.goesOn();
        unsaid.add(copying);
        if (leaderEnd < end) {
            copying.partition.truncateTo(leaderEnd, nowMs);
        } else if (leaderStart > end) {
            copying.partition.startOverAt(leaderStart, nowMs);
        } else {
            pause(copying, nowMs);
        }
    }

    public void notFound(Search search, long nowMs) {
        if (!isOld(search.copying)) {
            pause(search.copying, nowMs);
        }
    }

    private boolean isOld(Copying copying) {
        return copies.get(copying.key) != copying || !copying.isSearching();
    }

    /// How far a partition's copy is behind, as far as this replica knows.
    public Optional<CopyProgress> progressOf(TopicPartition id, Uuid topicId) {
        return Optional.ofNullable(copies.get(new Key(topicId, id.partition())))
                .map(Copying::progress);
    }

    private void pause(Copying copying, long nowMs) {
        pauseUntil(copying.pause(limits, nowMs), copying);
    }

    private void pauseUntil(long until, Copying copying) {
        pauseEndsMs = pausing.isEmpty() ? until : Math.min(pauseEndsMs, until);
        pausing.add(copying);
    }

    private void endPauses(long nowMs) {
        if (pausing.isEmpty() || nowMs < pauseEndsMs) {
            return;
        }
        pauseEndsMs = Long.MAX_VALUE;
        for (var copying : List.copyOf(pausing)) {
            if (copying.endsPause(nowMs)) {
                pausing.remove(copying);
                unsaid.add(copying);
            } else {
                pauseEndsMs = Math.min(pauseEndsMs, copying.retryAtMs());
            }
        }
    }

    /// A partition whose leader is to be asked for its ends.
    public static final class Search {
        private final Copying copying;

        private Search(Copying copying) {
            this.copying = copying;
        }

        public TopicPartition id() {
            return copying.partition.id();
        }

        public int leaderEpoch() {
            return copying.leaderEpoch;
        }
    }
}
