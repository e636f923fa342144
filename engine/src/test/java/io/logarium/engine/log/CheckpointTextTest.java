package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.MemoryDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointTextTest {
    private static final Path FILE = Path.of("/data/leader-epoch-checkpoint");
    private static final List<String> ENTRIES = List.of("1 0", "2 34");

    private final MemoryDisk disk = new MemoryDisk();

    CheckpointTextTest() {
        disk.createDirectories(FILE.getParent());
    }

    @Test
    void whatWasWrittenIsRead() {
        CheckpointText.write(disk, FILE, ENTRIES);

        assertThat(CheckpointText.read(disk, FILE)).hasValue(ENTRIES);
    }

    /// `2 34` must not become `2 3`: a voter dropped its log for that.
    @Test
    void aFileThatWasCutShortIsNotBelievedWhereverTheCutIs() {
        CheckpointText.write(disk, FILE, ENTRIES);
        var whole = disk.read(FILE, 1_000).orElseThrow();

        for (int length = 0; length < whole.length; length++) {
            var text = new String(whole, 0, length, StandardCharsets.UTF_8);
            disk.write(FILE, text.getBytes(StandardCharsets.UTF_8));

            assertThat(CheckpointText.read(disk, FILE)).as(text).isEmpty();
        }
    }
}
