package io.logarium.engine.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.log.LiveDisk;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a power-off takes away of real files, and what it leaves.
class UnflushedTest {
    @TempDir Path dir;

    private final Unflushed unflushed = new Unflushed();
    private final Disk disk = unflushed.around(LiveDisk.direct());

    @Test
    void whatWasFlushedStaysAndTheRestIsGone() {
        var file = dir.resolve("a.log");
        try (var open = disk.open(file)) {
            append(open, "flushed");
            flush(open);
            append(open, " and not");
        }

        assertThat(unflushed.powerOff(LiveDisk.direct())).isEqualTo(8);
        assertThat(file).hasContent("flushed");
        assertThat(unflushed.powerOff(LiveDisk.direct())).isZero();
    }

    @Test
    void whatWasThereBeforeCountsAsFlushedAlsoWhenTheFileIsOpenedAgain() throws IOException {
        var file = dir.resolve("a.log");
        Files.writeString(file, "old");
        try (var open = disk.open(file)) {
            append(open, " new");
        }
        try (var open = disk.open(file)) {
            append(open, " newer");
        }

        unflushed.powerOff(LiveDisk.direct());
        assertThat(file).hasContent("old");
    }

    @Test
    void aFileThatWasCutBackKeepsNoMoreThanItsNewEnd() {
        var file = dir.resolve("a.log");
        try (var open = disk.open(file)) {
            append(open, "0123456789");
            flush(open);
            open.truncate(4);
            append(open, "abc");
        }

        unflushed.powerOff(LiveDisk.direct());
        assertThat(file).hasContent("0123");
    }

    @Test
    void renamedFilesAndFoldersAreFollowedAndDeletedOnesForgotten() {
        disk.createDirectories(dir.resolve("orders-0"));
        disk.createDirectories(dir.resolve("orders-00"));
        write("orders-0/0.log", "abc");
        write("orders-00/0.log", "def");
        write("gone.log", "ghi");
        disk.rename(dir.resolve("orders-0"), dir.resolve("orders-0.delete"));
        disk.delete(dir.resolve("gone.log"));

        assertThat(unflushed.powerOff(LiveDisk.direct())).isEqualTo(6);
        assertThat(dir.resolve("orders-0.delete/0.log")).isEmptyFile();
        assertThat(dir.resolve("orders-00/0.log")).isEmptyFile();
        assertThat(dir.resolve("gone.log")).doesNotExist();
    }

    @Test
    void smallFilesThatAreWrittenWholeSurvive() {
        disk.write(dir.resolve("checkpoint"), "0".getBytes(StandardCharsets.UTF_8));

        assertThat(unflushed.powerOff(LiveDisk.direct())).isZero();
        assertThat(dir.resolve("checkpoint")).hasContent("0");
    }

    private void write(String name, String text) {
        try (var open = disk.open(dir.resolve(name))) {
            append(open, text);
        }
    }

    private static void append(DiskFile file, String text) {
        file.append(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static void flush(DiskFile file) {
        var done = new AtomicInteger();
        file.flush(failure -> done.addAndGet(failure.isEmpty() ? 1 : 100));
        assertThat(done).hasValue(1);
    }
}
