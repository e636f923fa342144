package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.map.MotionPicture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Leadership that has just moved, seen by comparing each view with the one before: no move is missed and none is made up.
final class LeaderMoves {
    /// How long the sweep takes.
    static final long MOVE_MS = 600;

    /// How long the tag with the words stays.
    static final long TAG_MS = 4_000;

    private static final int MOST = 200;

    private final Map<Place, Led> last = new HashMap<>();
    private final ArrayDeque<Moved> moves = new ArrayDeque<>();

    private record Place(String topic, int partition) {}

    private record Led(int leader, int epoch) {}

    private record Moved(Place place, Led from, Led to, long atMs) {}

    void observe(ClusterView view, long nowMs) {
        for (var topic : view.topics()) {
            for (var partition : topic.partitions()) {
                if (partition.leader().isPresent() && !topic.internal()) {
                    observe(new Place(topic.name(), partition.index()), led(partition), nowMs);
                }
            }
        }
        last.keySet().removeIf(p -> view.topic(p.topic()).isEmpty());
        moves.removeIf(m -> nowMs - m.atMs() > TAG_MS);
    }

    private void observe(Place place, Led now, long nowMs) {
        var before = last.put(place, now);
        if (before != null && before.leader() != now.leader() && moves.size() < MOST) {
            moves.addLast(new Moved(place, before, now, nowMs));
        }
    }

    private static Led led(PartitionFacts partition) {
        return new Led(partition.leader().orElse(-1), partition.leaderEpoch().orElse(-1));
    }

    /// The moves to draw now.
    List<MotionPicture.Move> now(long nowMs) {
        var shown = new ArrayList<MotionPicture.Move>();
        for (var move : moves) {
            long age = nowMs - move.atMs();
            if (age <= TAG_MS) {
                double share = age >= MOVE_MS ? 2 : eased(age / (double) MOVE_MS);
                shown.add(
                        new MotionPicture.Move(
                                move.place().topic(),
                                move.place().partition(),
                                move.from().leader(),
                                move.to().leader(),
                                move.from().epoch(),
                                move.to().epoch(),
                                share));
            }
        }
        return shown;
    }

    boolean isQuiet() {
        return moves.isEmpty();
    }

    /// Fast at first, slow at the end.
    private static double eased(double t) {
        double rest = 1 - t;
        return 1 - rest * rest * rest;
    }
}
