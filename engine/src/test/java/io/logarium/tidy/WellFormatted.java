package io.logarium.tidy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/// Texts that were found well formatted before, so that only what changed is looked at again. Kept in the build's own folder. Several
/// threads may ask and add.
final class WellFormatted {
    private final Path folder;
    private final Path file;
    private final Set<String> before;
    private final Set<String> now = new ConcurrentSkipListSet<>();

    WellFormatted(Path folder) {
        this.folder = folder;
        file = folder.resolve("well-formatted.txt");
        try {
            before = Files.exists(file) ? new TreeSet<>(Files.readAllLines(file)) : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean contains(String text) {
        var digest = digest(text);
        boolean known = before.contains(digest);
        if (known) {
            now.add(digest);
        }
        return known;
    }

    void add(String text) {
        now.add(digest(text));
    }

    void save() {
        try {
            Files.createDirectories(folder);
            Files.write(file, now);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String text) {
        try {
            var bytes =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
