package io.logarium.engine.conformance;

import io.logarium.engine.ClusterConfig;
import io.logarium.engine.LocalCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Our cluster in this JVM, one broker, its files in a temporary folder.
public final class OwnCluster implements Target {
    private final LocalCluster cluster;
    private final Path data;

    private OwnCluster(LocalCluster cluster, Path data) {
        this.cluster = cluster;
        this.data = data;
    }

    /// Starts it on any free port with these settings.
    public static OwnCluster start(Map<String, String> settings) throws Exception {
        var data = Files.createTempDirectory("logarium-own");
        try {
            var config = ClusterConfig.ephemeral().withData(data);
            for (var setting : settings.entrySet()) {
                config = config.with(setting.getKey(), setting.getValue());
            }
            return new OwnCluster(LocalCluster.start(config), data);
        } catch (Exception e) {
            Folders.delete(data);
            throw e;
        }
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public String bootstrap() {
        return cluster.bootstrap();
    }

    @Override
    public List<Path> dataDirectories() {
        return List.of(data.resolve("0"));
    }

    @Override
    public void close() {
        cluster.close();
        Folders.delete(data);
    }
}
