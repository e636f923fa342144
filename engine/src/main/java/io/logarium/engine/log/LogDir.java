package io.logarium.engine.log;

import io.logarium.engine.loop.Chance;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One folder of Kafka's `log.dirs`: its identity, its lock, its checkpoints and the logs of its partitions.
///
/// Before the loop starts it is opened and its logs are recovered; then it belongs to the loop.
public final class LogDir {
    private static final Logger LOG = LoggerFactory.getLogger(LogDir.class);

    private final Disk disk;
    private final SharedFiles files;
    private final Path dir;
    private final Disk.Lock lock;
    private final Chance chance;
    private final MetaProperties identity;
    private final CleanShutdownMark mark;
    private final OptionalLong brokerEpochBefore;
    private final OffsetCheckpoint highWatermarks;
    private final OffsetCheckpoint recoveryPoints;
    private final OffsetCheckpoint logStarts;
    private final OffsetCheckpoint cleaned;
    private final Map<TopicPartition, Long> highWatermarksBefore;
    private final Map<TopicPartition, Long> recoveryPointsBefore;
    private final Map<TopicPartition, Long> logStartsBefore;
    private final TreeMap<TopicPartition, PartitionLog> logs =
            new TreeMap<>(PartitionFolder.BY_NAME);
    private final DeletedFolders deleted;

    private LogDir(Disk disk, Path dir, Disk.Lock lock, MetaProperties identity, Chance chance) {
        this.disk = disk;
        this.files = SharedFiles.of(disk);
        this.dir = dir;
        this.lock = lock;
        this.identity = identity;
        this.chance = chance;
        this.mark = new CleanShutdownMark(disk, dir);
        this.brokerEpochBefore = mark.read();
        this.highWatermarks =
                new OffsetCheckpoint(disk, dir.resolve("replication-offset-checkpoint"));
        this.recoveryPoints =
                new OffsetCheckpoint(disk, dir.resolve("recovery-point-offset-checkpoint"));
        this.logStarts = new OffsetCheckpoint(disk, dir.resolve("log-start-offset-checkpoint"));
        this.cleaned = new OffsetCheckpoint(disk, dir.resolve("cleaner-offset-checkpoint"));
        this.highWatermarksBefore = highWatermarks.read();
        this.recoveryPointsBefore = recoveryPoints.read();
        this.logStartsBefore = logStarts.read();
        this.deleted = new DeletedFolders(disk, dir);
    }

