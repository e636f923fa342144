package io.logarium.engine.api;

import io.logarium.engine.api.FetchReads.Part;
import io.logarium.engine.api.FetchReads.Reader;
import io.logarium.engine.api.FetchSessions.Context;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.LeaderRole;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.ReplicationQuota;
import io.logarium.engine.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Fetch, API 1: long polls with a minimum and a maximum of bytes, in sessions (KIP-227).
public final class FetchHandler implements Handler {
    /// `fetch.max.bytes` of the broker.
    private static final int MAX_BYTES = 55 * 1024 * 1024;

    private final int brokerId;
    private final FetchReads reads;
    private final FetchSessions sessions;
    private final Timers timers;
    private final Consumer<EngineEvent> events;
    private final ReplicationQuota served;
    private final Set<Parked> woken = new LinkedHashSet<>();

    FetchHandler(
            int brokerId,
            FetchReads reads,
            FetchSessions sessions,
            Timers timers,
            Consumer<EngineEvent> events,
            ReplicationQuota served) {
        this.brokerId = brokerId;
        this.reads = reads;
        this.sessions = sessions;
        this.timers = timers;
        this.events = events;
        this.served = served;
    }

    @Override
    public void handle(Request request, long nowMs) {
        var body = (FetchRequestData) request.body();
        answerOneBefore(body, nowMs);
        var context = sessions.open(body, request.version(), nowMs);
        if (context instanceof FetchSessions.Refused(Errors error)) {
            request.replyTo().answer(new FetchResponseData().setErrorCode(error.code()));
            return;
        }
        var parked = new Parked(request, body, context);
        var read = parked.read(nowMs);
        parked.noteProgress(read, nowMs);
        if (parked.isEnough(read) || body.maxWaitMs() <= 0) {
            parked.answer(read, nowMs);
        } else {
            read.release();
            parked.park(read.parts, nowMs);
        }
    }

