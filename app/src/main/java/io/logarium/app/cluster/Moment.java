package io.logarium.app.cluster;

import io.logarium.engine.view.ClusterSnapshot;
import java.util.List;
import java.util.Optional;

/// Everything that the screens show of a cluster, at one moment.
///
/// @param atMs milliseconds since the epoch
/// @param inside what only brokers in the box tell
/// @param traffic who wrote and read, where that can be seen
public record Moment(
        long atMs, ClusterView view, Optional<ClusterSnapshot> inside, List<Carried> traffic) {
    public Moment {
        traffic = List.copyOf(traffic);
    }
}