    /// Locks the folder, creates `meta.properties` on first use, reads the checkpoints and takes the mark of a clean shutdown away.
    /// Opens no log yet.
    ///
    /// @throws IllegalStateException when another process has it or it belongs to another node or cluster; the message is for people
    public static LogDir open(Disk disk, Path dir, int nodeId, String clusterId, Chance chance) {
        disk.createDirectories(dir);
        var lock =
                disk.lock(dir.resolve(".lock"))
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "The folder %s is in use by another process."
                                                .formatted(dir)));
        try {
            var identity = identityOf(disk, dir, nodeId, clusterId, chance);
            var opened = new LogDir(disk, dir, lock, identity, chance);
            opened.mark.delete();
            opened.deleted.clear();
            return opened;
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static MetaProperties identityOf(
            Disk disk, Path dir, int nodeId, String clusterId, Chance chance) {
        var found = MetaProperties.read(disk, dir);
        if (found.isEmpty()) {
            var made = new MetaProperties(nodeId, clusterId, chance.nextUuid());
            made.write(
                    disk,
                    dir,
                    failure -> failure.ifPresent(f -> LOG.warn("{}", f.getMessage(), f)));
            return made;
        }
        var identity = found.get();
        if (identity.nodeId() != nodeId || !identity.clusterId().equals(clusterId)) {
            throw new IllegalStateException(
                    "The folder %s belongs to node %d of cluster %s, not to node %d of cluster %s."
                            .formatted(
                                    dir,
                                    identity.nodeId(),
                                    identity.clusterId(),
                                    nodeId,
                                    clusterId));
        }
        return identity;
    }

    /// The cluster that a folder belongs to, before anybody opens it; nothing for a new one.
    public static Optional<String> clusterIdOf(Disk disk, Path dir) {
        return MetaProperties.read(disk, dir).map(MetaProperties::clusterId);
    }

    public Path path() {
        return dir;
    }

    /// `directory.id` of meta.properties.
    public Uuid directoryId() {
        return identity.directoryId();
    }

    /// Whether the broker before us closed the folder.
    public boolean wasCleanShutdown() {
        return brokerEpochBefore.isPresent();
    }

    /// The broker epoch in which the folder was closed; nothing after an unclean shutdown (KIP-966).
    public OptionalLong previousBrokerEpoch() {
        return brokerEpochBefore;
    }

    /// Partitions that have a folder here, by name and number.
    public List<TopicPartition> partitions() {
        var found = new ArrayList<TopicPartition>();
        for (var name : disk.list(dir)) {
            if (disk.isDirectory(dir.resolve(name))) {
                PartitionFolder.partitionOf(name).ifPresent(found::add);
            }
        }
        found.sort(PartitionFolder.BY_NAME);
        return found;
    }

    /// The id in `partition.metadata`.
    public Optional<Uuid> topicId(TopicPartition partition) {
        var folder = folderOf(partition);
        return disk.isDirectory(folder) ? PartitionMetadata.read(disk, folder) : Optional.empty();
    }

    /// Opens and recovers the logs of all folders that are not open yet, except the metadata log's.
    public List<PartitionLog> openAll(Function<TopicPartition, LogConfig> configs, long nowMs) {
        var opened = new ArrayList<PartitionLog>();
        for (var partition : partitions()) {
            if (!logs.containsKey(partition) && !PartitionFolder.isMetadata(partition)) {
                opened.add(open(partition, configs.apply(partition), nowMs));
            }
        }
        return opened;
    }

    /// Opens one log, creating it when it is new.
    public PartitionLog openLog(
            TopicPartition partition, Uuid topicId, LogConfig config, long nowMs) {
        var known = logs.get(partition);
        if (known != null) {
            return known;
        }
        var folder = folderOf(partition);
        if (!disk.isDirectory(folder)) {
            disk.createDirectories(folder);
            forget(partition);
            PartitionMetadata.write(disk, folder, topicId);
            return open(partition, config, OpenHints.NEW_FOLDER, nowMs);
        }
        if (!PartitionMetadata.read(disk, folder).equals(Optional.of(topicId))) {
            forget(partition);
            PartitionMetadata.write(disk, folder, topicId);
        }
        return open(partition, config, nowMs);
    }

    private PartitionLog open(TopicPartition partition, LogConfig config, long nowMs) {
        boolean isOld =
                brokerEpochBefore.isPresent() && recoveryPointsBefore.containsKey(partition);
        var hints =
                new OpenHints(
                        recoveryPointsBefore.getOrDefault(partition, 0L),
                        logStartsBefore.getOrDefault(partition, 0L),
                        isOld);
        boolean isVoters = PartitionFolder.isMetadata(partition);
        return open(partition, config, isVoters ? hints.withEpochsFromBatches() : hints, nowMs);
    }

    private PartitionLog open(
            TopicPartition partition, LogConfig config, OpenHints hints, long nowMs) {
        var folder = new LogFolder(files, folderOf(partition));
        var log = PartitionLog.open(folder, partition, config, hints, nowMs);
        logs.put(partition, log);
        return log;
    }

    /// What the checkpoints say is of another partition of this name.
    private void forget(TopicPartition partition) {
        highWatermarksBefore.remove(partition);
        recoveryPointsBefore.remove(partition);
        logStartsBefore.remove(partition);
    }

    public Optional<PartitionLog> log(TopicPartition partition) {
        return Optional.ofNullable(logs.get(partition));
    }

    /// Open logs by name and number.
    public List<PartitionLog> logs() {
        return List.copyOf(logs.values());
    }

    /// The high watermark that was written last before this opening, or 0.
    public long checkpointedHighWatermark(TopicPartition partition) {
        return highWatermarksBefore.getOrDefault(partition, 0L);
    }

    /// Looks whether the folder can still be used, for a broker that has nothing to write.
    ///
    /// @throws DiskFailed when it cannot
    public void requireMedium() {
        disk.lastModifiedMs(dir.resolve(MetaProperties.FILE));
    }

    /// Writes high watermarks, recovery points and log starts. For a timer.
    public void writeCheckpoints(Map<TopicPartition, Long> marks) {
        highWatermarks.write(withUnopened(highWatermarksBefore, marks));
        var points = new LinkedHashMap<TopicPartition, Long>();
        logs.forEach((partition, log) -> points.put(partition, log.recoveryPoint()));
        recoveryPoints.write(withUnopened(recoveryPointsBefore, points));
        writeLogStarts();
    }

    private void writeLogStarts() {
        var starts = new LinkedHashMap<TopicPartition, Long>();
        logs.forEach((partition, log) -> {
            long start = log.logStartOffset();
            if (start > 0 && start > log.firstSegmentStart()) {
                starts.put(partition, start);
            }
        });
        logStarts.write(withUnopened(logStartsBefore, starts));
    }

    /// Offsets by name and number; those of logs that are not open stay as they were.
    private Map<TopicPartition, Long> withUnopened(
            Map<TopicPartition, Long> before, Map<TopicPartition, Long> now) {
        var all = new TreeMap<TopicPartition, Long>(PartitionFolder.BY_NAME);
        before.forEach((partition, offset) -> {
            if (!logs.containsKey(partition)) {
                all.put(partition, offset);
            }
        });
        all.putAll(now);
        return all;
    }

    /// Flushes all logs, so that a clean shutdown survives a power-off too. Tells when the last one is done.
    public void flushAll(DiskFile.FlushDone done) {
        var open = logs.values().stream().filter(log -> !log.isOffline()).toList();
        new FlushQueue(open, done).start();
    }

    /// Closes a log, renames its folder as Kafka does and removes it after `file.delete.delay.ms`, by [#tick]. Readers of it fail.
    public void delete(TopicPartition partition, long nowMs) {
        var log = logs.remove(partition);
        long delayMs = LogConfig.DEFAULT.fileDeleteDelayMs();
        if (log != null) {
            log.abandon();
            delayMs = log.config().fileDeleteDelayMs();
        }
        forget(partition);
        if (disk.isDirectory(folderOf(partition))) {
            deleted.add(partition, chance.nextUuid(), nowMs + delayMs);
        }
    }

    /// To be called each second. Removes folders whose time has come, writes epochs that had to wait, and writes where logs start if that has changed: what DeleteRecords took stays away,
    /// also after a kill (Kafka may show it again for a while). For a timer.
    public void tick(long nowMs) {
        deleted.tick(nowMs);
        files.spare().refill();
        logs.values().forEach(PartitionLog::writeEpochs);
        writeLogStarts();
    }

    /// Closes all logs, writes the checkpoints and the mark of a clean shutdown, and unlocks the folder. No mark when a log had
    /// failed.
    ///
    /// @param brokerEpoch what the controller gave this broker at its registration
    public void close(Map<TopicPartition, Long> marks, long brokerEpoch) {
        boolean sound = logs.values().stream().noneMatch(PartitionLog::isOffline);
        logs.values().forEach(PartitionLog::close);
        writeCheckpoints(marks);
        cleaned.write(cleaned.read());
        if (sound) {
            mark.write(brokerEpoch);
        }
        lock.close();
    }

    /// Gives the folder up without a word, as a killed process does: files stay as they are.
    public void abandon() {
        logs.values().forEach(PartitionLog::abandon);
        lock.close();
    }

    private Path folderOf(TopicPartition partition) {
        return dir.resolve(PartitionFolder.nameOf(partition));
    }
}
