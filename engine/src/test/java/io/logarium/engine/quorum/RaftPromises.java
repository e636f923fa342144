package io.logarium.engine.quorum;

import io.logarium.engine.quorum.MemoryRaftLog.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a quorum promises: one leader an epoch, what is committed stays and stands in the log of every later leader, and logs that
/// agree at a place agree before it.
final class RaftPromises {
    private final RaftWorld world;
    private final Map<Integer, Integer> leaders = new TreeMap<>();
    private final List<Entry> committed = new ArrayList<>();

    RaftPromises(RaftWorld world) {
        this.world = world;
    }

    /// A promise was broken.
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String message) {
            super(message);
        }
    }

    List<Entry> committed() {
        return committed;
    }

    int elections() {
        return leaders.size();
    }

    void leads(WorldNode node, int epoch) {
        var other = leaders.put(epoch, node.id);
        if (other != null) {
            throw new Broken(
                    "epoch %d has two leaders, %d and %d".formatted(epoch, other, node.id));
        }
        holds(node, committed.size());
    }

    void committed(WorldNode node, long highWatermark) {
        for (int i = committed.size(); i < highWatermark; i++) {
            if (i >= node.log.entries().size()) {
                throw new Broken(node.id + " commits what it does not have: " + highWatermark);
            }
            committed.add(node.log.entries().get(i));
        }
        holds(node, highWatermark);
    }

    private void holds(WorldNode node, long upTo) {
        for (int i = 0; i < upTo; i++) {
            var entries = node.log.entries();
            if (i >= entries.size() || !entries.get(i).equals(committed.get(i))) {
                throw new Broken(
                        "%d lacks %s, which is committed at %d"
                                .formatted(node.id, committed.get(i), i));
            }
        }
    }

    /// After each step of a node.
    void check(WorldNode node) {
        for (var other : world.nodes.values()) {
            int shared = Math.min(node.log.entries().size(), other.log.entries().size());
            boolean agrees = false;
            for (int i = shared - 1; i >= 0; i--) {
                var mine = node.log.entries().get(i);
                var theirs = other.log.entries().get(i);
                agrees |= mine.epoch() == theirs.epoch();
                if (agrees && !mine.equals(theirs)) {
                    throw new Broken(
                            "%d has %s at %d, %d has %s"
                                    .formatted(node.id, mine, i, other.id, theirs));
                }
            }
        }
    }
}
