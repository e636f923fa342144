package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.log.EpochHistory.Entry;
import io.logarium.engine.log.EpochHistory.EpochEnd;
import io.logarium.engine.testing.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EpochHistoryTest {
    private final MemoryDisk disk = new MemoryDisk();
    private final LogFolder folder = LogFolder.of(disk, Path.of("/data/t-0"));
    private final EpochHistory epochs = EpochHistory.empty(folder);

    private EpochHistory filled() {
        epochs.assign(0, 0);
        epochs.assign(2, 5);
        epochs.assign(5, 9);
        return epochs;
    }

    @Test
    void anEpochEndsWhereTheNextBegins() {
        filled();

        assertThat(epochs.endOffsetFor(0, 20)).isEqualTo(new EpochEnd(0, 5));
        assertThat(epochs.endOffsetFor(1, 20)).isEqualTo(new EpochEnd(0, 5));
        assertThat(epochs.endOffsetFor(2, 20)).isEqualTo(new EpochEnd(2, 9));
        assertThat(epochs.endOffsetFor(4, 20)).isEqualTo(new EpochEnd(2, 9));
        assertThat(epochs.endOffsetFor(5, 20)).isEqualTo(new EpochEnd(5, 20));
        assertThat(epochs.endOffsetFor(6, 20)).isEqualTo(EpochEnd.UNKNOWN);
        assertThat(epochs.endOffsetFor(-1, 20)).isEqualTo(EpochEnd.UNKNOWN);
    }

    @Test
    void anEpochBeforeAllEndsWhereTheFirstBegins() {
        epochs.assign(4, 7);

        assertThat(epochs.endOffsetFor(3, 20)).isEqualTo(new EpochEnd(3, 7));
    }

    @Test
    void nothingIsKnownOfAnEmptyHistory() {
        assertThat(epochs.endOffsetFor(0, 20)).isEqualTo(EpochEnd.UNKNOWN);
        assertThat(epochs.latestEpoch()).isEmpty();
        assertThat(epochs.epochAt(3)).isEmpty();
    }

    @Test
    void anOffsetHasTheEpochThatBeganLastBeforeIt() {
        filled();

        assertThat(epochs.epochAt(4)).hasValue(0);
        assertThat(epochs.epochAt(5)).hasValue(2);
        assertThat(epochs.epochAt(100)).hasValue(5);
    }

    @Test
    void whatContradictsANewEpochGoes() {
        filled();
        epochs.assign(5, 12);
        assertThat(epochs.entries()).hasSize(3).contains(new Entry(5, 9));

        epochs.assign(6, 5);

        assertThat(epochs.entries()).containsExactly(new Entry(0, 0), new Entry(6, 5));
    }

    @Test
    void truncationForgetsFromEitherEnd() {
        filled().truncateFromEnd(9);
        assertThat(epochs.entries()).containsExactly(new Entry(0, 0), new Entry(2, 5));

        epochs.truncateFromStart(3);
        assertThat(epochs.entries()).containsExactly(new Entry(0, 3), new Entry(2, 5));
        epochs.truncateFromStart(7);
        assertThat(epochs.entries()).containsExactly(new Entry(2, 7));
    }

    @Test
    void epochsWithoutRecordsAreWrittenOnlySoFastUntilTheirFirstRecordComes() {
        filled();
        for (int epoch = 6; epoch < 6 + SpareWrites.A_SECOND; epoch++) {
            epochs.begin(epoch, 12);
        }
        assertThat(written().latestEpoch()).hasValue(5 + SpareWrites.A_SECOND);

        epochs.begin(50, 12);
        assertThat(written().latestEpoch()).hasValue(5 + SpareWrites.A_SECOND);
        epochs.assign(50, 12);

        assertThat(written().entries())
                .containsExactly(
                        new Entry(0, 0), new Entry(2, 5), new Entry(5, 9), new Entry(50, 12));
    }

    @Test
    void aForgottenEpochThatTheFileStillNamesGoesWithTheNextRecord() {
        filled();
        while (folder.shared().spare().take()) {}
        epochs.forgetFrom(9);
        assertThat(written().latestEpoch()).hasValue(5);

        epochs.assign(2, 9);

        assertThat(written().entries()).containsExactly(new Entry(0, 0), new Entry(2, 5));
    }

    private EpochHistory written() {
        return EpochHistory.load(folder).orElseThrow();
    }

    @Test
    void theFileIsKafkas() {
        filled();
        var file = folder.dir().resolve("leader-epoch-checkpoint");

        assertThat(new String(disk.contentOf(file), StandardCharsets.UTF_8))
                .isEqualTo("0\n3\n0 0\n2 5\n5 9\n");
        assertThat(EpochHistory.load(folder).orElseThrow().entries()).isEqualTo(epochs.entries());
    }

    @Test
    void aFileThatMakesNoSenseIsNotBelieved() {
        var file = folder.dir().resolve("leader-epoch-checkpoint");
        for (var text :
                new String[] {
                    "",
                    "0",
                    "1\n1\n0 0\n",
                    "0\n2\n0 0\n",
                    "0\n1\n0 x\n",
                    "0\n1\n0\n",
                    "0\n2\n3 0\n2 4\n",
                    "0\n2\n2 4\n3 1\n",
                    "0\n1\n-1 0\n",
                    "0\n1\n0 0 0\n"
                }) {
            disk.replace(file, text.getBytes(StandardCharsets.UTF_8));
            assertThat(EpochHistory.load(folder)).as(text).isEmpty();
        }
    }
}
