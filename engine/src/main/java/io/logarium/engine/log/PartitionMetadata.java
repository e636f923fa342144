package io.logarium.engine.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// Kafka's `partition.metadata`: which topic's partition a folder holds (KIP-516).
final class PartitionMetadata {
    private static final String FILE = "partition.metadata";
    private static final int MAX_BYTES = 4096;
    private static final String VERSION = "version: 0";
    private static final String TOPIC_ID = "topic_id: ";

    private PartitionMetadata() {}

    static Optional<Uuid> read(Disk disk, Path dir) {
        return disk.read(dir.resolve(FILE), MAX_BYTES).flatMap(PartitionMetadata::parse);
    }

    private static Optional<Uuid> parse(byte[] content) {
        var lines = new String(content, StandardCharsets.UTF_8).lines().toList();
        if (lines.size() < 2
                || !lines.get(0).equals(VERSION)
                || !lines.get(1).startsWith(TOPIC_ID)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Uuid.fromString(lines.get(1).substring(TOPIC_ID.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static void write(Disk disk, Path dir, Uuid topicId) {
        var text = VERSION + "\n" + TOPIC_ID + topicId;
        disk.write(dir.resolve(FILE), text.getBytes(StandardCharsets.UTF_8));
    }
}
