package io.logarium.engine.api;

import io.logarium.engine.log.AppendResult;
import io.logarium.engine.log.BatchCheck;
import io.logarium.engine.log.BatchRules;
import io.logarium.engine.log.CheckedBatch;
import io.logarium.engine.log.EpochHistory;
import io.logarium.engine.log.FetchedBatches;
import io.logarium.engine.log.LogConfig;
import io.logarium.engine.log.OpenHints;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.log.ReadResult;
import io.logarium.engine.log.Slice;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.FetchLimits;
import io.logarium.engine.replica.FetchRound;
import io.logarium.engine.replica.LeaderFetches;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Partitions;
import io.logarium.engine.replica.ReplicaHost;
import io.logarium.engine.replica.ReplicationQuota;
import io.logarium.engine.replica.ReplicationRules;
import io.logarium.engine.testing.MemoryDisk;
import io.logarium.engine.wire.Caller;
import io.logarium.engine.wire.ReplyTo;
import io.logarium.engine.wire.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// One broker of a [ReplicationLab]: a replica, what serves its fetches and what fetches for it.
final class LabBroker implements Partition.Watcher {
    private static final FetchLimits LIMITS = new FetchLimits(500, 1, 1 << 20, 10 << 20, 1_000);
    private static final Path DIR = Path.of("/data/orders-0");

    final int id;
    final Partition partition;
    final FetchHandler handler;
    private final ReplicationLab lab;
    private final Timers timers = new Timers();
    private Optional<LeaderFetches> fetches = Optional.empty();
    private int follows;
    private int inFlight;
    private long life = 10;
    int fetchesSent;
    private int session;
    private final FetchSessions sessions;

    final ReplicationQuota served = new ReplicationQuota();
    final ReplicationQuota copied = new ReplicationQuota();

    LabBroker(int id, ReplicationLab lab, int minInSync, LogConfig config) {
        this.id = id;
        this.lab = lab;
        var log =
                PartitionLog.open(
                        new MemoryDisk(),
                        DIR,
                        ReplicationLab.ORDERS,
                        config,
                        OpenHints.NONE,
                        lab.nowMs);
        var host =
                new ReplicaHost(
                        id,
                        () -> id * life,
                        ReplicationLab.LAG_LIMIT_MS,
                        (broker, epoch) -> !lab.isCut(broker) && epoch == broker * life,
                        this);
        partition =
                new Partition(
                        ReplicationLab.ORDERS,
                        ReplicationLab.ORDERS_ID,
                        host,
                        log,
                        new ReplicationRules(minInSync),
                        0);
        var partitions = new Partitions();
        partitions.add(partition);
        sessions = new FetchSessions(Chance.seeded(id));
        handler =
                new FetchHandler(
                        id,
                        new FetchReads(
                                new PartitionFinder(partitions, lab::image),
                                new ReadReplicas(true, id, lab::image)),
                        sessions,
                        timers,
                        event -> {},
                        served);
    }

    void hears(
            int leader,
            int leaderEpoch,
            int partitionEpoch,
            List<Integer> inSync,
            List<Integer> replicas) {
        if (leader == id) {
            partition.lead(leaderEpoch, partitionEpoch, inSync, replicas, lab.nowMs);
            fetches = Optional.empty();
        } else {
            partition.follow(leaderEpoch, leader);
            if (fetches.isEmpty() || follows != leader) {
                fetches = Optional.of(new LeaderFetches(id, LIMITS, copied));
                inFlight = 0;
            }
            follows = leader;
            fetches.get().add(partition);
        }
    }

    /// Produces one batch, as a client with acks=all does; what came of it is noted.
    List<String> produce(String... values) {
        var outcome = new ArrayList<String>();
        switch (partition.append(batch(values), true, lab.nowMs)) {
            case AppendResult.Appended done ->
                    partition.whenCommitted(
                            done.lastOffset() + 1, error -> outcome.add(error.name()));
            case AppendResult.Duplicate ignored -> outcome.add("DUPLICATE");
            case AppendResult.Refused refused -> outcome.add(refused.error().name());
        }
        return outcome;
    }

    /// Produces with acks=1.
    AppendResult append(String... values) {
        return partition.append(batch(values), false, lab.nowMs);
    }

    private static CheckedBatch batch(String... values) {
        var records =
                Arrays.stream(values)
                        .map(v ->
                                new SimpleRecord(
                                        1, new byte[0], v.getBytes(StandardCharsets.UTF_8)))
                        .toArray(SimpleRecord[]::new);
        var built = MemoryRecords.withRecords(Compression.NONE, records);
        var bytes = ByteBuffer.allocate(built.sizeInBytes()).put(built.buffer().duplicate()).flip();
        var rules =
                BatchRules.of(LogConfig.DEFAULT.with(c -> c.timestampAfterMaxMs(Long.MAX_VALUE)));
        return (CheckedBatch) BatchCheck.check(bytes, rules, 1);
    }

