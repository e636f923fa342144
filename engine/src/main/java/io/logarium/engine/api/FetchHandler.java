package io.logarium.engine.api;

import io.logarium.engine.api.FetchSession.Wanted;
import io.logarium.engine.api.FetchSessions.Context;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.log.EpochHistory;
import io.logarium.engine.log.ReadResult;
import io.logarium.engine.log.Slice;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.jspecify.annotations.Nullable;

/// Fetch, API 1: long polls with a minimum and a maximum of bytes, in sessions (KIP-227).
public final class FetchHandler implements Handler {
    /// `fetch.max.bytes` of the broker.
    private static final int MAX_BYTES = 55 * 1024 * 1024;

    private final PartitionFinder finder;
    private final FetchSessions sessions;
    private final Timers timers;
    private final Consumer<EngineEvent> events;
    private final Set<Parked> woken = new LinkedHashSet<>();

    FetchHandler(
            PartitionFinder finder,
            FetchSessions sessions,
            Timers timers,
            Consumer<EngineEvent> events) {
        this.finder = finder;
        this.sessions = sessions;
        this.timers = timers;
        this.events = events;
    }

    @Override
    public void handle(Request request, long nowMs) {
        var body = (FetchRequestData) request.body();
        var context = sessions.open(body, request.version(), nowMs);
        if (context instanceof FetchSessions.Refused(Errors error)) {
            request.replyTo().answer(new FetchResponseData().setErrorCode(error.code()));
            return;
        }
        var parked = new Parked(request, body, context);
        var read = parked.read();
        if (read.isEnough(body) || body.maxWaitMs() <= 0 || read.parts.isEmpty()) {
            parked.answer(read, nowMs);
        } else {
            read.release();
            parked.park(nowMs);
        }
    }

    /// Looks again at the fetches that were woken in this turn. To be called at its end.
    public void serveWoken(long nowMs) {
        while (!woken.isEmpty()) {
            var batch = new ArrayList<>(woken);
            woken.clear();
            batch.forEach(p -> p.tryAgain(nowMs));
        }
    }

    private static boolean isReplica(FetchRequestData body) {
        return body.replicaId() >= 0 || body.replicaState().replicaId() >= 0;
    }

    /// A fetch that is being served or waits for more to read.
    private final class Parked implements Partition.Waiter {
        private final Request request;
        private final FetchRequestData body;
        private final Context context;
        private final List<Partition> joined = new ArrayList<>();
        private Timers.@Nullable Timer deadline;

        Parked(Request request, FetchRequestData body, Context context) {
            this.request = request;
            this.body = body;
            this.context = context;
        }

        Read read() {
            var read = new Read();
            int left = Math.min(body.maxBytes(), MAX_BYTES);
            for (var wanted : FetchSessions.wanted(context)) {
                var part = readOne(wanted, left, read.bytes == 0);
                left -= part.bytes();
                read.add(part);
            }
            return read;
        }

        private Part readOne(Wanted wanted, int left, boolean first) {
            var found =
                    request.version() >= 13
                            ? finder.find(wanted.key.topicId(), wanted.key.partition())
                            : finder.find(wanted.key.topic(), wanted.key.partition());
            return switch (found) {
                case PartitionFinder.Missing(var ignored, Errors error) ->
                        Part.failed(wanted, error);
                case PartitionFinder.Here(Partition partition) ->
                        readHere(wanted, partition, left, first);
            };
        }

        private Part readHere(Wanted wanted, Partition partition, int left, boolean first) {
            var error =
                    isReplica(body)
                            ? Errors.NOT_LEADER_OR_FOLLOWER
                            : partition.checkLeader(wanted.currentLeaderEpoch);
            if (error != Errors.NONE) {
                return new Part(wanted, partition, error, null);
            }
            if (wanted.lastFetchedEpoch >= 0) {
                var fork = fork(wanted, partition);
                if (fork.isPresent()) {
                    return fork.get();
                }
            }
            boolean committedOnly = body.isolationLevel() == 1;
            int limit = Math.min(wanted.maxBytes, Math.max(left, 0));
            return switch (partition.read(wanted.fetchOffset, committedOnly, limit, first)) {
                case ReadResult.Found(Slice slice) ->
                        new Part(wanted, partition, Errors.NONE, slice);
                case ReadResult.Nothing ignored -> new Part(wanted, partition, Errors.NONE, null);
                case ReadResult.OutOfRange ignored ->
                        new Part(wanted, partition, Errors.OFFSET_OUT_OF_RANGE, null);
            };
        }

