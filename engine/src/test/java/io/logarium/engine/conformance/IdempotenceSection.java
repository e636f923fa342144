package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.RecordRequests.produced;
import static io.logarium.engine.conformance.RecordRequests.records;
import static io.logarium.engine.conformance.TopicRequests.timeless;

import io.logarium.engine.conformance.RecordRequests.Producer;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.DescribeProducersRequestData;
import org.apache.kafka.common.message.DescribeProducersResponseData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;

/// Producers that number their batches: what is taken, what is known already, what is out of order.
final class IdempotenceSection {
    private static final long STRANGER = 987_654_321L;

    private final Probe probe;
    private final String topic;

    IdempotenceSection(Probe probe) {
        this.probe = probe;
        this.topic = probe.named("idempotent");
    }

    void observe() throws Exception {
        TopicRequests.ready(probe, timeless(topic, 1));
        ids();
        var first = new Producer(newId(), 0);
        probe.alias("producerId=" + first.id(), "producerId=first");
        sequences(first);
        epochs(first);
        strangers();
        describing();
    }

    private void ids() {
        probe.observe(
                "InitProducerId: ids are fresh and epochs 0",
                () -> {
                    var seen = new TreeSet<Long>();
                    for (int i = 0; i < 5; i++) {
                        seen.add(newId());
                    }
                    return seen.size() + " of 5";
                });
        probe.observe(
                "InitProducerId: an epoch without an id",
                ApiKeys.INIT_PRODUCER_ID,
                4,
                new InitProducerIdRequestData()
                        .setTransactionalId(null)
                        .setProducerEpoch((short) 3));
        probe.observe(
                "InitProducerId: an empty transactional id",
                ApiKeys.INIT_PRODUCER_ID,
                4,
                new InitProducerIdRequestData()
                        .setTransactionalId("")
                        .setTransactionTimeoutMs(1000));
    }

    private long newId() throws Exception {
        var request =
                new InitProducerIdRequestData()
                        .setTransactionalId(null)
                        .setTransactionTimeoutMs(60_000);
        InitProducerIdResponseData answer =
                Eventually.get(
                        () -> probe.wire().call(ApiKeys.INIT_PRODUCER_ID, 4, request),
                        got -> got.errorCode() == 0);
        if (answer.producerEpoch() != 0) {
            throw new IllegalStateException("a first epoch of " + answer.producerEpoch());
        }
        return answer.producerId();
    }

    private void sequences(Producer producer) {
        observe("sequence 0, two records", producer, 0, 2);
        observe("sequence 0 again", producer, 0, 2);
        observe("sequence 0 again with another count", producer, 0, 1);
        observe("sequence 5, a gap", producer, 5, 1);
        for (int sequence = 2; sequence <= 6; sequence++) {
            observe("sequence " + sequence, producer, sequence, 1);
        }
        observe("sequence 4 again, one of the last five batches", producer, 4, 1);
        observe("sequence 0 again, older than the last five batches", producer, 0, 2);
        observe("sequence 6 again", producer, 6, 1);
    }

    private void epochs(Producer producer) {
        var next = new Producer(producer.id(), 1);
        observe("epoch 1 from sequence 3", next, 3, 1);
        observe("epoch 1 from sequence 0", next, 0, 1);
        observe("epoch 0 after epoch 1", producer, 7, 1);
        observe("epoch 1 goes on", next, 1, 3);
    }

    private void strangers() {
        var stranger = new Producer(STRANGER, 0);
        observe("an unknown producer from sequence 7", stranger, 7, 1);
        observe("the same one goes on", stranger, 8, 1);
        observe(
                "an unknown producer near the end of numbers",
                new Producer(STRANGER + 1, 0),
                Integer.MAX_VALUE - 1,
                3);
        observe(
                "sequences start again at 0 past the greatest",
                new Producer(STRANGER + 1, 0),
                1,
                1);
        probe.observe(
                "Produce: transactional records without a transactional id",
                () ->
                        produced(
                                probe,
                                -1,
                                topic,
                                MemoryRecords.withTransactionalRecords(
                                        Compression.NONE,
                                        STRANGER,
                                        (short) 0,
                                        9,
                                        RecordRequests.simple(1))));
        observe("acks=1", 1, new Producer(STRANGER, 0), 9);
    }

    private void describing() {
        probe.observe(
                "DescribeProducers: of the partition",
                () -> {
                    DescribeProducersResponseData answer =
                            probe.wire().call(ApiKeys.DESCRIBE_PRODUCERS, 0, describe(topic, 0));
                    return answer
                            .topics()
                            .getFirst()
                            .partitions()
                            .getFirst()
                            .activeProducers()
                            .stream()
                            .map(p ->
                                    probe.show(p)
                                            .replaceAll(
                                                    "lastTimestamp=\\d{4}",
                                                    "lastTimestamp=of a record"))
                            .sorted()
                            .toList()
                            .toString();
                });
        probe.observe(
                "DescribeProducers: an unknown partition",
                ApiKeys.DESCRIBE_PRODUCERS,
                0,
                describe(topic, 9));
        probe.observe(
                "DescribeProducers: an unknown topic",
                ApiKeys.DESCRIBE_PRODUCERS,
                0,
                describe(probe.named("nope"), 0));
    }

    private static DescribeProducersRequestData describe(String topic, int partition) {
        var request = new DescribeProducersRequestData();
        request.topics()
                .add(
                        new DescribeProducersRequestData.TopicRequest()
                                .setName(topic)
                                .setPartitionIndexes(List.of(partition)));
        return request;
    }

    private void observe(String name, Producer producer, int sequence, int count) {
        probe.observe(
                "Idempotence: " + name,
                () -> produced(probe, -1, topic, records(producer, sequence, count)));
    }

    private void observe(String name, int acks, Producer producer, int sequence) {
        probe.observe(
                "Idempotence: " + name,
                () -> produced(probe, acks, topic, records(producer, sequence, 1)));
    }
}
