package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.RecordRequests.at;
import static io.logarium.engine.conformance.RecordRequests.bytes;
import static io.logarium.engine.conformance.RecordRequests.listOffsets;
import static io.logarium.engine.conformance.RecordRequests.produced;
import static io.logarium.engine.conformance.RecordRequests.records;
import static io.logarium.engine.conformance.TopicRequests.timeless;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.DeleteRecordsRequestData;
import org.apache.kafka.common.message.DeleteRecordsRequestData.DeleteRecordsPartition;
import org.apache.kafka.common.message.DeleteRecordsRequestData.DeleteRecordsTopic;
import org.apache.kafka.common.message.DescribeLogDirsRequestData;
import org.apache.kafka.common.message.DescribeLogDirsRequestData.DescribableLogDirTopic;
import org.apache.kafka.common.message.DescribeLogDirsResponseData;
import org.apache.kafka.common.message.ListOffsetsRequestData.ListOffsetsPartition;
import org.apache.kafka.common.message.ListOffsetsResponseData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderPartition;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData.OffsetForLeaderTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// Offsets by time and by epoch, the log's start, and what a log takes on disk.
final class OffsetSection {
    private static final int LATEST_VERSION = 11;

    private final Probe probe;
    private final String topic;

    OffsetSection(Probe probe) {
        this.probe = probe;
        this.topic = probe.named("offsets");
    }

    void observe() throws Exception {
        TopicRequests.ready(probe, timeless(topic, 2));
        observe("latest of an empty partition", at(0, -1));
        observe("greatest time of an empty partition", at(0, -3));
        observe("time 0 of an empty partition", at(0, 0));
        produced(probe, -1, topic, records(3));
        produced(probe, -1, topic, unordered());
        kinds();
        epochs();
        deleting();
        logDirs();
    }

    /// Times that do not grow with the offsets.
    private static MemoryRecords unordered() {
        return MemoryRecords.withRecords(
                Compression.gzip().build(),
                new SimpleRecord(5000L, bytes("a"), bytes("1")),
                new SimpleRecord(2000L, bytes("b"), bytes("2")),
                new SimpleRecord(5000L, bytes("c"), bytes("3")));
    }

    private void kinds() {
        var kinds =
                Map.of(
                        -1L, "latest",
                        -2L, "earliest",
                        -3L, "greatest time",
                        -4L, "earliest on this disk",
                        -5L, "latest in remote storage",
                        -6L, "earliest not yet in remote storage",
                        -7L, "kind -7");
        new java.util.TreeMap<>(kinds).forEach((time, name) -> observe(name, at(0, time)));
        for (long time : List.of(0L, 1000L, 1001L, 1500L, 2001L, 5000L, 5001L)) {
            observe("time " + time, at(0, time));
        }
        observe("an unknown partition", at(9, -1));
        observe("two partitions", at(0, -1), at(1, -1));
        observe("one partition twice", at(0, -1), at(0, -2));
        probe.observe(
                "ListOffsets: an unknown topic",
                ApiKeys.LIST_OFFSETS,
                LATEST_VERSION,
                listOffsets(probe.named("nope"), at(0, -1)));
        probe.observe(
                "ListOffsets: read committed, latest",
                ApiKeys.LIST_OFFSETS,
                LATEST_VERSION,
                listOffsets(topic, at(0, -1)).setIsolationLevel((byte) 1));
        probe.observe(
                "ListOffsets: as a broker that holds no replica",
                ApiKeys.LIST_OFFSETS,
                LATEST_VERSION,
                listOffsets(topic, at(0, -1)).setReplicaId(77));
        observe("the right epoch", at(0, -1).setCurrentLeaderEpoch(0));
        observe("an epoch that is too new", at(0, -1).setCurrentLeaderEpoch(9));
    }

    private void epochs() {
        for (int epoch : List.of(0, 5, -1)) {
            epochs("end of epoch " + epoch, topic, -1, epoch);
        }
        epochs("asked in an epoch that is too new", topic, 7, 0);
        epochs("an unknown topic", probe.named("nope"), -1, 0);
    }

