package io.logarium.engine.conformance;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.ListOffsetsRequestData;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsTopic;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.ListOffsetsResponseData.ListOffsetsPartitionResponse;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.message.ProduceRequestData.PartitionProduceData;
import org.apache.kafka.common.message.ProduceRequestData.TopicProduceData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.BaseRecords;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.Records;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// Requests about records, short to write, and their answers as text.
final class RecordRequests {
    private RecordRequests() {}

    /// Plain records with keys k0, k1, ... and times 1000, 1001, ...
    static MemoryRecords records(int count) {
        return MemoryRecords.withRecords(Compression.NONE, simple(count));
    }

    /// Records of an idempotent producer.
    static MemoryRecords records(Producer producer, int sequence, int count) {
        return MemoryRecords.withIdempotentRecords(
                Compression.NONE, producer.id(), (short) producer.epoch(), sequence, simple(count));
    }

    /// Who writes: an id that the broker gave, and an epoch.
    record Producer(long id, int epoch) {}

    static SimpleRecord[] simple(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SimpleRecord(1000 + i, bytes("k" + i), bytes("v" + i)))
                .toArray(SimpleRecord[]::new);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static ProduceRequestData produce(int acks, String topic, BaseRecords records) {
        return produce(acks, new TopicProduceData().setName(topic), records);
    }

    static ProduceRequestData produce(int acks, Uuid topic, BaseRecords records) {
        return produce(acks, new TopicProduceData().setTopicId(topic), records);
    }

    private static ProduceRequestData produce(
            int acks, TopicProduceData topic, BaseRecords records) {
        topic.partitionData().add(new PartitionProduceData().setIndex(0).setRecords(records));
        var request = new ProduceRequestData().setAcks((short) acks).setTimeoutMs(5_000);
        request.topicData().add(topic);
        return request;
    }

    /// Appends to partition 0 and tells what the broker says.
    static String produced(Probe probe, int acks, String topic, BaseRecords records) {
        ProduceResponseData answer =
                probe.wire().call(ApiKeys.PRODUCE, 12, produce(acks, topic, records));
        return probe.show(answer.responses().iterator().next().partitionResponses().getFirst());
    }

    static FetchPartition from(long offset) {
        return new FetchPartition()
                .setPartition(0)
                .setFetchOffset(offset)
                .setPartitionMaxBytes(1 << 20);
    }

    /// A fetch outside of any session that does not wait.
    static FetchRequestData fetch(FetchTopic... topics) {
        return new FetchRequestData()
                .setReplicaId(-1)
                .setMaxWaitMs(0)
                .setMinBytes(1)
                .setMaxBytes(1 << 20)
                .setSessionEpoch(-1)
                .setTopics(List.of(topics));
    }

    static FetchTopic fetched(String topic, FetchPartition... partitions) {
        return new FetchTopic().setTopic(topic).setPartitions(List.of(partitions));
    }

    static FetchTopic fetched(Uuid topic, FetchPartition... partitions) {
        return new FetchTopic().setTopicId(topic).setPartitions(List.of(partitions));
    }

    /// Fetches in the last version with topic names and tells what came.
    static String fetchedAs(Probe probe, FetchRequestData request) {
        FetchResponseData answer = probe.wire().call(ApiKeys.FETCH, 12, request);
        return text(probe, answer);
    }

    static String text(Probe probe, FetchResponseData answer) {
        var all = new StringBuilder(Probe.error(answer.errorCode()));
        for (var topic : answer.responses()) {
            for (var partition : topic.partitions()) {
                all.append(topic.topic().isEmpty() ? " (by id)" : " " + topic.topic())
                        .append('-')
                        .append(partition.partitionIndex())
                        .append(' ')
                        .append(text(probe, partition));
            }
        }
        return all.toString();
    }

    private static String text(Probe probe, FetchResponseData.PartitionData partition) {
        var offsets = new StringBuilder();
        int bytes = 0;
        if (partition.records() instanceof Records records) {
            bytes = records.sizeInBytes();
            records.records().forEach(r -> offsets.append(r.offset()).append(' '));
        }
        var aborted = partition.abortedTransactions();
        return "%s hw=%d lso=%d start=%d offsets=[%s] bytes=%d aborted=%s diverging=%s leader=%s replica=%d"
                .formatted(
                        Probe.error(partition.errorCode()),
                        partition.highWatermark(),
                        partition.lastStableOffset(),
                        partition.logStartOffset(),
                        offsets.toString().strip(),
                        bytes,
                        aborted == null ? "null" : aborted.size(),
                        probe.show(partition.divergingEpoch()),
                        probe.show(partition.currentLeader()),
                        partition.preferredReadReplica());
    }

    static ListOffsetsRequestData listOffsets(String topic, ListOffsetsPartition... partitions) {
        return new ListOffsetsRequestData()
                .setReplicaId(-1)
                .setTimeoutMs(10_000)
                .setTopics(
                        List.of(
                                new ListOffsetsTopic()
                                        .setName(topic)
                                        .setPartitions(List.of(partitions))));
    }

    static ListOffsetsPartition at(int partition, long timestamp) {
        return new ListOffsetsPartition().setPartitionIndex(partition).setTimestamp(timestamp);
    }

    /// Asks for one offset of one partition.
    static ListOffsetsPartitionResponse listOffset(
            Probe probe, String topic, int partition, long timestamp) {
        ListOffsetsResponseData answer =
                probe.wire()
                        .call(
                                ApiKeys.LIST_OFFSETS,
                                8,
                                listOffsets(topic, at(partition, timestamp)));
        return answer.topics().getFirst().partitions().getFirst();
    }
}
