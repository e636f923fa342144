package io.logarium.app.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    @TempDir Path temp;

    @Test
    void oneAtATimeMayUseIt() {
        var first = open(temp.resolve("a/b"));

        assertThat(DataFolder.open(temp.resolve("a/b")))
                .isInstanceOfSatisfying(
                        DataFolder.InUse.class,
                        inUse ->
                                assertThat(inUse.holder()).hasValue(ProcessHandle.current().pid()));
        first.close();
        open(temp.resolve("a/b")).close();
    }

    @Test
    void aFileInItsPlaceIsTold() throws IOException {
        Files.writeString(temp.resolve("file"), "");

        assertThat(DataFolder.open(temp.resolve("file").resolve("d")))
                .isInstanceOf(DataFolder.Unusable.class);
    }

    private static DataFolder open(Path path) {
        if (DataFolder.open(path) instanceof DataFolder.Opened(var folder)) {
            return folder;
        }
        throw new AssertionError(path + " could not be opened");
    }
}
