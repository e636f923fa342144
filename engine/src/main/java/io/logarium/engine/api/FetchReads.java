package io.logarium.engine.api;

import io.logarium.engine.api.FetchSession.Wanted;
import io.logarium.engine.log.EpochHistory;
import io.logarium.engine.log.ReadResult;
import io.logarium.engine.log.Slice;
import io.logarium.engine.replica.FollowerFetch;
import io.logarium.engine.replica.Partition;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.jspecify.annotations.Nullable;

/// Reads partitions for consumers, up to the high watermark, and for followers, up to the end.
final class FetchReads {
    /// Consumers of this version on may read from followers (KIP-392).
    private static final short FIRST_FROM_FOLLOWERS = 11;

    private static final short FIRST_BY_ID = 13;

    private final PartitionFinder finder;
    private final ReadReplicas replicas;

    FetchReads(PartitionFinder finder, ReadReplicas replicas) {
        this.finder = finder;
        this.replicas = replicas;
    }

    /// Who reads, as its request tells.
    ///
    /// @param replicaId negative for consumers
    /// @param brokerEpoch of a follower, -1 when it does not tell
    record Reader(
            short version, int replicaId, long brokerEpoch, boolean committedOnly, String rack) {
        static Reader of(FetchRequestData body, short version) {
            return new Reader(
                    version,
                    FetchSessions.replicaId(body),
                    body.replicaState().replicaId() >= 0 ? body.replicaState().replicaEpoch() : -1,
                    body.isolationLevel() == 1,
                    body.rackId() == null ? "" : body.rackId());
        }

        boolean isFollower() {
            return replicaId >= 0;
        }

        boolean byId() {
            return version >= FIRST_BY_ID;
        }

        FollowerFetch fetchOf(Wanted wanted) {
            return new FollowerFetch(
                    replicaId, brokerEpoch, wanted.fetchOffset, wanted.readerLogStart);
        }
    }

    PartitionFinder.Outcome find(Reader reader, Wanted wanted) {
        return reader.byId()
                ? finder.find(wanted.key.topicId(), wanted.key.partition())
                : finder.find(wanted.key.topic(), wanted.key.partition());
    }

    /// @param left bytes that may still be read
    /// @param first nothing was found yet: the first batch comes even when it is larger than allowed (KIP-74)
    Part read(Reader reader, Wanted wanted, int left, boolean first) {
        return switch (find(reader, wanted)) {
            case PartitionFinder.Missing(var ignored, Errors error) -> Part.failed(wanted, error);
            case PartitionFinder.Here(Partition partition) ->
                    readHere(reader, wanted, partition, left, first);
        };
    }

    private Part readHere(
            Reader reader, Wanted wanted, Partition partition, int left, boolean first) {
        var error = check(reader, wanted, partition);
        if (error != Errors.NONE) {
            return new Part(wanted, partition, error, null);
        }
        if (!reader.isFollower() && reader.version() >= FIRST_FROM_FOLLOWERS) {
            var nearer = replicas.preferred(partition, wanted.fetchOffset, reader.rack());
            if (nearer.isPresent()) {
                return Part.elsewhere(wanted, partition, nearer.getAsInt());
            }
        }
        if (wanted.lastFetchedEpoch >= 0) {
            var fork = fork(wanted, partition);
            if (fork.isPresent()) {
                return fork.get();
            }
        }
        int limit = Math.min(wanted.maxBytes, Math.max(left, 0));
        var result =
                reader.isFollower()
                        ? partition.readForFollower(wanted.fetchOffset, limit, first)
                        : partition.read(wanted.fetchOffset, reader.committedOnly(), limit, first);
        return switch (result) {
            case ReadResult.Found(Slice slice) -> new Part(wanted, partition, Errors.NONE, slice);
            case ReadResult.Nothing ignored -> new Part(wanted, partition, Errors.NONE, null);
            case ReadResult.OutOfRange ignored ->
                    new Part(wanted, partition, Errors.OFFSET_OUT_OF_RANGE, null);
        };
    }

    private static Errors check(Reader reader, Wanted wanted, Partition partition) {
        if (reader.isFollower()) {
            return partition.checkFollower(reader.fetchOf(wanted), wanted.currentLeaderEpoch);
        }
        return reader.version() >= FIRST_FROM_FOLLOWERS
                ? partition.checkReplica(wanted.currentLeaderEpoch)
                : partition.checkLeader(wanted.currentLeaderEpoch);
    }

