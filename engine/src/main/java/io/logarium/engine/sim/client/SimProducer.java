package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.jspecify.annotations.Nullable;

/// A producer: batches of a partition go out one after the other or, with more requests in flight, several at once; each is sent again
/// until it is answered for good or its time is up. After a batch whose fate is unknown it goes on under a new producer id, as sequences could have a gap.
public final class SimProducer {
    private final SimClient client;
    private final Settings settings;
    private final Listener listener;
    private final Map<TopicPartition, Lane> lanes =
            new TreeMap<>(
                    java.util.Comparator.comparing(TopicPartition::topic)
                            .thenComparingInt(TopicPartition::partition));
    private long producerId = -1;
    private short epoch = -1;
    private boolean asking;

    /// @param acks -1 for all
    /// @param deliveryTimeoutMs `delivery.timeout.ms`
    /// @param inFlight how many batches of a partition may be on their way at once
    public record Settings(short acks, boolean idempotent, long deliveryTimeoutMs, int inFlight) {
        public static final Settings DEFAULT = new Settings((short) -1, true, 20_000);

        public Settings(short acks, boolean idempotent, long deliveryTimeoutMs) {
            this(acks, idempotent, deliveryTimeoutMs, 1);
        }
    }

    /// Is told what became of batches.
    public interface Listener {
        /// @param baseOffset of the batch, -1 when only known to be there already
        void acked(Batch batch, long baseOffset);

        /// Given up; it may or may not be in the log.
        void failed(Batch batch, Errors error);
    }

    /// Values that are sent together.
    public static final class Batch {
        private final TopicPartition partition;
        private final byte @Nullable [] key;
        private final List<String> values;
        private final long deadlineMs;
        private long producerId = -1;
        private short epoch = -1;
        private int sequence = -1;
        private boolean busy;
        private Errors lastError = Errors.REQUEST_TIMED_OUT;

        private Batch(
                TopicPartition partition,
                Optional<String> key,
                List<String> values,
                long deadlineMs) {
            this.partition = partition;
            this.key = key.map(k -> k.getBytes(StandardCharsets.UTF_8)).orElse(null);
            this.values = values;
            this.deadlineMs = deadlineMs;
        }

        public TopicPartition partition() {
            return partition;
        }

        public List<String> values() {
            return values;
        }
    }

    /// The batches of one partition, in order; the first ones are in flight.
    private static final class Lane {
        private final ArrayDeque<Batch> queue = new ArrayDeque<>();
        private final Map<Long, Integer> sequences = new LinkedHashMap<>();
    }

    public SimProducer(SimClient client, Settings settings, Listener listener) {
        this.client = client;
        this.settings = settings;
        this.listener = listener;
    }

    public SimClient client() {
        return client;
    }

    /// Sends values to a partition as one batch.
    public void send(TopicPartition partition, List<String> values) {
        send(partition, Optional.empty(), values);
    }

    /// The same, all of them under one key.
    public void send(TopicPartition partition, Optional<String> key, List<String> values) {
        client.run(() -> {
            var lane = lanes.computeIfAbsent(partition, p -> new Lane());
            long deadlineMs = client.nowMs() + settings.deliveryTimeoutMs;
            lane.queue.add(new Batch(partition, key, values, deadlineMs));
            goOn(lane);
        });
    }

    /// Batches that wait or are in flight.
    public int pending() {
        return lanes.values().stream().mapToInt(lane -> lane.queue.size()).sum();
    }

    private void goOn(Lane lane) {
        var next =
                lane.queue.stream().limit(settings.inFlight).filter(batch -> !batch.busy).toList();
        next.forEach(batch -> send(lane, batch));
    }

