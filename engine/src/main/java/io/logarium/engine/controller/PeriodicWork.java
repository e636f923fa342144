package io.logarium.engine.controller;

import io.logarium.engine.config.BrokerConfig;
import java.util.List;
import org.apache.kafka.common.metadata.NoOpRecord;

/// What the active controller does by the clock, one thing at a time. Soft state.
final class PeriodicWork {
    /// How often partitions without a leader are looked at for an unclean election; Kafka's internal setting of that name.
    private static final long UNCLEAN_ELECTION_INTERVAL_MS = 300_000;

    /// Never.
    private static final long OFF = Long.MAX_VALUE;

    private final BrokerLiveness liveness;
    private final long balanceIntervalMs;
    private final long idleIntervalMs;
    private long nextBalanceMs = OFF;
    private long nextUncleanMs = OFF;
    private long nextNoOpMs = OFF;

    PeriodicWork(BrokerConfig config, BrokerLiveness liveness) {
        this.liveness = liveness;
        long seconds = config.longValue("leader.imbalance.check.interval.seconds");
        balanceIntervalMs = config.flag("auto.leader.rebalance.enable") ? seconds * 1_000 : OFF;
        int idleMs = config.intValue("metadata.max.idle.interval.ms");
        idleIntervalMs = idleMs == 0 ? OFF : idleMs;
    }

    void start(long nowMs) {
        nextBalanceMs = later(nowMs, balanceIntervalMs);
        nextUncleanMs = later(nowMs, UNCLEAN_ELECTION_INTERVAL_MS);
        nextNoOpMs = later(nowMs, idleIntervalMs);
    }

    /// Something stands in the log: it is not idle.
    void written(long nowMs) {
        nextNoOpMs = later(nowMs, idleIntervalMs);
    }

    /// The records of the first thing that is due; empty when nothing is, or when it changes nothing.
    List<MetadataRecord> due(Situation situation, long nowMs) {
        var stale = liveness.stale(situation.image(), nowMs);
        if (stale.isPresent()) {
            return situation
                    .image()
                    .broker(stale.getAsInt())
                    .map(broker -> BrokerHeartbeat.fence(situation, broker))
                    .orElse(List.of());
        }
        if (nowMs >= nextBalanceMs) {
            var elections = Elections.balance(situation);
            boolean more = elections.size() >= Elections.MAX_AT_ONCE;
            nextBalanceMs = more ? nowMs : later(nowMs, balanceIntervalMs);
            return elections;
        }
        if (nowMs >= nextUncleanMs) {
            var elections = Elections.unclean(situation);
            boolean more = elections.size() >= Elections.MAX_AT_ONCE;
            nextUncleanMs = more ? nowMs : later(nowMs, UNCLEAN_ELECTION_INTERVAL_MS);
            return elections;
        }
        if (nowMs >= nextNoOpMs) {
            nextNoOpMs = later(nowMs, idleIntervalMs);
            return List.of(MetadataRecord.of(new NoOpRecord()));
        }
        return List.of();
    }

    long nextMs(MetadataImage image) {
        long next = Math.min(nextBalanceMs, Math.min(nextUncleanMs, nextNoOpMs));
        return Math.min(next, liveness.nextEndMs(image));
    }

    private static long later(long nowMs, long intervalMs) {
        return intervalMs == OFF ? OFF : nowMs + intervalMs;
    }
}
