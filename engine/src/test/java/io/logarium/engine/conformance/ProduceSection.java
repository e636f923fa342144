package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.RecordRequests.bytes;
import static io.logarium.engine.conformance.RecordRequests.produce;
import static io.logarium.engine.conformance.RecordRequests.produced;
import static io.logarium.engine.conformance.RecordRequests.records;
import static io.logarium.engine.conformance.RecordRequests.simple;
import static io.logarium.engine.conformance.TopicRequests.configured;
import static io.logarium.engine.conformance.TopicRequests.timeless;
import static io.logarium.engine.conformance.TopicRequests.topic;

import java.nio.ByteBuffer;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.BaseRecords;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.EndTransactionMarker;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// What a broker takes and what it refuses to take.
final class ProduceSection {
    /// Where a batch holds its attributes; the checksum stands before them and covers all from here on.
    private static final int ATTRIBUTES = 21;

    private final Probe probe;
    private final String plain;
    private final String compacted;

    ProduceSection(Probe probe) {
        this.probe = probe;
        this.plain = probe.named("produce");
        this.compacted = probe.named("compacted");
    }

    void observe() throws Exception {
        var id = TopicRequests.ready(probe, timeless(plain, 1));
        TopicRequests.ready(
                probe, configured(timeless(compacted, 1), Map.of("cleanup.policy", "compact")));
        taking(id);
        refusing();
        times();
        compressions();
        damaged();
    }

    private void taking(Uuid id) {
        observe("three records, acks=1", 1, records(3));
        observe("one record, acks=all", -1, records(1));
        probe.observe(
                "Produce: acks=0 has no answer; the next request has",
                () -> {
                    probe.wire().send(ApiKeys.PRODUCE, 12, produce(0, plain, records(1)));
                    return probe.show(
                            Eventually.get(
                                    () -> RecordRequests.listOffset(probe, plain, 0, -1),
                                    end -> end.offset() == 5));
                });
        probe.observe(
                "Produce: acks=0 with an error closes the connection",
                () -> {
                    probe.wire().send(ApiKeys.PRODUCE, 12, produce(0, "nope", records(1)));
                    return probe.show(RecordRequests.listOffset(probe, plain, 0, -1));
                });
        probe.observe("Produce: by topic id", ApiKeys.PRODUCE, 13, produce(-1, id, records(1)));
        probe.observe(
                "Produce: by an unknown topic id",
                ApiKeys.PRODUCE,
                13,
                produce(-1, new Uuid(5, 5), records(1)));
        probe.observe(
                "Produce: by no topic id",
                ApiKeys.PRODUCE,
                13,
                produce(-1, Uuid.ZERO_UUID, records(1)));
        probe.observe(
                "Produce: no topics",
                ApiKeys.PRODUCE,
                12,
                new ProduceRequestData().setAcks((short) 1).setTimeoutMs(1000));
    }

    private void refusing() {
        observe("acks=2", 2, records(1));
        observe("acks=-2", -2, records(1));
        probe.observe(
                "Produce: an unknown topic",
                () -> produced(probe, 1, probe.named("nope"), records(1)));
        probe.observe(
                "Produce: an unknown partition",
                () -> {
                    var request = produce(1, plain, records(1));
                    request.topicData().iterator().next().partitionData().getFirst().setIndex(9);
                    return probe.show(probe.wire().call(ApiKeys.PRODUCE, 12, request));
                });
        observe("no records", 1, MemoryRecords.EMPTY);
        observe("two batches", 1, MemoryRecords.readableRecords(twice(records(1).buffer())));
        observe("message format 1", 1, oldFormat((byte) 1));
        observe("message format 0", 1, oldFormat((byte) 0));
        observe(
                "more than max.message.bytes",
                1,
                MemoryRecords.withRecords(
                        Compression.NONE, new SimpleRecord(1L, null, new byte[1_100_000])));
        observe(
                "a control batch",
                1,
                MemoryRecords.withEndTransactionMarker(
                        1L, (short) 0, new EndTransactionMarker(ControlRecordType.COMMIT, 0)));
        probe.observe(
                "Produce: a record without key to a compacted topic",
                () -> produced(probe, 1, compacted, keyless("v")));
        probe.observe(
                "Produce: a record with key to a compacted topic",
                () -> produced(probe, 1, compacted, records(1)));
        probe.observe(
                "Produce: one good and one without key to a compacted topic",
                () ->
                        produced(
                                probe,
                                1,
                                compacted,
                                MemoryRecords.withRecords(
                                        Compression.NONE,
                                        simple(1)[0],
                                        new SimpleRecord(5L, null, bytes("v")))));
    }

