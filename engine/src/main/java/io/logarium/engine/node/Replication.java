package io.logarium.engine.node;

import io.logarium.engine.api.ControllerChannel;
import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.config.ConfigTable;
import io.logarium.engine.controller.BrokerImage;
import io.logarium.engine.controller.MetadataDelta;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.CopyProgress;
import io.logarium.engine.replica.FetchLimits;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Partitions;
import io.logarium.engine.replica.ReplicationQuota;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// Replication of a broker: what it copies from other leaders, and what its own leaders ask the controller for.
final class Replication {
    private final int brokerId;
    private final Partitions partitions;
    private final Followers followers;
    private final InSyncRequests inSync;
    private final Timers timers;
    private final Consumer<EngineEvent> events;
    private final LongSupplier now;
    private final long lagCheckMs;

    private final ReplicationQuota copied = new ReplicationQuota();

    /// Whose high watermark moved in this turn.
    private final Set<Partition> moved = new LinkedHashSet<>();

    Replication(
            BrokerParts parts,
            BrokerConfig config,
            Partitions partitions,
            ControllerChannel controller,
            Supplier<MetadataImage> image,
            LongSupplier brokerEpoch) {
        this.brokerId = parts.id();
        this.partitions = partitions;
        this.timers = parts.loop().timers();
        this.events = parts.events();
        this.now = parts.loop()::nowMs;
        this.lagCheckMs = Math.max(1, config.longValue("replica.lag.time.max.ms") / 2);
        this.followers =
                new Followers(
                        new Followers.Parts(
                                parts.id(),
                                Broker.LISTENER,
                                parts.network(),
                                parts.loop(),
                                parts.chance().split(),
                                limits(config),
                                brokerEpoch,
                                image,
                                copied));
        this.inSync = new InSyncRequests(parts.id(), brokerEpoch, controller, timers, now);
    }

    private static FetchLimits limits(BrokerConfig config) {
        return new FetchLimits(
                config.intValue("replica.fetch.wait.max.ms"),
                config.intValue("replica.fetch.min.bytes"),
                config.intValue("replica.fetch.max.bytes"),
                config.intValue("replica.fetch.response.max.bytes"),
                config.intValue("replica.fetch.backoff.ms"));
    }

    /// Whether a broker may be in sync, by what is committed in the metadata (KIP-841, KIP-903).
    static boolean mayJoin(MetadataImage image, int brokerId, long brokerEpoch) {
        return image.broker(brokerId)
                .filter(BrokerImage::isActive)
                .filter(b -> brokerEpoch == -1 || b.epoch() == brokerEpoch)
                .isPresent();
    }

    Replicas.Copies copies() {
        return followers;
    }

    CopyProgress progressOf(Partition partition) {
        return followers.progressOf(partition);
    }

    void start(long nowMs) {
        timers.at(nowMs + lagCheckMs, this::checkLag);
    }

    private void checkLag(long nowMs) {
        partitions.all().forEach(p -> p.checkLag(nowMs));
        timers.at(nowMs + lagCheckMs, this::checkLag);
    }

    /// After [Replicas#apply].
    void apply(MetadataDelta delta, long nowMs) {
        followers.apply(delta, nowMs);
    }

    void wantsInSync(Partition partition) {
        inSync.add(partition);
    }

    void highWatermarkMoved(Partition partition) {
        if (partition.leads()) {
            moved.add(partition);
        }
    }

    void truncated(Partition partition, long endBefore) {
        events.accept(
                new EngineEvent.LogTruncated(
                        now.getAsLong(),
                        partition.id().topic(),
                        partition.id().partition(),
                        brokerId,
                        endBefore,
                        partition.log().endOffset()));
    }

    /// The broker's own settings are others now.
    void configured(BrokerConfig config) {
        copied.allow(config.get(ConfigTable.FOLLOWER_THROTTLE));
    }

    /// Copies nothing more.
    void close(long nowMs) {
        followers.close(nowMs);
    }

    /// To be called at the end of each turn, before whoever waits is served.
    void askController(long nowMs) {
        inSync.afterTurn(nowMs);
    }

    /// To be called at the end of each turn.
    void afterTurn(long nowMs) {
        followers.afterTurn(nowMs);
        for (var partition : moved) {
            events.accept(
                    new EngineEvent.HighWatermarkMoved(
                            nowMs,
                            partition.id().topic(),
                            partition.id().partition(),
                            brokerId,
                            partition.highWatermark()));
        }
        moved.clear();
    }
}
