package io.logarium.engine.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Kafka's small text files: a version, the number of entries, an entry a line.
final class CheckpointText {
    /// 100,000 partitions with names of 249 characters and more.
    private static final int MAX_BYTES = 32 << 20;

    private static final String VERSION = "0";

    private CheckpointText() {}

    /// The entries, or nothing when the file is missing, or not what it should be.
    static Optional<List<String>> read(Disk disk, Path file) {
        return disk.read(file, MAX_BYTES).flatMap(CheckpointText::parse);
    }

    /// Each line has an end: a number that a lost write cut short looks like another number.
    private static Optional<List<String>> parse(byte[] content) {
        if (content.length == 0 || content[content.length - 1] != '\n') {
            return Optional.empty();
        }
        var lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() < 2 || !lines.get(0).equals(VERSION)) {
            return Optional.empty();
        }
        var entries = new ArrayList<>(lines.subList(2, lines.size()));
        entries.removeIf(String::isBlank);
        return lines.get(1).equals(Integer.toString(entries.size()))
                ? Optional.of(entries)
                : Optional.empty();
    }

    static void write(Disk disk, Path file, List<String> entries) {
        var text = new StringBuilder(64);
        text.append(VERSION).append('\n').append(entries.size()).append('\n');
        for (var entry : entries) {
            text.append(entry).append('\n');
        }
        disk.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
