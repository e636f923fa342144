package io.logarium.app.diagram.map;

import io.logarium.app.diagram.map.ClusterLayout.PlacedCopy;
import io.logarium.app.diagram.map.ClusterLayout.PlacedReplica;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// Replication in the gap at the right of a partition's column: from the leader's chip to those of its followers.
final class CopyLines {
    private static final int LANES = 3;
    private static final double FIRST_LANE = 7.5;
    private static final double LANE_GAP = 3;

    private CopyLines() {}

    private record Key(String topic, int partition) {}

    static List<PlacedCopy> of(List<PlacedReplica> replicas) {
        var columns = new LinkedHashMap<Key, List<PlacedReplica>>();
        for (var replica : replicas) {
            if (replica.form() == RowPlan.Form.CHIPS) {
                columns.computeIfAbsent(
                                new Key(replica.topic().name(), replica.partition()),
                                _ -> new ArrayList<>())
                        .add(replica);
            }
        }
        var topics = columns.keySet().stream().map(Key::topic).distinct().toList();
        var lines = new ArrayList<PlacedCopy>();
        columns.forEach((key, column) -> {
            int lane = topics.indexOf(key.topic()) % LANES;
            lines(column, FIRST_LANE + lane * LANE_GAP, lines);
        });
        return List.copyOf(lines);
    }

    private static void lines(
            List<PlacedReplica> column, double laneOffset, List<PlacedCopy> lines) {
        var leader = column.stream().filter(r -> r.look() == ReplicaLook.LEADS).findFirst();
        if (leader.isEmpty()) {
            return;
        }
        var from = leader.get().box();
        double lane = from.right() + laneOffset;
        for (var follower : column) {
            boolean copies =
                    follower.look() == ReplicaLook.FOLLOWS || follower.look() == ReplicaLook.LAGS;
            if (copies) {
                var to = follower.box();
                lines.add(
                        new PlacedCopy(
                                follower.topic().name(),
                                follower.partition(),
                                leader.get().broker(),
                                follower.broker(),
                                Curve.along(
                                        from.right(),
                                        from.centerY(),
                                        lane,
                                        from.centerY(),
                                        lane,
                                        to.centerY(),
                                        to.right(),
                                        to.centerY())));
            }
        }
    }
}