    /// A fetch of a consumer that does not wait.
    FetchResponseData.PartitionData consume(long offset, String rack) {
        var request = new FetchRequestData().setMaxWaitMs(0).setMinBytes(1).setMaxBytes(1 << 20);
        request.setRackId(rack).setSessionEpoch(-1);
        request.topics()
                .add(
                        new FetchRequestData.FetchTopic()
                                .setTopicId(ReplicationLab.ORDERS_ID)
                                .setPartitions(
                                        List.of(
                                                new FetchRequestData.FetchPartition()
                                                        .setPartition(0)
                                                        .setCurrentLeaderEpoch(-1)
                                                        .setFetchOffset(offset)
                                                        .setPartitionMaxBytes(1 << 20))));
        var answers = new ArrayList<FetchResponseData>();
        serve(request, answers::add);
        return answers.getFirst().responses().getFirst().partitions().getFirst();
    }

    void serve(FetchRequestData body, Consumer<FetchResponseData> then) {
        var replyTo =
                new ReplyTo() {
                    @Override
                    public void answer(ApiMessage response, Runnable whenDone) {
                        var read = inMemory((FetchResponseData) response);
                        whenDone.run();
                        then.accept(read);
                    }

                    @Override
                    public void answerNothing() {
                        throw new AssertionError("no answer");
                    }

                    @Override
                    public void close(String reason) {
                        throw new AssertionError(reason);
                    }
                };
        handler.handle(
                new Request(
                        ApiKeys.FETCH,
                        ApiKeys.FETCH.latestVersion(),
                        0,
                        "lab",
                        body,
                        null,
                        new Caller(1, "/127.0.0.1", 1, "PLAINTEXT", "", ""),
                        replyTo,
                        lab.nowMs),
                lab.nowMs);
    }

    private static FetchResponseData inMemory(FetchResponseData response) {
        for (var topic : response.responses()) {
            for (var data : topic.partitions()) {
                if (data.records() instanceof Slice slice) {
                    data.setRecords(MemoryRecords.readableRecords(bytesOf(slice)));
                }
            }
        }
        return response;
    }

    private static ByteBuffer bytesOf(Slice slice) {
        try {
            return slice.copy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void endTurn() {
        handler.serveWoken(lab.nowMs);
        fetches.ifPresent(this::fetch);
    }

    private void fetch(LeaderFetches from) {
        if (lab.isCut(id) || inFlight > 1 || inFlight == 1 && !from.hasNews()) {
            return;
        }
        lookUp(from);
        from.next(id * life, lab.nowMs).ifPresent(round -> send(from, round));
    }

    private void lookUp(LeaderFetches from) {
        for (var search : from.takeSearches()) {
            var log = lab.broker(follows).partition.log();
            lab.send(() -> from.found(search, log.logStartOffset(), log.endOffset(), lab.nowMs));
        }
    }

    private void send(LeaderFetches from, FetchRound round) {
        inFlight++;
        fetchesSent++;
        int to = follows;
        lab.send(() -> {
            if (lab.isCut(id) || lab.isCut(to)) {
                fail(from, round);
            } else {
                lab.broker(to)
                        .serve(
                                round.request(),
                                answer -> lab.send(() -> take(from, round, answer)));
            }
        });
    }

    private void take(LeaderFetches from, FetchRound round, FetchResponseData answer) {
        if (lab.isCut(id)) {
            fail(from, round);
        } else if (isCurrent(from)) {
            inFlight--;
            session = answer.sessionId();
            var batches = new ArrayList<FetchedBatches>();
            for (var topic : answer.responses()) {
                for (var data : topic.partitions()) {
                    batches.add(BatchCheck.fetched(((MemoryRecords) data.records()).buffer()));
                }
            }
            from.answered(round, answer, batches, lab.nowMs);
        }
    }

    private void fail(LeaderFetches from, FetchRound round) {
        if (isCurrent(from)) {
            // The next attempt comes when time passes.
            timers.at(
                    lab.nowMs + 50,
                    now -> {
                        if (isCurrent(from)) {
                            inFlight = 0;
                            from.lost(round);
                        }
                    });
        }
    }

    private boolean isCurrent(LeaderFetches from) {
        return fetches.filter(f -> f == from).isPresent();
    }

    void tick() {
        timers.runDue(lab.nowMs);
        partition.checkLag(lab.nowMs);
    }

    /// How many partitions a follower's next fetch from here looks at, if it names none.
    int looksAt(int follower) {
        return sessions.find(lab.broker(follower).session).orElseThrow().looked().size();
    }

    /// What the log holds, oldest first.
    List<String> values() {
        var found = new ArrayList<String>();
        long next = partition.log().logStartOffset();
        while (partition.readForFollower(next, 1 << 20, true)
                instanceof ReadResult.Found(var slice)) {
            for (var batch : MemoryRecords.readableRecords(bytesOf(slice)).batches()) {
                batch.forEach(r -> found.add(StandardCharsets.UTF_8.decode(r.value()).toString()));
                next = batch.nextOffset();
            }
            slice.release();
        }
        return found;
    }

    List<EpochHistory.Entry> epochs() {
        return partition.log().leaderEpochs().entries();
    }

    long highWatermark() {
        return partition.highWatermark();
    }

    @Override
    public void changed(Partition partition) {}

    @Override
    public void highWatermarkMoved(Partition partition) {}

    @Override
    public void wantsInSync(Partition partition) {
        lab.wishes(id, partition);
    }

    @Override
    public void truncated(Partition partition, long endBefore) {
        lab.truncations.add(
                "broker %d from %d to %d".formatted(id, endBefore, partition.log().endOffset()));
    }
}
