package io.logarium.engine.log;

import static io.logarium.engine.log.LogFixture.DIR;
import static io.logarium.engine.log.LogFixture.expected;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.log.EpochHistory.Entry;
import io.logarium.engine.testing.MemoryDisk;
import io.logarium.engine.testing.Seeds;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.kafka.common.record.internal.ControlRecordType;
import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final long NO_FLUSH = 0;

    @Test
    void aKilledLogHasAllThatWasAppended() {
        var f = LogFixture.small().fill(40);

        var after = f.crash(NO_FLUSH);

        assertThat(after.readAll()).isEqualTo(expected(0, 80));
        assertThat(after.log.recovery().segmentsScanned()).isEqualTo(5);
        assertThat(after.log.recovery().bytesCut()).isZero();
        assertThat(after.fill(10).readAll()).isEqualTo(expected(0, 100));
    }

    @Test
    void onlyTheSegmentsFromTheRecoveryPointOnAreScanned() {
        var f = LogFixture.small().fill(40);
        long lastBase = f.bases().getLast();

        var after = f.crash(lastBase + 1);

        assertThat(after.log.recovery().segmentsScanned()).isEqualTo(1);
        assertThat(after.readAll()).isEqualTo(expected(0, 80));
    }

    @Test
    void aTailTornAtAnyByteLosesOnlyWhatIsNotWhole() {
        for (boolean clean : new boolean[] {false, true}) {
            var f = LogFixture.small().fill(27);
            if (clean) {
                f.log.close();
            }
            var last = DIR.resolve("%020d.log".formatted(f.bases().getLast()));
            var whole = f.memory.contentOf(last);
            var ends = batchEnds(whole);
            long first = f.bases().getLast();
            assertThat(ends).hasSizeGreaterThan(3);
            for (int cut = ends.get(ends.size() - 4); cut < whole.length; cut++) {
                var files = f.memory.copy();
                files.replace(last, Arrays.copyOf(whole, cut));
                int at = cut;
                long kept = ends.stream().filter(end -> end <= at).count() - 1;

                var after = f.reopened(files, new OpenHints(clean ? 54 : 0, 0, clean));

                assertThat(after.log.endOffset()).isEqualTo(first + 2 * kept);
                assertThat(after.readAll()).isEqualTo(expected(0, first + 2 * kept));
                assertThat(after.fill(20).readAll()).isEqualTo(expected(0, first + 2 * kept + 40));
                assertThat(after.reopen().log.endOffset()).isEqualTo(first + 2 * kept + 40);
            }
        }
    }

    private static List<Integer> batchEnds(byte[] log) {
        var ends = new ArrayList<Integer>();
        int at = 0;
        ends.add(0);
        while (at < log.length) {
            at += BatchHeader.at(java.nio.ByteBuffer.wrap(log), at).sizeInBytes();
            ends.add(at);
        }
        return ends;
    }

    @Test
    void anyFlippedBitOfTheTailCutsThereAndNotBefore() {
        var f = new LogFixture(LogConfig.DEFAULT).fill(6);
        var file = DIR.resolve("%020d.log".formatted(0));
        var whole = f.memory.contentOf(file);
        var ends = batchEnds(whole);
        for (int at = ends.get(3); at < whole.length; at++) {
            var bytes = whole.clone();
            bytes[at] ^= (byte) (1 << (at % 8));
            var files = f.memory.copy();
            files.replace(file, bytes);
            int flipped = at;
            long good = ends.stream().filter(end -> end > 0 && end <= flipped).count();
            int inBatch = at - ends.get((int) good);
            boolean outsideOfCrc = inBatch >= 12 && inBatch < 16;

            var after = f.reopened(files, OpenHints.NONE);

            // Of a leader's epoch nothing is checked, and an offset that grew leaves a gap only.
            if (outsideOfCrc || inBatch < 8) {
                assertThat(after.log.endOffset()).isGreaterThanOrEqualTo(2 * good);
            } else {
                assertThat(after.readAll()).isEqualTo(expected(0, 2 * good));
            }
        }
    }

    @Test
    void segmentsBehindADamagedOneGo() {
        var f = LogFixture.small().fill(40);
        var file = DIR.resolve("%020d.log".formatted(18));
        var bytes = f.memory.contentOf(file);
        bytes[200] ^= 1;
        f.memory.replace(file, bytes);

        var after = f.crash(NO_FLUSH);

        assertThat(after.readAll()).isEqualTo(expected(0, 20));
        assertThat(after.files())
                .noneMatch(name -> name.startsWith("00000000000000000036"))
                .noneMatch(name -> name.startsWith("00000000000000000054"));
    }

    @Seeds(60)
    void sideFilesMayBeLostEmptiedOrFilledWithNoise(long seed) {
        var random = new Random(seed);
        boolean clean = random.nextBoolean();
        var f = LogFixture.small();
        for (int i = 0; i < 12; i++) {
            f.append(Batches.idempotent(7, 0, 3 * i, 3));
            f.fill(2);
        }
        var values = f.readAll();
        var sequences = f.log.activeProducers();
        var epochs = f.log.leaderEpochs().entries();
        if (clean) {
            f.log.close();
        }
        var files = f.memory.copy();
        for (var file : files.all()) {
            if (!file.toString().endsWith(".log")) {
                damage(files, file, random);
            }
        }

        var after = f.reopened(files, new OpenHints(random.nextInt(60), 0, clean));

        assertThat(after.readAll()).isEqualTo(values);
        assertThat(after.log.leaderEpochs().entries()).isEqualTo(epochs);
        assertThat(after.log.activeProducers()).isEqualTo(sequences);
        for (long offset = 0; offset < after.log.endOffset(); offset++) {
            assertThat(after.read(offset, after.log.endOffset(), 1)).endsWith(values.getLast());
        }
    }

    private static void damage(MemoryDisk files, Path file, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> files.delete(file);
            case 1 -> files.replace(file, new byte[0]);
            case 2 -> {
                var noise = new byte[(int) files.size(file) + random.nextInt(30)];
                random.nextBytes(noise);
                files.replace(file, noise);
            }
            default -> {}
        }
    }

    @Test
    void kafkasPreallocatedIndexesAreTrimmed() {
        var f = LogFixture.small().fill(40);
        f.log.close();
        for (var file : f.memory.all()) {
            if (file.toString().endsWith("index")) {
                f.memory.replace(file, Arrays.copyOf(f.memory.contentOf(file), 12_000));
            }
        }

        var after = f.crash(60);

        assertThat(after.readAll()).isEqualTo(expected(0, 80));
        after.log.close();
        assertThat(after.memory.size(DIR.resolve("%020d.index".formatted(0)))).isLessThan(200);
        assertThat(after.memory.size(DIR.resolve("%020d.timeindex".formatted(0)))).isLessThan(200);
    }

    @Test
    void leftOversOfACrashAreTidied() {
        var f = LogFixture.small().fill(40);
        f.log.close();
        for (var name :
                List.of(
                        "00000000000000000900.log.deleted",
                        "00000000000000000018.index.cleaned",
                        "leader-epoch-checkpoint.tmp",
                        "00000000000000000777.index",
                        "00000000000000000005.snapshot")) {
            f.memory.replace(DIR.resolve(name), new byte[] {1, 2, 3});
        }

        var after = f.crash(NO_FLUSH);

        assertThat(after.readAll()).isEqualTo(expected(0, 80));
        assertThat(after.files())
                .noneMatch(n -> n.contains("777") || n.contains("cleaned") || n.contains("deleted"))
                .doesNotContain("leader-epoch-checkpoint.tmp", "00000000000000000005.snapshot");
    }

    @Test
    void aSwapFileTakesThePlaceOfTheSegmentsThatItCovers() {
        var f = LogFixture.small().fill(40);
        var first = f.memory.contentOf(DIR.resolve("%020d.log".formatted(0)));
        var second = f.memory.contentOf(DIR.resolve("%020d.log".formatted(18)));
        var both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        f.memory.replace(DIR.resolve("%020d.log.swap".formatted(0)), both);

        var after = f.crash(NO_FLUSH);

        assertThat(after.bases()).containsExactly(0L, 36L, 54L, 72L);
        assertThat(after.readAll()).isEqualTo(expected(0, 80));
    }

    @Test
    void epochsOfRecordsThatNeverCameAreForgotten() {
        var f = LogFixture.small().fill(3);
        f.log.leaderEpochs().assign(9, 6);

        assertThat(f.crash(NO_FLUSH).log.leaderEpochs().entries())
                .containsExactly(new Entry(LogFixture.EPOCH, 0));
    }

    @Test
    void aLogThatEndsBeforeItsStartBeginsAnew() {
        var f = LogFixture.small().fill(3);

        var after = f.reopened(f.memory.copy(), new OpenHints(0, 50, false));

        assertThat(after.log.logStartOffset()).isEqualTo(50);
        assertThat(after.log.endOffset()).isEqualTo(50);
        after.append("a");
        assertThat(after.readAll()).containsExactly("50:a");
    }

    @Test
    void producersAndTransactionsAreAsBefore() {
        var f = LogFixture.small();
        f.append(Batches.idempotent(1, 0, 0, 2));
        f.append(Batches.transactional(2, 4, 0, 1));
        f.fill(30);
        f.append(Batches.transactional(3, 0, 0, 1));
        f.append(Batches.transactional(4, 0, 0, 1));
        f.log.appendAsLeader(Batches.marker(4, 0, ControlRecordType.ABORT), 3, LogFixture.NOW);
        var producers = f.log.activeProducers();
        assertThat(f.log.lastStableOffset(f.log.endOffset())).isEqualTo(2);

        for (var after : List.of(f.crash(NO_FLUSH), f.crash(40), f.reopen())) {
            assertThat(after.log.activeProducers()).containsExactlyInAnyOrderElementsOf(producers);
            assertThat(after.log.lastStableOffset(after.log.endOffset())).isEqualTo(2);
            var again = after.append(Batches.idempotent(1, 0, 0, 2));
            assertThat(again).isInstanceOf(AppendResult.Duplicate.class);
        }
    }

    /// A power-off may bring an older checkpoint back beside newer batches that were flushed.
    @Test
    void aVoterBelievesItsBatchesAndNotAnOlderListOfEpochs() {
        var f = LogFixture.small().fill(20);
        for (int i = 0; i < 20; i++) {
            f.log.appendAsLeader(Batches.checked(Batches.of("a", "b")), 7, LogFixture.NOW);
        }
        long end = f.log.endOffset();
        var older = "0\n1\n3 0\n".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        f.memory.replace(DIR.resolve("leader-epoch-checkpoint"), older);

        for (boolean clean : new boolean[] {false, true}) {
            for (long flushed : new long[] {0, 60, end}) {
                var hints = new OpenHints(flushed, 0, clean).withEpochsFromBatches();
                var after = f.reopened(f.memory.copy(), hints);

                assertThat(after.log.leaderEpochs().entries())
                        .containsExactly(new Entry(3, 0), new Entry(7, 40));
            }
        }
    }
}
