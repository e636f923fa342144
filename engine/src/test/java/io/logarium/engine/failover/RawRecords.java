package io.logarium.engine.failover;

import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.Wire;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderPartition;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderTopic;
import org.apache.kafka.common.message.OffsetForLeaderEpochResponseData;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// Requests about the records of one topic's only partition, sent to a chosen node without a client's care, and what came of
/// them in words.
final class RawRecords implements AutoCloseable {
    private static final int ALL = -1;
    private static final int TIMEOUT_MS = 5_000;

    private final Wire wire;
    private final String topic;
    private final Uuid topicId;

    RawRecords(Failures at, int node, String topic) throws Exception {
        this.wire = at.wire(node);
        this.topic = topic;
        this.topicId = at.topicId(topic);
    }

    /// Writes each value as a batch of its own with acks=all.
    String write(String... values) {
        return Arrays.stream(values).map(v -> produce(ALL, records(v))).toList().toString();
    }

    /// The same with acks=1.
    String writeToLeader(String... values) {
        return Arrays.stream(values).map(v -> produce(1, records(v))).toList().toString();
    }

    /// One batch of an idempotent producer.
    String write(long producerId, int sequence, String value) {
        return produce(
                ALL,
                MemoryRecords.withIdempotentRecords(
                        Compression.NONE, producerId, (short) 0, sequence, record(value)));
    }

    private static MemoryRecords records(String value) {
        return MemoryRecords.withRecords(Compression.NONE, record(value));
    }

    private static SimpleRecord record(String value) {
        return new SimpleRecord(
                System.currentTimeMillis(), null, value.getBytes(StandardCharsets.UTF_8));
    }

    private String produce(int acks, MemoryRecords records) {
        var partition =
                new ProduceRequestData.PartitionProduceData().setIndex(0).setRecords(records);
        var request = new ProduceRequestData().setAcks((short) acks).setTimeoutMs(TIMEOUT_MS);
        request.topicData()
                .add(
                        new ProduceRequestData.TopicProduceData()
                                .setName(topic)
                                .setPartitionData(List.of(partition)));
        ProduceResponseData answer = wire.call(ApiKeys.PRODUCE, 12, request);
        var result = answer.responses().iterator().next().partitionResponses().getFirst();
        return error(result.errorCode())
                + (result.errorCode() == 0 ? " at " + result.baseOffset() : "");
    }

    /// The end that consumers see, or why there is none.
    String end(int version) {
        var answer = listOffsets(version, -1);
        return answer.errorCode() == 0 ? Long.toString(answer.offset()) : error(answer.errorCode());
    }

    String endAtTime(int version, long timestamp) {
        var answer = listOffsets(version, timestamp);
        return answer.errorCode() == 0 ? Long.toString(answer.offset()) : error(answer.errorCode());
    }

    private ListOffsetsResponseData.ListOffsetsPartitionResponse listOffsets(
            int version, long timestamp) {
        var partition =
                new ListOffsetsRequestData.ListOffsetsPartition()
                        .setPartitionIndex(0)
                        .setCurrentLeaderEpoch(-1)
                        .setTimestamp(timestamp);
        var request =
                new ListOffsetsRequestData()
                        .setReplicaId(-1)
                        .setTopics(
                                List.of(
                                        new ListOffsetsRequestData.ListOffsetsTopic()
                                                .setName(topic)
                                                .setPartitions(List.of(partition))));
        ListOffsetsResponseData answer = wire.call(ApiKeys.LIST_OFFSETS, version, request);
        return answer.topics().getFirst().partitions().getFirst();
    }

    /// Waits until the end that consumers see is this, and says what it is.
    String awaitEnd(String wanted) throws Exception {
        return Eventually.get(() -> end(8), wanted::equals);
    }

    /// What a consumer gets from an offset on: the values and the high watermark, or the error.
    String read(long offset) {
        return read(17, offset, -1, -1, -1);
    }

    /// @param epoch what the reader believes to be the leader's epoch
    String readWithEpoch(long offset, int epoch) {
        return read(17, offset, epoch, -1, -1);
    }

    /// @param lastEpoch of the last record that the reader has
    String readAfter(long offset, int lastEpoch) {
        return read(17, offset, -1, lastEpoch, -1);
    }

    /// As a replica of this id would fetch.
    String readAs(int replica, long offset, int epoch) {
        return read(17, offset, epoch, -1, replica);
    }

    private String read(int version, long offset, int epoch, int lastEpoch, int replica) {
        var request =
                new FetchRequestData()
                        .setMaxWaitMs(0)
                        .setMinBytes(0)
                        .setMaxBytes(1 << 20)
                        .setSessionEpoch(-1);
        if (replica >= 0) {
            request.setReplicaState(new FetchRequestData.ReplicaState().setReplicaId(replica));
        }
        request.topics()
                .add(
                        new FetchRequestData.FetchTopic()
                                .setTopicId(topicId)
                                .setPartitions(
                                        List.of(
                                                new FetchRequestData.FetchPartition()
                                                        .setPartition(0)
                                                        .setCurrentLeaderEpoch(epoch)
                                                        .setLastFetchedEpoch(lastEpoch)
                                                        .setFetchOffset(offset)
                                                        .setPartitionMaxBytes(1 << 20))));
        FetchResponseData answer = wire.call(ApiKeys.FETCH, version, request);
        return show(answer.responses().getFirst().partitions().getFirst());
    }

    private static String show(PartitionData data) {
        if (data.errorCode() != 0) {
            return error(data.errorCode());
        }
        var diverging = data.divergingEpoch();
        if (diverging.epoch() >= 0) {
            return "diverging at epoch %d, offset %d"
                    .formatted(diverging.epoch(), diverging.endOffset());
        }
        return values(data) + " committed to " + data.highWatermark();
    }

    private static List<String> values(PartitionData data) {
        var values = new ArrayList<String>();
        for (var batch : ((MemoryRecords) data.records()).batches()) {
            batch.forEach(r -> values.add(StandardCharsets.UTF_8.decode(r.value()).toString()));
        }
        return values;
    }

    /// Where an epoch ends, by the leader: `epoch 0 ends at 5`.
    String endOfEpoch(int epoch) {
        var request = new OffsetForLeaderEpochRequestData().setReplicaId(-1);
        request.topics()
                .add(
                        new OffsetForLeaderTopic()
                                .setTopic(topic)
                                .setPartitions(
                                        List.of(
                                                new OffsetForLeaderPartition()
                                                        .setPartition(0)
                                                        .setCurrentLeaderEpoch(-1)
                                                        .setLeaderEpoch(epoch))));
        OffsetForLeaderEpochResponseData answer =
                wire.call(ApiKeys.OFFSET_FOR_LEADER_EPOCH, 4, request);
        var end = answer.topics().iterator().next().partitions().getFirst();
        return end.errorCode() == 0
                ? "epoch %d ends at %d".formatted(end.leaderEpoch(), end.endOffset())
                : error(end.errorCode());
    }

    private static String error(short code) {
        return Errors.forCode(code).name();
    }

    @Override
    public void close() {
        wire.close();
    }
}
