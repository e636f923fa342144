package io.logarium.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Folders;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The folders of three killed brokers, torn: the end of a segment is missing, side files are gone, empty or noise. What comes back is
/// the valid prefix, to the record. `-Dtorn.step=1` cuts at every byte of the last three batches; otherwise at some.
/// `-Dtorn.from=N` leaves the first N folders out, to go on where an earlier run ended.
@Tag("clients")
@Timeout(value = 60, unit = TimeUnit.MINUTES)
class TornFoldersTest {
    private static final int STEP = Integer.getInteger("torn.step", 23);
    private static final int FROM = Integer.getInteger("torn.from", 0);
    private static final int RECORDS = 12;
    private static final String LOG = "00000000000000000000.log";
    private static final List<String> OF_THE_FOLDER =
            List.of(
                    "replication-offset-checkpoint",
                    "recovery-point-offset-checkpoint",
                    "log-start-offset-checkpoint",
                    "cleaner-offset-checkpoint");
    private static final List<String> OF_THE_LOG =
            List.of(
                    "00000000000000000000.index",
                    "00000000000000000000.timeindex",
                    "leader-epoch-checkpoint");

    @TempDir Path root;

    private enum Harm {
        NONE,
        DELETED,
        EMPTY,
        NOISE
    }

    @Test
    void theValidPrefixComesBackAndNothingElse() throws Exception {
        var whole = root.resolve("whole");
        try (var lab = new FaultLab(whole)) {
            lab.create("orders", 2);
            for (int i = 0; i < RECORDS; i++) {
                lab.produce("orders", i, 1);
            }
            lab.cluster().kill();
        }
        var log = Files.readAllBytes(whole.resolve("0/orders-0").resolve(LOG));
        var ends = batchEnds(log);
        assertThat(ends).hasSize(RECORDS);
        int number = 0;
        for (int cut = ends.get(RECORDS - 4); cut < log.length; cut += STEP) {
            if (number >= FROM) {
                torn(whole, ends, cut, number);
            }
            number++;
        }
        System.out.printf("%d torn folders came back%n", Math.max(0, number - FROM));
    }

    private void torn(Path whole, List<Integer> ends, int cut, int number) throws Exception {
        boolean everywhere = number % 2 == 0;
        var harm = Harm.values()[number / 2 % Harm.values().length];
        var work = root.resolve("work-" + number);
        copy(whole, work);
        for (int id = 0; id < (everywhere ? 3 : 1); id++) {
            tear(work.resolve(Integer.toString(id)), cut, harm, new Random(number));
        }
        long kept = everywhere ? ends.stream().filter(end -> end <= cut).count() : RECORDS;
        try (var lab = new FaultLab(work)) {
            var as = "cut at %d, %s, side files %s".formatted(cut, everywhere, harm);
            lab.await("orders", p -> p.isr().size() == 3);
            lab.produce("orders", 100, 3);
            var expected = new ArrayList<>(FaultLab.values(0, (int) kept));
            expected.addAll(FaultLab.values(100, 3));
            assertThat(lab.read("orders", (int) kept + 3)).as(as).isEqualTo(expected);
            lab.cluster().kill();
        }
        Folders.delete(work);
    }

    private static void tear(Path broker, int cut, Harm harm, Random random) throws IOException {
        var partition = broker.resolve("orders-0");
        try (var file = FileChannel.open(partition.resolve(LOG), StandardOpenOption.WRITE)) {
            file.truncate(cut);
        }
        for (var name : OF_THE_LOG) {
            harm(partition.resolve(name), harm, random);
        }
        for (var name : OF_THE_FOLDER) {
            harm(broker.resolve(name), harm, random);
        }
    }

    private static void harm(Path file, Harm harm, Random random) throws IOException {
        switch (harm) {
            case NONE -> {}
            case DELETED -> Files.deleteIfExists(file);
            case EMPTY -> Files.write(file, new byte[0]);
            case NOISE -> {
                var noise = new byte[96];
                random.nextBytes(noise);
                Files.write(file, noise);
            }
        }
    }

    private static List<Integer> batchEnds(byte[] log) {
        var ends = new ArrayList<Integer>();
        int at = 0;
        while (at < log.length) {
            at += 12 + ByteBuffer.wrap(log).getInt(at + 8);
            ends.add(at);
        }
        return ends;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (var one : all.toList()) {
                Files.copy(one, to.resolve(from.relativize(one).toString()));
            }
        }
    }
}
