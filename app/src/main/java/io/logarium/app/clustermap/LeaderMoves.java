package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.map.MotionPicture;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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

    private final Map<String, Known> last = new HashMap<>();
    private final ArrayDeque<Moved> moves = new ArrayDeque<>();

    private record Place(String topic, int partition) {}

    private record Led(int leader, int epoch) {}

    private record Moved(Place place, Led from, Led to, long atMs) {}

    /// Who led each partition last; -1 where nobody has yet.
    private record Known(int[] leaders, int[] epochs) {
        static Known grown(Known from, int size) {
            int before = from.leaders.length;
            var leaders = Arrays.copyOf(from.leaders, size);
            Arrays.fill(leaders, before, size, -1);
            return new Known(leaders, Arrays.copyOf(from.epochs, size));
        }
    }

    void observe(ClusterView view, long nowMs) {
        for (var topic : view.topics()) {
            if (!topic.internal() && !topic.partitions().isEmpty()) {
                observe(topic, nowMs);
            }
        }
        last.keySet().removeIf(name -> view.topic(name).isEmpty());
        moves.removeIf(m -> nowMs - m.atMs() > TAG_MS);
    }

    private void observe(TopicFacts topic, long nowMs) {
        int size = topic.partitions().getLast().index() + 1;
        var known = last.getOrDefault(topic.name(), new Known(new int[0], new int[0]));
        if (known.leaders().length < size) {
            known = Known.grown(known, size);
            last.put(topic.name(), known);
        }
        for (var partition : topic.partitions()) {
            if (partition.leader().isEmpty() || partition.index() >= size) {
                continue;
            }
            int at = partition.index();
            int leader = partition.leader().getAsInt();
            int epoch = partition.leaderEpoch().orElse(-1);
            int before = known.leaders()[at];
            if (before >= 0 && before != leader && moves.size() < MOST) {
                moves.addLast(
                        new Moved(
                                new Place(topic.name(), at),
                                new Led(before, known.epochs()[at]),
                                new Led(leader, epoch),
                                nowMs));
            }
            known.leaders()[at] = leader;
            known.epochs()[at] = epoch;
        }
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
