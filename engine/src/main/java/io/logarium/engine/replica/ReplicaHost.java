package io.logarium.engine.replica;

import java.util.function.LongSupplier;

/// What the replicas of a broker share.
///
/// @param brokerEpoch of its own registration
/// @param lagLimitMs `replica.lag.time.max.ms`
public record ReplicaHost(
        int brokerId,
        LongSupplier brokerEpoch,
        long lagLimitMs,
        Membership membership,
        Partition.Watcher watcher) {}
