package io.logarium.engine.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// A file of a log dir with an offset for each partition: high watermarks, recovery points, log starts, cleaned offsets.
final class OffsetCheckpoint {
    private final Disk disk;
    private final Path file;
    private Optional<List<String>> lastWritten = Optional.empty();

    OffsetCheckpoint(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /// What can be read; a file that makes no sense counts as empty, as every offset in it has a safe default.
    Map<TopicPartition, Long> read() {
        var offsets = new LinkedHashMap<TopicPartition, Long>();
        for (var entry : CheckpointText.read(disk, file).orElse(List.of())) {
            var parts = entry.split(" ", -1);
            if (parts.length == 3) {
                try {
                    long offset = Long.parseLong(parts[2]);
                    if (offset >= 0) {
                        offsets.put(
                                new TopicPartition(parts[0], Integer.parseInt(parts[1])), offset);
                    }
                } catch (NumberFormatException e) {
                    return new LinkedHashMap<>();
                }
            }
        }
        return offsets;
    }

    /// Writes when something has changed since the last time.
    void write(Map<TopicPartition, Long> offsets) {
        var entries = new ArrayList<String>(offsets.size());
        offsets.forEach((p, offset) -> entries.add(p.topic() + " " + p.partition() + " " + offset));
        var all = Optional.of(List.copyOf(entries));
        if (!all.equals(lastWritten)) {
            CheckpointText.write(disk, file, entries);
            lastWritten = all;
        }
    }
}
