package io.logarium.engine.node;

import io.logarium.engine.api.LogSpace;
import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.log.LogDir;
import io.logarium.engine.loop.Chores;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.Partitions;

/// What a broker does at intervals: retention, checkpoints, removal of what was deleted, a look at the volume.
final class Housekeeping {
    private static final long TICK_MS = 1_000;
    private static final long SPACE_MS = 5_000;

    /// How long a log is quiet until it holds no more memory than it must.
    private static final long REST_MS = 30_000;

    /// `producer.id.expiration.check.interval.ms`
    private static final long PRODUCERS_MS = 600_000;

    private final LogDir logDir;
    private final Partitions partitions;
    private final Replicas replicas;
    private final Chores chores;
    private final Timers timers;
    private final BrokerParts parts;
    private final long initialMs;
    private final long retentionMs;
    private final long checkpointMs;
    private LogSpace space = LogSpace.UNKNOWN;

    Housekeeping(
            LogDir logDir,
            Partitions partitions,
            Replicas replicas,
            BrokerConfig config,
            BrokerParts parts) {
        this.logDir = logDir;
        this.partitions = partitions;
        this.replicas = replicas;
        this.parts = parts;
        this.chores = parts.chores();
        this.timers = parts.loop().timers();
        this.initialMs = config.longValue("log.initial.task.delay.ms");
        this.retentionMs = config.longValue("log.retention.check.interval.ms");
        this.checkpointMs = config.longValue("replica.high.watermark.checkpoint.interval.ms");
    }

    void start(long nowMs) {
        look(nowMs);
        timers.at(nowMs + TICK_MS, this::tick);
        timers.at(nowMs + checkpointMs, this::checkpoint);
        timers.at(nowMs + Math.min(initialMs, retentionMs), this::retain);
        timers.at(nowMs + PRODUCERS_MS, this::forgetProducers);
        timers.at(nowMs + REST_MS, this::rest);
    }

    /// The volume as it was a moment ago.
    LogSpace space() {
        return space;
    }

    private void tick(long nowMs) {
        logDir.tick(nowMs);
        timers.at(nowMs + TICK_MS, this::tick);
    }

    private void checkpoint(long nowMs) {
        logDir.requireMedium();
        logDir.writeCheckpoints(replicas.highWatermarks());
        timers.at(nowMs + checkpointMs, this::checkpoint);
    }

    private void retain(long nowMs) {
        for (var partition : partitions.all()) {
            int dropped = partition.log().applyRetention(nowMs, partition.highWatermark());
            partition.log().flushIfNeeded(nowMs);
            if (dropped > 0) {
                partition.afterRetention();
            }
        }
        timers.at(nowMs + retentionMs, this::retain);
    }

    private void forgetProducers(long nowMs) {
        partitions.all().forEach(p -> p.log().forgetExpiredProducers(nowMs));
        timers.at(nowMs + PRODUCERS_MS, this::forgetProducers);
    }

    private void rest(long nowMs) {
        partitions.all().forEach(p -> p.log().restIfQuiet());
        timers.at(nowMs + REST_MS, this::rest);
    }

    private void look(long nowMs) {
        chores.give(
                () ->
                        new LogSpace(
                                parts.disk().totalBytes(parts.dir()),
                                parts.disk().usableBytes(parts.dir())),
                found -> space = found);
        timers.at(nowMs + SPACE_MS, this::look);
    }
}