    private void send(Lane lane, Batch batch) {
        if (client.nowMs() >= batch.deadlineMs) {
            giveUp(lane, batch, batch.lastError);
            return;
        }
        batch.busy = true;
        if (settings.idempotent && batch.producerId < 0 && producerId < 0) {
            askForProducerId();
            again(lane, batch);
            return;
        }
        int leader = client.metadata().leader(batch.partition);
        if (leader < 0 || client.metadata().topicId(batch.partition.topic()).isEmpty()) {
            client.refresh(() -> again(lane, batch));
            return;
        }
        if (settings.idempotent && batch.producerId < 0) {
            batch.producerId = producerId;
            batch.epoch = epoch;
            batch.sequence = lane.sequences.getOrDefault(producerId, 0);
            lane.sequences.put(producerId, batch.sequence + batch.values.size());
        }
        client.ask(
                leader,
                ApiKeys.PRODUCE,
                request(batch),
                (answer, nowMs) -> answered(lane, batch, answer));
    }

    private void again(Lane lane, Batch batch) {
        client.in(
                SimClient.BACKOFF_MS,
                () -> {
                    batch.busy = false;
                    goOn(lane);
                });
    }

    private ProduceRequestData request(Batch batch) {
        var records =
                batch.values.stream()
                        .map(v ->
                                new SimpleRecord(
                                        client.nowMs(),
                                        batch.key,
                                        v.getBytes(StandardCharsets.UTF_8)))
                        .toArray(SimpleRecord[]::new);
        var data =
                settings.idempotent
                        ? MemoryRecords.withIdempotentRecords(
                                Compression.NONE,
                                batch.producerId,
                                batch.epoch,
                                batch.sequence,
                                records)
                        : MemoryRecords.withRecords(Compression.NONE, records);
        var request = new ProduceRequestData().setAcks(settings.acks).setTimeoutMs(1_500);
        var topic =
                new ProduceRequestData.TopicProduceData()
                        .setName(batch.partition.topic())
                        .setTopicId(
                                client.metadata().topicId(batch.partition.topic()).orElseThrow());
        topic.partitionData()
                .add(
                        new ProduceRequestData.PartitionProduceData()
                                .setIndex(batch.partition.partition())
                                .setRecords(data));
        request.topicData().add(topic);
        return request;
    }

    private void answered(Lane lane, Batch batch, PeerAnswer answer) {
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            retry(lane, batch, Errors.NETWORK_EXCEPTION);
            return;
        }
        var partition =
                ((ProduceResponseData) body)
                        .responses()
                        .iterator()
                        .next()
                        .partitionResponses()
                        .getFirst();
        var error = Errors.forCode(partition.errorCode());
        switch (error) {
            case NONE -> done(lane, batch, partition.baseOffset());
            case DUPLICATE_SEQUENCE_NUMBER -> done(lane, batch, -1);
            default -> {
                // One before it has not arrived yet; the broker keeps their order.
                boolean early =
                        error == Errors.OUT_OF_ORDER_SEQUENCE_NUMBER && batch != lane.queue.peek();
                if (early || isRetriable(error)) {
                    retry(lane, batch, error);
                } else {
                    giveUp(lane, batch, error);
                }
            }
        }
    }

    private static boolean isRetriable(Errors error) {
        return error.exception() instanceof org.apache.kafka.common.errors.RetriableException;
    }

    private void retry(Lane lane, Batch batch, Errors error) {
        batch.lastError = error;
        client.refresh(() -> again(lane, batch));
    }

    private void done(Lane lane, Batch batch, long baseOffset) {
        lane.queue.remove(batch);
        listener.acked(batch, baseOffset);
        goOn(lane);
    }

    private void giveUp(Lane lane, Batch batch, Errors error) {
        lane.queue.remove(batch);
        producerId = -1;
        listener.failed(batch, error);
        goOn(lane);
    }

    private void askForProducerId() {
        if (asking) {
            return;
        }
        asking = true;
        var request =
                new InitProducerIdRequestData()
                        .setTransactionalId(null)
                        .setTransactionTimeoutMs(60_000)
                        .setProducerId(-1)
                        .setProducerEpoch((short) -1);
        client.askAny(
                ApiKeys.INIT_PRODUCER_ID,
                request,
                (answer, nowMs) -> {
                    asking = false;
                    if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
                        var given = (InitProducerIdResponseData) body;
                        if (given.errorCode() == Errors.NONE.code()) {
                            producerId = given.producerId();
                            epoch = given.producerEpoch();
                        }
                    }
                });
    }
}
