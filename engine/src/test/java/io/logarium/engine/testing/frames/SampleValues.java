package io.logarium.engine.testing.frames;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.internals.ConsumerProtocol;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;

/// Names, numbers and records for requests made by chance: mostly plausible, sometimes the worst that fits the type.
public final class SampleValues {
    /// Zeros that shrink to almost nothing on the wire.
    private static final int BOMB = 8 * 1024 * 1024;

    private static final List<String> TOPICS =
            List.of("fuzz-1", "fuzz-2", "fuzz-3", "__consumer_offsets", "a/b", "..", "nope");
    private static final List<String> GROUPS = List.of("group-1", "group-2", "");
    private static final List<String> CONFIGS =
            List.of("retention.ms", "cleanup.policy", "max.message.bytes", "no.such.key");
    private static final List<String> TEXTS =
            List.of(
                    "",
                    "range",
                    "consumer",
                    "test",
                    "1.0",
                    "-1",
                    "compact",
                    "\u0000",
                    "Ärger",
                    "日本");
    private static final long[] EDGES = {
        -1,
        0,
        1,
        2,
        3,
        127,
        128,
        255,
        32767,
        65536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -2,
        -3
    };

    private final List<MemoryRecords> records = new ArrayList<>();
    private final List<byte[]> blobs = new ArrayList<>();

    public SampleValues() {
        for (var compression : CompressionType.values()) {
            records.add(batch(compression, new byte[20]));
            records.add(batch(compression, new byte[4_000]));
            records.add(
                    batch(
                            compression,
                            new byte[BOMB / (compression == CompressionType.NONE ? 256 : 1)]));
        }
        records.add(idempotentBatch());
        records.add(MemoryRecords.EMPTY);
        records.add(oldMagic());
        records.add(truncated(batch(CompressionType.NONE, new byte[100])));
        records.add(withBrokenChecksum(batch(CompressionType.GZIP, new byte[100])));
        blobs.add(new byte[0]);
        blobs.add(new byte[10]);
        blobs.add(
                bytes(ConsumerProtocol.serializeSubscription(new Subscription(List.of("fuzz-1")))));
        blobs.add("not a subscription".getBytes(StandardCharsets.UTF_8));
    }

    String string(String field, SplittableRandom random) {
        int dice = random.nextInt(40);
        if (dice == 0) {
            return "x".repeat(random.nextInt(5_000));
        }
        if (field.contains("group") && dice < 30) {
            return pick(GROUPS, random);
        }
        if ((field.contains("topic") || field.equals("name")) && dice < 30) {
            return pick(dice < 4 ? CONFIGS : TOPICS, random);
        }
        return pick(dice < 10 ? TOPICS : TEXTS, random);
    }

    /// The caller cuts it to the width of its type.
    long number(String field, SplittableRandom random) {
        if (field.endsWith("_ms") && random.nextInt(4) > 0) {
            return random.nextInt(100); // nobody waits for long in a test
        }
        if (field.equals("num_partitions") || field.equals("count")) {
            return random.nextInt(20) == 0
                    ? Integer.MAX_VALUE
                    : random.nextInt(5) - 1; // files are made of them
        }
        return switch (random.nextInt(4)) {
            case 0 -> EDGES[random.nextInt(EDGES.length)];
            case 1 -> random.nextLong();
            default -> random.nextInt(6) - 1;
        };
    }

    byte[] bytes(String field, SplittableRandom random) {
        if (random.nextInt(4) == 0) {
            var noise = new byte[random.nextInt(field.contains("metadata") ? 2_000 : 300)];
            random.nextBytes(noise);
            return noise;
        }
        return pick(blobs, random);
    }

    MemoryRecords records(SplittableRandom random) {
        return pick(records, random);
    }

    private static <T> T pick(List<T> from, SplittableRandom random) {
        return from.get(random.nextInt(from.size()));
    }

    private static MemoryRecords batch(CompressionType type, byte[] value) {
        return MemoryRecords.withRecords(
                Compression.of(type).build(),
                new SimpleRecord(1_000, "key".getBytes(StandardCharsets.UTF_8), value),
                new SimpleRecord(1_001, null, "last".getBytes(StandardCharsets.UTF_8)));
    }

    private static MemoryRecords idempotentBatch() {
        return MemoryRecords.withIdempotentRecords(
                Compression.NONE, 1, (short) 0, 0, new SimpleRecord(new byte[10]));
    }

    private static MemoryRecords oldMagic() {
        try (var builder =
                MemoryRecords.builder(
                        ByteBuffer.allocate(512),
                        (byte) 1,
                        Compression.NONE,
                        TimestampType.CREATE_TIME,
                        0)) {
            builder.append(5, new byte[] {1}, new byte[] {2});
            return builder.build();
        }
    }

    private static MemoryRecords truncated(MemoryRecords records) {
        var buffer = records.buffer().duplicate();
        return MemoryRecords.readableRecords(buffer.slice(0, buffer.remaining() - 30));
    }

    private static MemoryRecords withBrokenChecksum(MemoryRecords records) {
        var copy = ByteBuffer.wrap(bytes(records.buffer().duplicate()));
        copy.put(copy.limit() - 1, (byte) (copy.get(copy.limit() - 1) ^ 1));
        return MemoryRecords.readableRecords(copy);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }
}
