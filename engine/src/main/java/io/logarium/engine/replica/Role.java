package io.logarium.engine.replica;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What this broker is to a partition now.
public sealed interface Role permits Role.Leader, Role.Follower, Role.Offline {
    /// The epoch of the leadership that this role belongs to.
    int leaderEpoch();

    /// Takes appends and serves reads.
    final class Leader implements Role {
        private final int leaderEpoch;
        private final long epochStartOffset;
        private final Map<Integer, FollowerProgress> followers = new LinkedHashMap<>();
        private List<Integer> inSync;
        private int partitionEpoch;

        Leader(int leaderEpoch, long epochStartOffset, List<Integer> inSync, int partitionEpoch) {
            this.leaderEpoch = leaderEpoch;
            this.epochStartOffset = epochStartOffset;
            this.inSync = List.copyOf(inSync);
            this.partitionEpoch = partitionEpoch;
        }

        @Override
        public int leaderEpoch() {
            return leaderEpoch;
        }

        /// Where the log ended when this leader took over (KIP-207).
        public long epochStartOffset() {
            return epochStartOffset;
        }

        public List<Integer> inSync() {
            return inSync;
        }

        public int partitionEpoch() {
            return partitionEpoch;
        }

        public Map<Integer, FollowerProgress> followers() {
            return followers;
        }

        void inSyncIsNow(List<Integer> ids, int newPartitionEpoch) {
            inSync = List.copyOf(ids);
            partitionEpoch = newPartitionEpoch;
        }
    }

    /// Copies what the leader has.
    record Follower(int leaderEpoch, int leaderId) implements Role {}

    /// Nobody leads, or the log cannot be used.
    record Offline(int leaderEpoch, String why) implements Role {}
}