    /// Tells a reader whose history is not ours where the two part (KIP-595).
    private static Optional<Part> fork(Wanted wanted, Partition partition) {
        var log = partition.log();
        var end = log.leaderEpochs().endOffsetFor(wanted.lastFetchedEpoch, log.endOffset());
        if (end.equals(EpochHistory.EpochEnd.UNKNOWN)
                || wanted.fetchOffset < log.logStartOffset()) {
            return Optional.of(new Part(wanted, partition, Errors.OFFSET_OUT_OF_RANGE, null));
        }
        boolean agrees =
                end.epoch() == wanted.lastFetchedEpoch && end.endOffset() >= wanted.fetchOffset;
        return agrees
                ? Optional.empty()
                : Optional.of(new Part(wanted, partition, Errors.NONE, null, end, -1));
    }

    /// What was found of one partition.
    ///
    /// @param partition null when it is not here
    /// @param slice null when there is nothing to give
    /// @param fork where the reader's history parts from ours; null when it does not
    /// @param nearer the broker from which the reader should read instead, -1 for here (KIP-392)
    record Part(
            Wanted wanted,
            @Nullable Partition partition,
            Errors error,
            @Nullable Slice slice,
            EpochHistory.@Nullable EpochEnd fork,
            int nearer) {
        Part(Wanted wanted, @Nullable Partition partition, Errors error, @Nullable Slice slice) {
            this(wanted, partition, error, slice, null, -1);
        }

        static Part failed(Wanted wanted, Errors error) {
            return new Part(wanted, null, error, null);
        }

        static Part elsewhere(Wanted wanted, Partition partition, int broker) {
            return new Part(wanted, partition, Errors.NONE, null, null, broker);
        }

        /// The same, as if there were nothing new.
        Part withoutRecords() {
            if (slice != null) {
                slice.release();
            }
            return new Part(wanted, partition, error, null, fork, nearer);
        }

        int bytes() {
            return slice == null ? 0 : slice.sizeInBytes();
        }

        /// Whether anybody has heard of the partition.
        boolean isKnown() {
            return error != Errors.UNKNOWN_TOPIC_OR_PARTITION && error != Errors.UNKNOWN_TOPIC_ID;
        }

        /// Whether the reader is to hear of it at once.
        boolean isUrgent() {
            return error != Errors.NONE || fork != null || nearer >= 0;
        }

        /// Whether there is nothing that its session does not know.
        boolean isQuiet() {
            return slice == null && !isUrgent() && !isNews();
        }

        /// Whether high watermark or log start are others than its session was told.
        boolean isNews() {
            return highWatermark() != wanted.toldHighWatermark
                    || logStartOffset() != wanted.toldLogStart;
        }

        /// -1 where it is not told.
        long highWatermark() {
            return partition == null || error != Errors.NONE ? -1 : partition.highWatermark();
        }

        /// -1 where it is not told.
        long logStartOffset() {
            return partition == null || error != Errors.NONE
                    ? -1
                    : partition.log().logStartOffset();
        }

        /// As Kafka tells it: no aborted transactions at all where nobody looked for them, an empty list where there are none.
        PartitionData data(boolean committedOnly) {
            var data =
                    new PartitionData()
                            .setPartitionIndex(wanted.key.partition())
                            .setErrorCode(error.code())
                            .setRecords(MemoryRecords.EMPTY);
            if (partition == null || error != Errors.NONE) {
                data.setHighWatermark(-1).setLastStableOffset(-1).setLogStartOffset(-1);
                return partition == null ? data : data.setAbortedTransactions(null);
            }
            data.setHighWatermark(partition.highWatermark())
                    .setLastStableOffset(partition.lastStableOffset())
                    .setLogStartOffset(partition.log().logStartOffset())
                    .setPreferredReadReplica(nearer)
                    .setAbortedTransactions(committedOnly ? List.of() : null);
            if (fork != null) {
                data.divergingEpoch().setEpoch(fork.epoch()).setEndOffset(fork.endOffset());
            }
            return slice == null ? data : data.setRecords(slice);
        }
    }
}
