package io.logarium.engine.log;

import io.logarium.engine.loop.Chance;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// One folder of Kafka's `log.dirs`: its identity, its lock, its checkpoints and the logs of its partitions.
public final class LogDir {
    private LogDir() {}

    /// Locks the folder, creates `meta.properties` on first use and reads the checkpoints. Opens no log yet.
    ///
    /// @throws IllegalStateException when another process has it or it belongs to another node or cluster
    public static LogDir open(Disk disk, Path dir, int nodeId, String clusterId, Chance chance) {
        throw new UnsupportedOperationException();
    }

    public Path path() {
        throw new UnsupportedOperationException();
    }

    /// `directory.id` of meta.properties.
    public Uuid directoryId() {
        throw new UnsupportedOperationException();
    }

    /// Whether the broker before us closed the folder.
    public boolean wasCleanShutdown() {
        throw new UnsupportedOperationException();
    }

    /// Partitions that have a folder here, by name and number.
    public List<TopicPartition> partitions() {
        throw new UnsupportedOperationException();
    }

    /// The id in `partition.metadata`.
    public Optional<Uuid> topicId(TopicPartition partition) {
        throw new UnsupportedOperationException();
    }

    /// Opens and recovers the logs of all folders that are not open yet, except the metadata log's.
    public List<PartitionLog> openAll(Function<TopicPartition, LogConfig> configs, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Opens one log, creating it when it is new.
    public PartitionLog openLog(
            TopicPartition partition, Uuid topicId, LogConfig config, long nowMs) {
        throw new UnsupportedOperationException();
    }

    public Optional<PartitionLog> log(TopicPartition partition) {
        throw new UnsupportedOperationException();
    }

    /// The high watermark that was written last, or 0.
    public long checkpointedHighWatermark(TopicPartition partition) {
        throw new UnsupportedOperationException();
    }

    /// Writes high watermarks, recovery points and log starts. For a timer.
    public void writeCheckpoints(Map<TopicPartition, Long> highWatermarks) {
        throw new UnsupportedOperationException();
    }

    /// Closes a log, renames its folder as Kafka does and removes it after `file.delete.delay.ms`, by [#tick].
    public void delete(TopicPartition partition, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Removes folders whose time has come.
    public void tick(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Closes all logs, writes the checkpoints and the mark of a clean shutdown, and unlocks the folder.
    public void close(Map<TopicPartition, Long> highWatermarks, long brokerEpoch) {
        throw new UnsupportedOperationException();
    }
}
