package io.logarium.engine.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Kafka's `.kafka_cleanshutdown`: says that the broker closed all logs of the folder, and in which epoch of its life (KIP-966).
/// It is deleted as soon as the folder is in use again.
final class CleanShutdownMark {
    static final String FILE = ".kafka_cleanshutdown";

    private static final int MAX_BYTES = 4096;
    private static final Pattern EPOCH =
            Pattern.compile("\\{.*\"brokerEpoch\"\\s*:\\s*(-?\\d{1,18})\\b.*}", Pattern.DOTALL);

    private final Disk disk;
    private final Path file;

    CleanShutdownMark(Disk disk, Path dir) {
        this.disk = disk;
        this.file = dir.resolve(FILE);
    }

    /// The broker epoch in the mark; nothing when there is no mark or it makes no sense.
    OptionalLong read() {
        var content = disk.read(file, MAX_BYTES);
        if (content.isEmpty()) {
            return OptionalLong.empty();
        }
        var found = EPOCH.matcher(new String(content.get(), StandardCharsets.UTF_8).strip());
        return found.matches()
                ? OptionalLong.of(Long.parseLong(found.group(1)))
                : OptionalLong.empty();
    }

    void write(long brokerEpoch) {
        var text = "{\"version\":0,\"brokerEpoch\":" + brokerEpoch + "}";
        disk.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    void delete() {
        disk.delete(file);
    }
}