    /// A session whose reader asks again while its last fetch waits here: that one is answered with what there is, so that answers
    /// stay in order and the new one counts. Followers do it when they have more partitions to copy.
    private void answerOneBefore(FetchRequestData body, long nowMs) {
        var session = sessions.find(body.sessionId());
        if (session.isPresent() && session.get().waiting instanceof Parked before) {
            before.endWait(nowMs);
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

    /// A fetch that is being served or waits for more to read.
    private final class Parked implements Partition.Waiter {
        private final Request request;
        private final FetchRequestData body;
        private final Context context;
        private final @Nullable FetchSession session;
        private final Reader reader;
        private final Set<Partition> joined = new LinkedHashSet<>();
        private Timers.@Nullable Timer deadline;

        Parked(Request request, FetchRequestData body, Context context) {
            this.request = request;
            this.body = body;
            this.context = context;
            this.session =
                    context instanceof FetchSessions.Resumed(FetchSession known) ? known : null;
            this.reader = Reader.of(body, request.version());
        }

        Read read(long nowMs) {
            var read = new Read();
            int left = Math.min(body.maxBytes(), MAX_BYTES);
            for (var wanted : FetchSessions.wanted(context)) {
                var found = reads.read(reader, wanted, left, read.bytes == 0);
                var part = isHeldBack(found, nowMs) ? found.withoutRecords() : found;
                left -= part.bytes();
                read.add(part, reader.isFollower());
            }
            return read;
        }

        /// Whether it goes to a throttled replica that is not in sync, and too much did so lately (KIP-73).
        private boolean isHeldBack(Part part, long nowMs) {
            var partition = part.partition();
            return part.slice() != null
                    && partition != null
                    && isThrottled(partition)
                    && partition.role() instanceof LeaderRole leader
                    && !leader.inSync().contains(reader.replicaId())
                    && served.isExceeded(nowMs);
        }

        private boolean isThrottled(Partition partition) {
            return reader.isFollower() && partition.rules().throttledAsLeader();
        }

        /// What a follower asks for tells its leader how far it is; once, when it comes.
        void noteProgress(Read read, long nowMs) {
            if (!reader.isFollower()) {
                return;
            }
            for (var part : read.parts) {
                if (part.partition() != null && !part.isUrgent()) {
                    var partition = part.partition();
                    partition.followerFetched(
                            reader.fetchOf(part.wanted()), partition.log().endOffset(), nowMs);
                    if (session != null && part.isQuiet()) {
                        session.letRest(part.wanted(), partition);
                    }
                }
            }
        }

        boolean isEnough(Read read) {
            boolean hopeless = read.known == 0 && (session == null || !session.hasResting());
            return read.urgent || hopeless || read.bytes >= body.minBytes();
        }

        void park(List<Part> parts, long nowMs) {
            join(parts);
            if (session != null) {
                session.waiting = this;
            }
            // The turn's time is cut to whole milliseconds: no client is answered before its wait
            // is over.
            long cutMs = reader.isFollower() ? 0 : 1;
            deadline = timers.at(nowMs + body.maxWaitMs() + cutMs, this::endWait);
        }

        private void join(List<Part> parts) {
            for (var part : parts) {
                var partition = part.partition();
                if (partition != null && !part.wanted().isResting()) {
                    if (reader.isFollower()) {
                        partition.joinAsFollower(this);
                    } else {
                        partition.join(this);
                    }
                    joined.add(partition);
                }
            }
        }

        @Override
        public void wake() {
            woken.add(this);
        }

        void tryAgain(long nowMs) {
            if (deadline == null || !deadline.isPending()) {
                return;
            }
            var read = read(nowMs);
            if (isEnough(read)) {
                leaveAll();
                answer(read, nowMs);
            } else {
                read.release();
                join(read.parts);
            }
        }

        /// Answers with what there is.
        void endWait(long nowMs) {
            leaveAll();
            answer(read(nowMs), nowMs);
        }

        private void leaveAll() {
            joined.forEach(p -> p.leave(this));
            joined.clear();
            woken.remove(this);
            if (session != null && session.waiting == this) {
                session.waiting = null;
            }
            if (deadline != null) {
                deadline.cancel();
            }
        }

        void answer(Read read, long nowMs) {
            var response =
                    new FetchAnswer(reader.byId(), reader.committedOnly()).of(context, read.parts);
            for (var part : read.parts) {
                var partition = part.partition();
                if (part.slice() != null && partition != null) {
                    if (isThrottled(partition)) {
                        served.record(part.bytes(), nowMs);
                    }
                    tell(part, partition, nowMs);
                }
            }
            request.replyTo().answer(response, read::release);
        }

        private void tell(Part part, Partition partition, long nowMs) {
            var id = partition.id();
            long from = part.wanted().fetchOffset;
            events.accept(
                    reader.isFollower()
                            ? new EngineEvent.RecordsReplicated(
                                    nowMs,
                                    id.topic(),
                                    id.partition(),
                                    brokerId,
                                    reader.replicaId(),
                                    from,
                                    part.bytes())
                            : new EngineEvent.RecordsFetched(
                                    nowMs,
                                    id.topic(),
                                    id.partition(),
                                    from,
                                    part.bytes(),
                                    request.clientId()));
        }
    }

    /// What one pass over the partitions found.
    private static final class Read {
        private final List<Part> parts = new ArrayList<>();
        private int bytes;
        private int known;
        private boolean urgent;

        /// What nobody knows of hurries no consumer: Kafka waits for the other partitions all the same. A follower that has heard
        /// of a new topic before its leader is told, so that it asks again soon.
        void add(Part part, boolean toFollower) {
            parts.add(part);
            bytes += part.bytes();
            if (toFollower || part.isKnown()) {
                known++;
                urgent |= part.isUrgent();
            }
        }

        void release() {
            for (var part : parts) {
                if (part.slice() != null) {
                    part.slice().release();
                }
            }
        }
    }
}
