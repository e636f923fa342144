package io.logarium.engine.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/// Deletes what tests have made.
public final class Folders {
    private Folders() {}

    /// Deletes a folder and all below it; what is gone meanwhile is no error.
    public static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            // A broker that is just ending may still write; the system's own cleaning takes the
            // rest.
        }
    }
}
