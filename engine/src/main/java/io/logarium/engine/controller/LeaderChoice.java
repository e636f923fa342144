package io.logarium.engine.controller;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntPredicate;

/// Who leads a partition, given who may.
///
/// @param current who leads now
/// @param replicas the wanted replicas, the preferred leader first
/// @param isr the wanted in-sync replicas
/// @param elr the wanted eligible leaders outside the ISR (KIP-966)
/// @param lastKnownLeader who led when ISR and ELR became empty; it may lead again, with what it has
/// @param acceptable brokers that are up and can serve the replica
record LeaderChoice(
        int current,
        List<Integer> replicas,
        List<Integer> isr,
        List<Integer> elr,
        OptionalInt lastKnownLeader,
        IntPredicate acceptable) {

    /// What kind of leader is looked for.
    enum Election {
        /// The current leader stays if it may; else one from the ISR, or the ELR when the ISR is empty.
        ONLINE,
        /// As [#ONLINE], but the first replica comes before the current leader.
        PREFERRED,
        /// As [#ONLINE], and when nobody is found any replica that is up, although records may be lost.
        UNCLEAN
    }

    /// @param broker id, or [PartitionImage#NO_LEADER]
    /// @param unclean it may lack committed records
    record Chosen(int broker, boolean unclean) {}

    Chosen choose(Election election) {
        if (election == Election.PREFERRED && !replicas.isEmpty() && isSafe(replicas.getFirst())) {
            return new Chosen(replicas.getFirst(), false);
        }
        if (isSafe(current)) {
            return new Chosen(current, false);
        }
        for (int replica : replicas) {
            if (isSafe(replica)) {
                return new Chosen(replica, false);
            }
        }
        if (mayElectLastKnownLeader()) {
            return new Chosen(lastKnownLeader.getAsInt(), true);
        }
        if (election == Election.UNCLEAN) {
            for (int replica : replicas) {
                if (acceptable.test(replica)) {
                    return new Chosen(replica, true);
                }
            }
        }
        return new Chosen(PartitionImage.NO_LEADER, false);
    }

    private boolean isSafe(int broker) {
        boolean complete = isr.contains(broker) || isr.isEmpty() && elr.contains(broker);
        return complete && acceptable.test(broker);
    }

    private boolean mayElectLastKnownLeader() {
        return isr.isEmpty()
                && elr.isEmpty()
                && lastKnownLeader.isPresent()
                && acceptable.test(lastKnownLeader.getAsInt());
    }
}
