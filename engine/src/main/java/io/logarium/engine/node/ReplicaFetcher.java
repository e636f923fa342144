package io.logarium.engine.node;

import io.logarium.engine.log.BatchCheck;
import io.logarium.engine.log.FetchedBatches;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.net.PeerAnswer;
import io.logarium.engine.net.PeerLink;
import io.logarium.engine.replica.FetchRound;
import io.logarium.engine.replica.LeaderFetches;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.ListOffsetsRequest;
import org.jspecify.annotations.Nullable;

/// Carries the fetches of one broker to one leader: as soon as one is answered the next one goes, and what finds nothing waits at
/// the leader, so an idle follower does next to nothing.
final class ReplicaFetcher {
    /// Pause after a lost connection or an answer that makes no sense. The link itself pauses longer when that goes on.
    private static final long PAUSE_MS = 50;

    private final int brokerId;
    private final LeaderFetches fetches;
    private final PeerLink link;
    private final LongSupplier brokerEpoch;
    private final Timers timers;
    private final Runnable due;
    private int inFlight;
    private long pausedUntilMs;
    private Timers.@Nullable Timer next;
    private boolean closed;

    /// @param due to be called when [#go] should be, at the end of the turn
    ReplicaFetcher(
            int brokerId,
            LeaderFetches fetches,
            PeerLink link,
            LongSupplier brokerEpoch,
            Timers timers,
            Runnable due) {
        this.brokerId = brokerId;
        this.fetches = fetches;
        this.link = link;
        this.brokerEpoch = brokerEpoch;
        this.timers = timers;
        this.due = due;
    }

    /// Checks what was fetched, at the edge.
    static @Nullable Object check(ApiKeys api, short version, ApiMessage answer) {
        if (!(answer instanceof FetchResponseData response)) {
            return null;
        }
        var all = new ArrayList<FetchedBatches>();
        for (var topic : response.responses()) {
            for (var partition : topic.partitions()) {
                all.add(
                        partition.records() instanceof MemoryRecords records
                                ? BatchCheck.fetched(records.buffer().slice())
                                : new FetchedBatches.Corrupt("no records"));
            }
        }
        return all;
    }

    LeaderFetches fetches() {
        return fetches;
    }

    PeerLink link() {
        return link;
    }

    void close(long nowMs) {
        closed = true;
        cancelTimer();
        link.close(nowMs);
    }

    /// Sends what there is to send, once this broker is registered: the leader must know in which life it fetches (KIP-903).
    void go(long nowMs) {
        if (closed) {
            return;
        }
        boolean registered = brokerEpoch.getAsLong() >= 0;
        if (!registered || nowMs < pausedUntilMs || !link.isReady(nowMs)) {
            wakeAt(Math.max(pausedUntilMs, nowMs + PAUSE_MS));
            return;
        }
        fetches.takeSearches().forEach(search -> new Bounds(search).ask(nowMs));
        if (inFlight == 0 || inFlight == 1 && fetches.hasNews()) {
            fetches.next(brokerEpoch.getAsLong(), nowMs).ifPresent(round -> send(round, nowMs));
        }
        if (fetches.nextRetryMs() < Long.MAX_VALUE) {
            wakeAt(Math.max(nowMs + 1, fetches.nextRetryMs()));
        }
    }

    private void wakeAt(long atMs) {
        if (next != null && next.isPending() && next.atMs() <= atMs) {
            return;
        }
        cancelTimer();
        next = timers.at(atMs, now -> due.run());
    }

    private void cancelTimer() {
        if (next != null) {
            next.cancel();
        }
    }

    private void send(FetchRound round, long nowMs) {
        boolean sent =
                link.send(
                        ApiKeys.FETCH,
                        round.request(),
                        nowMs,
                        (answer, now) -> answered(round, answer, now));
        if (sent) {
            inFlight++;
        } else {
            failed(round, nowMs);
        }
    }

    private void answered(FetchRound round, PeerAnswer answer, long nowMs) {
        inFlight--;
        switch (answer) {
            case PeerAnswer.Answered(FetchResponseData response, List<?> checked) -> {
                if (response.errorCode() != Errors.NONE.code()) {
                    pausedUntilMs = nowMs + PAUSE_MS;
                }
                fetches.answered(round, response, batches(checked), nowMs);
            }
            default -> failed(round, nowMs);
        }
        due.run();
    }

    private static List<FetchedBatches> batches(List<?> checked) {
        return checked.stream().map(FetchedBatches.class::cast).toList();
    }

    private void failed(FetchRound round, long nowMs) {
        pausedUntilMs = nowMs + PAUSE_MS;
        fetches.lost(round);
        due.run();
    }

    /// Asks the leader where the log of a partition begins and ends.
    private final class Bounds {
        private final LeaderFetches.Search search;
        private OptionalLong start = OptionalLong.empty();
        private OptionalLong end = OptionalLong.empty();
        private boolean over;

        Bounds(LeaderFetches.Search search) {
            this.search = search;
        }

        void ask(long nowMs) {
            ask(ListOffsetsRequest.EARLIEST_TIMESTAMP, nowMs);
            ask(ListOffsetsRequest.LATEST_TIMESTAMP, nowMs);
        }

        private void ask(long timestamp, long nowMs) {
            var partition =
                    new ListOffsetsRequestData.ListOffsetsPartition()
                            .setPartitionIndex(search.id().partition())
                            .setCurrentLeaderEpoch(search.leaderEpoch())
                            .setTimestamp(timestamp);
            var request =
                    new ListOffsetsRequestData()
                            .setReplicaId(brokerId)
                            .setTopics(
                                    List.of(
                                            new ListOffsetsRequestData.ListOffsetsTopic()
                                                    .setName(search.id().topic())
                                                    .setPartitions(List.of(partition))));
            boolean sent =
                    link.send(
                            ApiKeys.LIST_OFFSETS,
                            request,
                            nowMs,
                            (answer, now) -> answered(timestamp, answer, now));
            if (!sent) {
                fail(nowMs);
            }
        }

        private void answered(long timestamp, PeerAnswer answer, long nowMs) {
            var offset = offsetIn(answer);
            if (offset.isEmpty()) {
                fail(nowMs);
                return;
            }
            if (timestamp == ListOffsetsRequest.EARLIEST_TIMESTAMP) {
                start = offset;
            } else {
                end = offset;
            }
            if (!over && start.isPresent() && end.isPresent()) {
                over = true;
                fetches.found(search, start.getAsLong(), end.getAsLong(), nowMs);
                due.run();
            }
        }

        private void fail(long nowMs) {
            if (!over) {
                over = true;
                fetches.notFound(search, nowMs);
                due.run();
            }
        }

        private static OptionalLong offsetIn(PeerAnswer answer) {
            if (!(answer
                    instanceof
                    PeerAnswer.Answered(ListOffsetsResponseData response, var ignored))) {
                return OptionalLong.empty();
            }
            return response.topics().stream()
                    .flatMap(t -> t.partitions().stream())
                    .filter(p -> p.errorCode() == Errors.NONE.code() && p.offset() >= 0)
                    .mapToLong(ListOffsetsResponseData.ListOffsetsPartitionResponse::offset)
                    .findFirst();
        }
    }
}