    private void epochs(String name, String asked, int current, int epoch) {
        var request = new OffsetForLeaderEpochRequestData().setReplicaId(-1);
        request.topics()
                .add(
                        new OffsetForLeaderTopic()
                                .setTopic(asked)
                                .setPartitions(
                                        List.of(
                                                new OffsetForLeaderPartition()
                                                        .setPartition(0)
                                                        .setCurrentLeaderEpoch(current)
                                                        .setLeaderEpoch(epoch))));
        probe.observe("OffsetForLeaderEpoch: " + name, ApiKeys.OFFSET_FOR_LEADER_EPOCH, 4, request);
    }

    private void deleting() {
        deleting("to 2", topic, 0, 2);
        observe("earliest after DeleteRecords to 2", at(0, -2));
        observe("time 0 after DeleteRecords to 2", at(0, 0));
        probe.observe(
                "Fetch: from 0 after DeleteRecords to 2",
                () ->
                        RecordRequests.fetchedAs(
                                probe,
                                RecordRequests.fetch(
                                        RecordRequests.fetched(topic, RecordRequests.from(0)))));
        probe.observe(
                "Fetch: from 2 after DeleteRecords to 2",
                () ->
                        RecordRequests.fetchedAs(
                                probe,
                                RecordRequests.fetch(
                                        RecordRequests.fetched(topic, RecordRequests.from(2)))));
        deleting("to 1, before the start", topic, 0, 1);
        deleting("past the end", topic, 0, 9999);
        deleting("to -2", topic, 0, -2);
        deleting("to -1, the high watermark", topic, 0, -1);
        deleting("of an unknown partition", topic, 9, 1);
        deleting("of an unknown topic", probe.named("nope"), 0, 1);
        observe("earliest after DeleteRecords of all", at(0, -2));
        probe.observe(
                "Produce: after DeleteRecords of all",
                () -> produced(probe, -1, topic, records(1)));
    }

    private void deleting(String name, String asked, int partition, long offset) {
        var request =
                new DeleteRecordsRequestData()
                        .setTimeoutMs(5_000)
                        .setTopics(
                                List.of(
                                        new DeleteRecordsTopic()
                                                .setName(asked)
                                                .setPartitions(
                                                        List.of(
                                                                new DeleteRecordsPartition()
                                                                        .setPartitionIndex(
                                                                                partition)
                                                                        .setOffset(offset)))));
        probe.observe("DeleteRecords: " + name, ApiKeys.DELETE_RECORDS, 2, request);
    }

    private void logDirs() {
        logDirs("two partitions of a topic", asked(topic, 0, 1));
        logDirs("an unknown topic", asked(probe.named("nope"), 0));
        logDirs("an unknown partition", asked(topic, 9));
    }

    private static DescribeLogDirsRequestData asked(String topic, Integer... partitions) {
        var request = new DescribeLogDirsRequestData();
        request.topics()
                .add(
                        new DescribableLogDirTopic()
                                .setTopic(topic)
                                .setPartitions(List.of(partitions)));
        return request;
    }

    private void logDirs(String name, DescribeLogDirsRequestData request) {
        probe.observe(
                "DescribeLogDirs: " + name,
                () -> {
                    DescribeLogDirsResponseData answer =
                            probe.wire().call(ApiKeys.DESCRIBE_LOG_DIRS, 4, request);
                    for (var result : answer.results()) {
                        result.setLogDir("dir");
                        result.setTotalBytes(result.totalBytes() > 0 ? 1 : result.totalBytes());
                        result.setUsableBytes(result.usableBytes() > 0 ? 1 : result.usableBytes());
                        result.topics()
                                .forEach(t ->
                                        t.partitions()
                                                .sort(
                                                        Comparator.comparingInt(
                                                                p -> p.partitionIndex())));
                    }
                    return probe.show(answer);
                });
    }

    private void observe(String name, ListOffsetsPartition... partitions) {
        probe.observe(
                "ListOffsets: " + name,
                () -> {
                    ListOffsetsResponseData answer =
                            probe.wire()
                                    .call(
                                            ApiKeys.LIST_OFFSETS,
                                            LATEST_VERSION,
                                            listOffsets(topic, partitions));
                    // Kafka gives them in the order of its hash table.
                    answer.topics()
                            .forEach(t ->
                                    t.partitions()
                                            .sort(
                                                    Comparator.comparingInt(
                                                            p -> p.partitionIndex())));
                    return probe.show(answer);
                });
    }
}
