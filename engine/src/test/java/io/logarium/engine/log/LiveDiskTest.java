package io.logarium.engine.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.logarium.engine.testing.StrictDisk;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveDiskTest {
    @TempDir private Path dir;

    private final Disk disk = LiveDisk.direct();

    private static ByteBuffer text(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(DiskFile file, int position, int bytes) {
        var into = ByteBuffer.allocate(bytes);
        file.read(into, position);
        return StandardCharsets.UTF_8.decode(into.flip()).toString();
    }

    @Test
    void whatIsAppendedIsRead() {
        try (var file = disk.open(dir.resolve("f"))) {
            file.append(text("hello "));
            file.append(text("world"));

            assertThat(file.size()).isEqualTo(11);
            assertThat(read(file, 4, 4)).isEqualTo("o wo");
            assertThat(read(file, 9, 40)).isEqualTo("ld");
            assertThat(read(file, 11, 4)).isEmpty();
            file.truncate(5);
            file.append(text("!"));
            assertThat(read(file, 0, 40)).isEqualTo("hello!");
        }
        try (var again = disk.open(dir.resolve("f"))) {
            assertThat(again.size()).isEqualTo(6);
        }
    }

    @Test
    void smallFilesAreReplacedInOneStep() {
        var file = dir.resolve("small");
        assertThat(disk.read(file, 100)).isEmpty();

        disk.write(file, new byte[] {1});
        disk.write(file, new byte[] {2, 3});
        var told = new ArrayList<Optional<DiskFailed>>();
        disk.writeDurably(file, new byte[] {4, 5, 6}, told::add);

        assertThat(disk.read(file, 100)).contains(new byte[] {4, 5, 6});
        assertThat(told).containsExactly(Optional.empty());
        assertThat(disk.list(dir)).containsExactly("small");
        assertThatThrownBy(() -> disk.read(file, 2)).isInstanceOf(DiskFailed.class);
    }

    @Test
    void foldersAreListedRenamedAndDeleted() {
        disk.createDirectories(dir.resolve("a/b"));
        disk.write(dir.resolve("a/z"), new byte[1]);
        disk.write(dir.resolve("a/y"), new byte[7]);

        disk.rename(dir.resolve("a"), dir.resolve("c"));

        assertThat(disk.list(dir.resolve("c"))).containsExactly("b", "y", "z");
        assertThat(disk.isDirectory(dir.resolve("c/b"))).isTrue();
        assertThat(disk.size(dir.resolve("c/y"))).isEqualTo(7);
        assertThat(disk.list(dir.resolve("a"))).isEmpty();
        assertThatThrownBy(() -> disk.delete(dir.resolve("c"))).isInstanceOf(DiskFailed.class);
        disk.delete(dir.resolve("c/y"));
        disk.delete(dir.resolve("c/y"));
        assertThat(disk.exists(dir.resolve("c/y"))).isFalse();
    }

    @Test
    void aLockIsHeldOnce() {
        var held = disk.lock(dir.resolve(".lock")).orElseThrow();
        assertThat(disk.lock(dir.resolve(".lock"))).isEmpty();

        held.close();

        disk.lock(dir.resolve(".lock")).orElseThrow().close();
    }

    @Test
    void anInterruptedReaderDoesNotCloseTheFileForOthers() throws InterruptedException {
        try (var file = disk.open(dir.resolve("f"))) {
            file.append(text("hello"));
            var failures = new ArrayList<Throwable>();
            var reader =
                    Thread.ofPlatform()
                            .unstarted(() -> {
                                Thread.currentThread().interrupt();
                                try {
                                    read(file, 0, 5);
                                } catch (DiskFailed e) {
                                    failures.add(e);
                                }
                            });
            reader.start();
            reader.join();

            assertThat(failures).hasSize(1);
            assertThat(read(file, 0, 5)).isEqualTo("hello");
            file.append(text("!"));
            assertThat(read(file, 0, 9)).isEqualTo("hello!");
        }
    }

    @Test
    void aClosedFileFails() {
        var file = disk.open(dir.resolve("f"));
        file.append(text("x"));
        file.close();
        file.close();
        var told = new ArrayList<Optional<DiskFailed>>();

        file.flush(told::add);

        assertThat(told.getFirst()).isPresent();
        assertThatThrownBy(() -> file.read(ByteBuffer.allocate(1), 0))
                .isInstanceOf(DiskFailed.class);
    }

    @Test
    void flushesRunOnTheChoresAndAreToldAtHome() {
        var chores = new ArrayList<Runnable>();
        var home = new ArrayList<Runnable>();
        var told = new ArrayList<Optional<DiskFailed>>();
        try (var file = LiveDisk.of(chores::add, home::add, 100).open(dir.resolve("f"))) {
            file.append(text("x"));
            file.flush(told::add);
            assertThat(home).isEmpty();
            chores.getFirst().run();
            assertThat(told).isEmpty();
            home.getFirst().run();
        }
        assertThat(told).containsExactly(Optional.empty());
    }

    @Test
    void aLogLivesOnRealFiles() {
        var strict = new StrictDisk(disk);
        var folder = dir.resolve("orders-0");
        var log =
                PartitionLog.open(
                        strict,
                        folder,
                        LogFixture.PARTITION,
                        LogFixture.smallSegments(),
                        OpenHints.NONE,
                        0);
        for (int i = 0; i < 60; i++) {
            log.appendAsLeader(Batches.checked(Batches.of("a" + i, "b" + i)), 1, Batches.T0);
        }
        log.advanceLogStart(50);
        log.applyRetention(Batches.T0, 120);
        log.close();

        var again =
                PartitionLog.open(
                        strict,
                        folder,
                        LogFixture.PARTITION,
                        LogFixture.smallSegments(),
                        new OpenHints(0, 50, false),
                        0);

        assertThat(again.endOffset()).isEqualTo(120);
        assertThat(again.logStartOffset()).isEqualTo(50);
        again.close();
        assertThat(strict.open()).isEmpty();
    }
}
