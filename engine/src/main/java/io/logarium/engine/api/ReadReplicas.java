package io.logarium.engine.api;

import io.logarium.engine.controller.BrokerImage;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.replica.FollowerProgress;
import io.logarium.engine.replica.LeaderRole;
import io.logarium.engine.replica.Partition;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Supplier;

/// Chooses the replica that a consumer should read from: one in its own rack, where `replica.selector.class` asks for that
/// (KIP-392).
final class ReadReplicas {
    /// The only selector that there is besides none.
    static final String RACK_AWARE = "org.apache.kafka.common.replica.RackAwareReplicaSelector";

    private final boolean byRack;
    private final int brokerId;
    private final Supplier<MetadataImage> image;

    ReadReplicas(boolean byRack, int brokerId, Supplier<MetadataImage> image) {
        this.byRack = byRack;
        this.brokerId = brokerId;
        this.image = image;
    }

    /// Empty when the consumer should read here. Only a leader sends it away, and only to an in-sync follower that has the offset;
    /// among several to the one that holds most.
    OptionalInt preferred(Partition partition, long fetchOffset, String rack) {
        if (!byRack || rack.isEmpty() || !(partition.role() instanceof LeaderRole leader)) {
            return OptionalInt.empty();
        }
        if (isIn(rack, brokerId)) {
            return OptionalInt.empty();
        }
        var best = OptionalInt.empty();
        FollowerProgress bestProgress = null;
        for (Map.Entry<Integer, FollowerProgress> entry : leader.followers().entrySet()) {
            var progress = entry.getValue();
            boolean eligible =
                    leader.inSync().contains(entry.getKey())
                            && progress.endOffset() >= fetchOffset
                            && progress.startOffset() <= fetchOffset
                            && isIn(rack, entry.getKey());
            if (eligible && (bestProgress == null || isBetter(progress, bestProgress))) {
                best = OptionalInt.of(entry.getKey());
                bestProgress = progress;
            }
        }
        return best;
    }

    private static boolean isBetter(FollowerProgress one, FollowerProgress other) {
        return one.endOffset() == other.endOffset()
                ? one.caughtUpMs() > other.caughtUpMs()
                : one.endOffset() > other.endOffset();
    }

    private boolean isIn(String rack, int id) {
        return image.get()
                .broker(id)
                .filter(b -> !b.fenced())
                .flatMap(BrokerImage::rack)
                .filter(rack::equals)
                .isPresent();
    }
}
