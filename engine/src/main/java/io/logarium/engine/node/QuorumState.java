package io.logarium.engine.node;

import io.logarium.engine.log.Disk;
import io.logarium.engine.log.DiskFile;
import io.logarium.engine.quorum.ElectionState;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The file `quorum-state`: what a voter must not forget over a restart (KIP-595), in Kafka's form for a quorum whose voters do
/// not change.
final class QuorumState {
    private static final int MAX_BYTES = 64 * 1024;

    private final Disk disk;
    private final Path file;

    QuorumState(Disk disk, Path metadataDir) {
        this.disk = disk;
        this.file = metadataDir.resolve("quorum-state");
    }

    /// What it says; nothing known when there is no file or it makes no sense.
    ElectionState read() {
        var content = disk.read(file, MAX_BYTES);
        if (content.isEmpty()) {
            return ElectionState.NONE;
        }
        var text = new String(content.get(), StandardCharsets.UTF_8);
        int epoch = number(text, "leaderEpoch", 0);
        return new ElectionState(
                Math.max(0, epoch),
                number(text, "leaderId", ElectionState.NOBODY),
                number(text, "votedId", ElectionState.NOBODY));
    }

    private static int number(String text, String key, int otherwise) {
        var found = Pattern.compile("\"" + key + "\"\\s*:\\s*(-?\\d{1,10})").matcher(text);
        if (!found.find()) {
            return otherwise;
        }
        return (int) Math.clamp(Long.parseLong(found.group(1)), -1L, Integer.MAX_VALUE - 1);
    }

    /// Writes it so that it survives a power-off; `done` comes to the loop.
    void write(ElectionState state, Collection<Integer> voters, DiskFile.FlushDone done) {
        var listed =
                voters.stream()
                        .map(id -> "{\"voterId\":" + id + "}")
                        .collect(Collectors.joining(","));
        var text =
                ("{\"clusterId\":\"\",\"leaderId\":%d,\"leaderEpoch\":%d,\"votedId\":%d,\"appliedOffset\":0,"
                                + "\"currentVoters\":[%s],\"data_version\":0}")
                        .formatted(state.leader(), state.epoch(), state.votedFor(), listed);
        disk.writeDurably(file, text.getBytes(StandardCharsets.UTF_8), done);
    }
}
