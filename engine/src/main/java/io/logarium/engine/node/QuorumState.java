package io.logarium.engine.node;

import io.logarium.engine.log.Disk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `quorum-state`: what a voter must not forget over a restart (KIP-595).
final class QuorumState {
    private static final int MAX_BYTES = 64 * 1024;
    private static final Pattern EPOCH = Pattern.compile("\"leaderEpoch\"\\s*:\\s*(\\d{1,10})");

    private final Disk disk;
    private final Path file;
    private final int nodeId;
    private int epoch;

    private QuorumState(Disk disk, Path file, int nodeId, int epoch) {
        this.disk = disk;
        this.file = file;
        this.nodeId = nodeId;
        this.epoch = epoch;
    }

    /// Reads it; epoch 0 when there is none yet.
    static QuorumState read(Disk disk, Path metadataDir, int nodeId) {
        var file = metadataDir.resolve("quorum-state");
        int epoch =
                disk.read(file, MAX_BYTES)
                        .map(bytes -> EPOCH.matcher(new String(bytes, StandardCharsets.UTF_8)))
                        .filter(Matcher::find)
                        .map(m -> (int) Math.min(Integer.MAX_VALUE - 1, Long.parseLong(m.group(1))))
                        .orElse(0);
        return new QuorumState(disk, file, nodeId, epoch);
    }

    int epoch() {
        return epoch;
    }

    /// Puts down who leads which epoch.
    void write(int newEpoch, int leaderId) {
        epoch = newEpoch;
        var text =
                ("{\"clusterId\":\"\",\"leaderId\":%d,\"leaderEpoch\":%d,\"votedId\":-1,\"appliedOffset\":0,"
                                + "\"currentVoters\":[{\"voterId\":%d}],\"data_version\":0}")
                        .formatted(leaderId, newEpoch, nodeId);
        disk.write(file, text.getBytes(StandardCharsets.UTF_8));
    }
}