    private void times() throws Exception {
        var strict = probe.named("strict");
        TopicRequests.ready(
                probe,
                configured(
                        timeless(strict, 1),
                        Map.of(
                                "message.timestamp.before.max.ms",
                                "1000",
                                "message.timestamp.after.max.ms",
                                "1000")));
        probe.observe(
                "Produce: too old a time",
                () ->
                        produced(probe, 1, strict, records(2))
                                .replaceAll("\\[\\d+, \\d+]|\\d{13}", "T"));
        probe.observe(
                "Produce: a time too far ahead",
                () ->
                        produced(
                                        probe,
                                        1,
                                        strict,
                                        MemoryRecords.withRecords(
                                                Compression.NONE,
                                                new SimpleRecord(
                                                        Long.MAX_VALUE / 2,
                                                        bytes("k"),
                                                        bytes("v"))))
                                .replaceAll("\\d{13,}", "T"));
        var stamped = probe.named("stamped");
        TopicRequests.ready(
                probe,
                configured(
                        topic(stamped, 1, 1), Map.of("message.timestamp.type", "LogAppendTime")));
        probe.observe(
                "Produce: stamped by the log",
                () ->
                        produced(probe, 1, stamped, records(2))
                                .replaceAll("logAppendTimeMs=\\d{13}", "logAppendTimeMs=now"));
        probe.observe(
                "Produce: stamped by the log, and so it is found by its greatest time",
                () -> {
                    var found = RecordRequests.listOffset(probe, stamped, 0, -3);
                    return "offset=%d now=%s"
                            .formatted(found.offset(), found.timestamp() > 1_500_000_000_000L);
                });
    }

    private void compressions() throws Exception {
        for (var type : CompressionType.values()) {
            var compressed = MemoryRecords.withRecords(Compression.of(type).build(), simple(3));
            observe("compressed with " + type.name, 1, compressed);
            var squeezed = probe.named("as-" + type.name);
            TopicRequests.ready(
                    probe,
                    configured(
                            timeless(squeezed, 1),
                            Map.of(
                                    "compression.type",
                                    type == CompressionType.NONE ? "uncompressed" : type.name)));
            probe.observe(
                    "Produce: to a topic of compression.type " + type.name,
                    () -> produced(probe, 1, squeezed, records(3)));
            probe.observe(
                    "Fetch: records and their compression from that topic, " + type.name,
                    () -> batches(squeezed));
        }
    }

    private String batches(String topic) {
        org.apache.kafka.common.message.FetchResponseData answer =
                probe.wire()
                        .call(
                                ApiKeys.FETCH,
                                12,
                                RecordRequests.fetch(
                                        RecordRequests.fetched(topic, RecordRequests.from(0))));
        var text = new StringBuilder();
        var records =
                (org.apache.kafka.common.record.internal.Records)
                        answer.responses().getFirst().partitions().getFirst().records();
        for (var batch : records.batches()) {
            text.append(
                    "%s %d..%d magic=%d epoch=%d %s max=%d valid=%s;"
                            .formatted(
                                    batch.compressionType(),
                                    batch.baseOffset(),
                                    batch.lastOffset(),
                                    batch.magic(),
                                    batch.partitionLeaderEpoch(),
                                    batch.timestampType(),
                                    batch.maxTimestamp(),
                                    batch.isValid()));
        }
        return text.toString();
    }

    private void damaged() {
        var damage =
                Map.of(
                        "a wrong checksum", 18,
                        "a wrong base offset", 7,
                        "a wrong last offset delta", 26,
                        "a wrong record count", 60,
                        "a wrong length", 11,
                        "an unknown compression", 22,
                        "magic 3", 16);
        new java.util.TreeMap<>(damage)
                .forEach((name, at) -> {
                    var bytes = copy(records(2).buffer());
                    bytes.put(at, (byte) (bytes.get(at) ^ 0x05));
                    observe(name, 1, MemoryRecords.readableRecords(bytes));
                    if (at >= ATTRIBUTES) {
                        observe(
                                name + ", checksum right",
                                1,
                                MemoryRecords.readableRecords(resealed(bytes)));
                    }
                });
        var cut = copy(records(2).buffer());
        cut.limit(cut.limit() - 3);
        observe("a batch cut short", 1, MemoryRecords.readableRecords(cut));
    }

    private void observe(String name, int acks, BaseRecords records) {
        probe.observe("Produce: " + name, () -> produced(probe, acks, plain, records));
    }

    private static MemoryRecords keyless(String value) {
        return MemoryRecords.withRecords(
                Compression.NONE, new SimpleRecord(5L, null, bytes(value)));
    }

    private static MemoryRecords oldFormat(byte magic) {
        try (var builder =
                MemoryRecords.builder(
                        ByteBuffer.allocate(512),
                        magic,
                        Compression.NONE,
                        TimestampType.CREATE_TIME,
                        0L)) {
            builder.append(5L, bytes("k"), bytes("v"));
            return builder.build();
        }
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        return ByteBuffer.allocate(bytes.remaining()).put(bytes.duplicate()).flip();
    }

    private static ByteBuffer twice(ByteBuffer bytes) {
        return ByteBuffer.allocate(2 * bytes.remaining())
                .put(bytes.duplicate())
                .put(bytes.duplicate())
                .flip();
    }

    /// With the checksum that fits what is in it now. It covers all from the attributes on.
    private static ByteBuffer resealed(ByteBuffer batch) {
        var sealed = copy(batch);
        var crc = new java.util.zip.CRC32C();
        crc.update(sealed.duplicate().position(ATTRIBUTES));
        return sealed.putInt(17, (int) crc.getValue());
    }
}