        /// Tells a reader whose history is not ours where the two part (KIP-595).
        private Optional<Part> fork(Wanted wanted, Partition partition) {
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
                    : Optional.of(new Part(wanted, partition, Errors.NONE, null, end));
        }

        void park(long nowMs) {
            for (var wanted : FetchSessions.wanted(context)) {
                var found =
                        request.version() >= 13
                                ? finder.find(wanted.key.topicId(), wanted.key.partition())
                                : finder.find(wanted.key.topic(), wanted.key.partition());
                if (found instanceof PartitionFinder.Here(Partition partition)) {
                    partition.join(this);
                    joined.add(partition);
                }
            }
            deadline = timers.at(nowMs + body.maxWaitMs(), now -> answer(leave(), now));
        }

        @Override
        public void wake() {
            woken.add(this);
        }

        void tryAgain(long nowMs) {
            if (deadline == null || !deadline.isPending()) {
                return;
            }
            var read = read();
            if (read.isEnough(body)) {
                leaveAll();
                answer(read, nowMs);
            } else {
                read.release();
            }
        }

        private Read leave() {
            leaveAll();
            return read();
        }

        private void leaveAll() {
            joined.forEach(p -> p.leave(this));
            joined.clear();
            woken.remove(this);
            if (deadline != null) {
                deadline.cancel();
            }
        }

        void answer(Read read, long nowMs) {
            var response =
                    new FetchAnswer(request.version() >= 13, body.isolationLevel() == 1)
                            .of(context, read.parts);
            for (var part : read.parts) {
                if (part.slice() != null && part.partition() != null) {
                    events.accept(
                            new EngineEvent.RecordsFetched(
                                    nowMs,
                                    part.partition().id().topic(),
                                    part.partition().id().partition(),
                                    part.wanted().fetchOffset,
                                    part.bytes(),
                                    request.clientId()));
                }
            }
            request.replyTo().answer(response, read::release);
        }
    }

    /// What one pass over the partitions found.
    private static final class Read {
        private final List<Part> parts = new ArrayList<>();
        private int bytes;
        private boolean failed;

        void add(Part part) {
            parts.add(part);
            bytes += part.bytes();
            failed |= part.error() != Errors.NONE || part.fork() != null;
        }

        boolean isEnough(FetchRequestData body) {
            return failed || bytes >= body.minBytes();
        }

        void release() {
            for (var part : parts) {
                if (part.slice() != null) {
                    part.slice().release();
                }
            }
        }
    }

    /// What was found of one partition.
    ///
    /// @param partition null when it is not here
    /// @param slice null when there is nothing to give
    /// @param fork where the reader's history parts from ours; null when it does not
    record Part(
            Wanted wanted,
            @Nullable Partition partition,
            Errors error,
            @Nullable Slice slice,
            EpochHistory.@Nullable EpochEnd fork) {
        Part(Wanted wanted, @Nullable Partition partition, Errors error, @Nullable Slice slice) {
            this(wanted, partition, error, slice, null);
        }

        static Part failed(Wanted wanted, Errors error) {
            return new Part(wanted, null, error, null);
        }

        int bytes() {
            return slice == null ? 0 : slice.sizeInBytes();
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
                    .setAbortedTransactions(committedOnly ? List.of() : null);
            if (fork != null) {
                data.divergingEpoch().setEpoch(fork.epoch()).setEndOffset(fork.endOffset());
            }
            return slice == null ? data : data.setRecords(slice);
        }
    }
}
