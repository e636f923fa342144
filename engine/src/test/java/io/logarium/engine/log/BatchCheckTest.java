package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.Seeds;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchCheckTest {
    private static final long NOW = Batches.T0;

    private static CheckResult check(ByteBuffer batch, Consumer<LogConfig.Changes> changes) {
        return BatchCheck.check(batch, BatchRules.of(LogConfig.DEFAULT.with(changes)), NOW);
    }

    private static CheckResult check(ByteBuffer batch) {
        return check(batch, c -> {});
    }

    private static Rejected assertRejected(CheckResult result, Errors error) {
        assertThat(result).isInstanceOf(Rejected.class);
        var rejected = (Rejected) result;
        assertThat(rejected.error()).as(rejected.message()).isEqualTo(error);
        return rejected;
    }

    /// Changes bytes and mends the checksum, as a hostile client would.
    private static ByteBuffer forged(ByteBuffer batch, Consumer<ByteBuffer> change) {
        change.accept(batch);
        var crc = new CRC32C();
        crc.update(batch.duplicate().position(BatchHeader.ATTRIBUTES_AT));
        return batch.putInt(BatchHeader.CRC_AT, (int) crc.getValue());
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void aGoodBatchPassesUnchanged(CompressionType type) {
        var compression = Compression.of(type).build();
        var batch = Batches.of(compression, Batches.records(NOW, "a", "bb", "ccc"));
        var before = batch.duplicate();
        var copy = new byte[batch.limit()];
        before.get(copy);

        var result = (CheckedBatch) check(batch);

        assertThat(result.bytes()).isEqualTo(ByteBuffer.wrap(copy));
        assertThat(result.header().count()).isEqualTo(3);
        assertThat(result.logAppendTimeMs()).isEqualTo(-1);
    }

    @Test
    void nothingAtAllIsRejectedWithoutALogStart() {
        var rejected = assertRejected(check(ByteBuffer.allocate(0)), Errors.INVALID_RECORD);

        assertThat(rejected.tellsLogStart()).isFalse();
    }

    @Test
    void aWrongChecksumIsRejected() {
        var batch = Batches.of("a");
        batch.put(batch.limit() - 1, (byte) 1);

        assertThat(assertRejected(check(batch), Errors.CORRUPT_MESSAGE).tellsLogStart()).isFalse();
    }

    @Test
    void moreThanOneBatchIsRejected() {
        var one = Batches.of("a");
        var two = ByteBuffer.allocate(one.limit() * 2).put(one.duplicate()).put(one).flip();

        assertThat(assertRejected(check(two), Errors.INVALID_RECORD).tellsLogStart()).isFalse();
    }

    @Test
    void olderMessageFormatsAreRejected() {
        var old =
                MemoryRecords.withRecords(
                                RecordBatch.MAGIC_VALUE_V1,
                                Compression.NONE,
                                new SimpleRecord(NOW, new byte[40]))
                        .buffer();

        assertRejected(check(old), Errors.INVALID_RECORD);
    }

    @Test
    void aLyingLengthIsRejected() {
        var batch = Batches.of("a");
        for (int length : new int[] {-1, 0, 10, 48, batch.limit() + 1, Integer.MAX_VALUE}) {
            var lie = Batches.of("a").putInt(BatchHeader.LENGTH_AT, length);
            assertThat(check(lie)).isInstanceOf(Rejected.class);
        }
    }

    @Test
    void aBatchThatIsTooLargeIsRejected() {
        var batch = Batches.sized(5000, NOW);

        assertRejected(check(batch, c -> c.maxMessageBytes(1000)), Errors.MESSAGE_TOO_LARGE);
        assertThat(check(batch, c -> c.maxMessageBytes(batch.limit())))
                .isInstanceOf(CheckedBatch.class);
    }

    @Test
    void aCompactedTopicWantsKeys() {
        var batch =
                Batches.of(
                        Compression.NONE,
                        new SimpleRecord(NOW, Batches.bytes("k"), Batches.bytes("v")),
                        new SimpleRecord(NOW, Batches.bytes("v")));

        var rejected = assertRejected(check(batch, c -> c.compact(true)), Errors.INVALID_RECORD);

        assertThat(rejected.tellsLogStart()).isTrue();
        assertThat(rejected.recordErrors())
                .extracting(Rejected.RecordError::index)
                .containsExactly(1);
    }

    @Test
    void controlBatchesAreNotForClients() {
        var marker = Batches.marker(1, 0, ControlRecordType.COMMIT).bytes();

        assertRejected(check(marker), Errors.INVALID_RECORD);
    }

    @Test
    void timestampsMustBeWithinTheirLimits() {
        Consumer<LogConfig.Changes> limits =
                c -> c.timestampBeforeMaxMs(1000).timestampAfterMaxMs(500);
        var batch =
                Batches.of(
                        Compression.NONE,
                        new SimpleRecord(NOW - 1000, new byte[1]),
                        new SimpleRecord(NOW - 1001, new byte[1]),
                        new SimpleRecord(NOW + 500, new byte[1]),
                        new SimpleRecord(NOW + 501, new byte[1]));

        var rejected = assertRejected(check(batch, limits), Errors.INVALID_TIMESTAMP);

        assertThat(rejected.recordErrors())
                .extracting(Rejected.RecordError::index)
                .containsExactly(1, 3);
        assertThat(check(Batches.at(-1, "none"), limits)).isInstanceOf(CheckedBatch.class);
    }

    @Test
    void logAppendTimeIsStampedOnTheBatch() {
        var batch = Batches.of(Compression.zstd().build(), Batches.records(5, "a", "b"));

        var result =
                (CheckedBatch) check(batch, c -> c.timestampType(TimestampType.LOG_APPEND_TIME));

        assertThat(result.logAppendTimeMs()).isEqualTo(NOW);
        var stored = MemoryRecords.readableRecords(result.bytes()).batches().iterator().next();
        stored.ensureValid();
        assertThat(stored.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
        assertThat(stored.maxTimestamp()).isEqualTo(NOW);
    }

    @Test
    void aProducerMustNotStampItself() {
        var batch = Batches.logAppendTime(NOW, Batches.records(NOW, "a")).buffer();

        assertRejected(
                check(batch, c -> c.timestampType(TimestampType.LOG_APPEND_TIME)),
                Errors.INVALID_TIMESTAMP);
    }

    @Test
    void aWrongMaxTimestampIsMended() {
        var batch = forged(Batches.at(1000, "a", "b"), b -> b.putLong(35, 5));

        var result = (CheckedBatch) check(batch);

        assertThat(result.header().maxTimestamp()).isEqualTo(1000);
        MemoryRecords.readableRecords(result.bytes()).batches().iterator().next().ensureValid();
    }

    @Test
    void countsMustAgree() {
        assertRejected(
                check(forged(Batches.of("a", "b"), b -> b.putInt(57, 3))), Errors.INVALID_RECORD);
        assertRejected(
                check(forged(Batches.of("a", "b"), b -> b.putInt(57, 1).putInt(23, 0))),
                Errors.INVALID_RECORD);
        assertRejected(
                check(forged(Batches.of("a", "b"), b -> b.putInt(57, 3).putInt(23, 2))),
                Errors.INVALID_RECORD);
        assertRejected(
                check(forged(Batches.of("a"), b -> b.putInt(57, -5).putInt(23, -6))),
                Errors.INVALID_RECORD);
        assertRejected(check(Batches.of("a").putLong(0, 17)), Errors.INVALID_RECORD);
    }

    @Test
    void anIdempotentBatchNeedsASequence() {
        assertRejected(
                check(forged(Batches.idempotent(5, 0, 0, 1), b -> b.putInt(53, -1))),
                Errors.INVALID_RECORD);
    }

    @Test
    void anotherCompressionOfTheTopicIsApplied() {
        var batch = Batches.of(Compression.NONE, Batches.records(NOW, "a", "b", "c"));
        for (var type : CompressionType.values()) {
            var wanted = Optional.<Compression>of(Compression.of(type).build());
            var result = (CheckedBatch) check(batch.duplicate(), c -> c.compression(wanted));

            assertThat(result.header().compression()).isEqualTo(type);
            assertThat(Batches.values(result.bytes())).containsExactly("0:a", "1:b", "2:c");
        }
    }

    @Test
    void recompressionKeepsTheProducersStateAndHeaders() {
        var headers = new Header[] {new RecordHeader("h", new byte[] {1})};
        var batch =
                MemoryRecords.withIdempotentRecords(
                                Compression.gzip().build(),
                                77,
                                (short) 3,
                                12,
                                new SimpleRecord(NOW, new byte[2], new byte[3], headers))
                        .buffer();
        var lz4 = Optional.<Compression>of(Compression.lz4().build());

        var result = (CheckedBatch) check(batch, c -> c.compression(lz4));

        assertThat(result.header().producerId()).isEqualTo(77);
        assertThat(result.header().producerEpoch()).isEqualTo((short) 3);
        assertThat(result.header().baseSequence()).isEqualTo(12);
        var record = MemoryRecords.readableRecords(result.bytes()).records().iterator().next();
        assertThat(record.headers()).isEqualTo(headers);
    }

    @ParameterizedTest
    @EnumSource(
            value = CompressionType.class,
            names = {"GZIP", "LZ4", "ZSTD"})
    void aBombNeverReachesMemory(CompressionType type) {
        var bomb =
                Batches.of(
                        Compression.of(type).build(), new SimpleRecord(NOW, new byte[20_000_000]));

        var rejected =
                assertRejected(
                        check(bomb, c -> c.maxMessageBytes(150_000)), Errors.MESSAGE_TOO_LARGE);

        assertThat(rejected.message()).contains("when they are decompressed");
    }

    @Test
    void snappyMayNotClaimMoreThanItCanHold() {
        var honest = Batches.of(Compression.snappy().build(), Batches.records(NOW, "abcdef"));
        var lying =
                forged(
                        honest,
                        b -> {
                            int block = BatchHeader.BYTES + 16 + 4;
                            b.put(block, (byte) 0xff).put(block + 1, (byte) 0xff);
                            b.put(block + 2, (byte) 0xff).put(block + 3, (byte) 0x7f);
                        });

        assertRejected(check(lying), Errors.INVALID_RECORD);
    }

    @Test
    void zstdNeedsANewEnoughClient() {
        var batch = Batches.of(Compression.zstd().build(), Batches.records(NOW, "a"));

        assertRejected(
                BatchCheck.check(batch, BatchRules.of(LogConfig.DEFAULT).withoutZstd(), NOW),
                Errors.UNSUPPORTED_COMPRESSION_TYPE);
    }

    @Seeds(300)
    void forgedBatchesAreJudgedNeverThrownAt(long seed) {
        var random = new Random(seed);
        var types = CompressionType.values();
        for (int i = 0; i < 40; i++) {
            var type = types[random.nextInt(types.length)];
            var batch =
                    Batches.of(
                            Compression.of(type).build(),
                            Batches.records(NOW, "a", "b".repeat(random.nextInt(200)), "c"));
            var bad =
                    forged(
                            batch,
                            b -> {
                                for (int n = random.nextInt(4); n >= 0; n--) {
                                    int at = 16 + random.nextInt(b.limit() - 16);
                                    b.put(at, (byte) random.nextInt(256));
                                }
                            });

            var result = check(bad);

            if (result instanceof CheckedBatch checked) {
                assertThat(Batches.values(checked.bytes())).hasSize(checked.header().count());
            }
        }
    }
}
