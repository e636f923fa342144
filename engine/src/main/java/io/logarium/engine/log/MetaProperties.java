package io.logarium.engine.log;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.common.Uuid;

/// Kafka's `meta.properties`, version 1: whose folder this is.
record MetaProperties(int nodeId, String clusterId, Uuid directoryId) {
    static final String FILE = "meta.properties";

    private static final int MAX_BYTES = 64 * 1024;

    /// What the file says; nothing when there is none.
    ///
    /// @throws DiskFailed when it makes no sense, as we must not take over a folder that we do not understand
    static Optional<MetaProperties> read(Disk disk, Path dir) {
        var file = dir.resolve(FILE);
        var content = disk.read(file, MAX_BYTES);
        return content.map(bytes -> parse(file, new String(bytes, StandardCharsets.UTF_8)));
    }

    private static MetaProperties parse(Path file, String text) {
        var properties = new Properties();
        try {
            properties.load(new StringReader(text));
            if (!"1".equals(properties.getProperty("version"))) {
                throw new IOException("its version is not 1");
            }
            return new MetaProperties(
                    Integer.parseInt(required(properties, "node.id")),
                    required(properties, "cluster.id"),
                    Uuid.fromString(required(properties, "directory.id")));
        } catch (IOException | IllegalArgumentException e) {
            throw new DiskFailed("understand", file, new IOException(e.getMessage(), e));
        }
    }

    private static String required(Properties properties, String key) throws IOException {
        var value = properties.getProperty(key);
        if (value == null) {
            throw new IOException("it has no " + key);
        }
        return value;
    }

    void write(Disk disk, Path dir, DiskFile.FlushDone done) {
        var text =
                "#\ncluster.id=%s\ndirectory.id=%s\nnode.id=%d\nversion=1\n"
                        .formatted(clusterId, directoryId, nodeId);
        disk.writeDurably(dir.resolve(FILE), text.getBytes(StandardCharsets.UTF_8), done);
    }
}
