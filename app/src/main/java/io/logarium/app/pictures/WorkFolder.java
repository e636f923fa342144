package io.logarium.app.pictures;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// A temporary folder that is gone when it is closed.
record WorkFolder(Path path) implements AutoCloseable {
    WorkFolder() throws IOException {
        this(Files.createTempDirectory("logarium-pictures-"));
    }

    /// What is still open stays where the system does not delete open files: the log file.
    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                try {
                    Files.deleteIfExists(file);
                } catch (FileSystemException e) {
                    // The temporary folder is the system's to tidy.
                }
            }
        }
    }
}
