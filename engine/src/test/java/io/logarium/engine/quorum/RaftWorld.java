package io.logarium.engine.quorum;

import io.logarium.engine.loop.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Some voters, a network between them that delays, loses and reorders, and disks that forget what was not flushed; all on one
/// thread with its own time. After everything that happens the promises of the quorum are checked.
final class RaftWorld {
    final Chance chance;
    final Flaw flaw;
    final Map<Integer, WorldNode> nodes = new TreeMap<>();
    final RaftPromises promises = new RaftPromises(this);
    final List<String> story = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final Set<String> cut = new TreeSet<>();
    private long nowMs;
    private long sequence;
    private int maxDelayMs = 1;
    private double loss;

    RaftWorld(int voters, long seed, Flaw flaw) {
        this.chance = Chance.seeded(seed);
        this.flaw = flaw;
        for (int id = 0; id < voters; id++) {
            nodes.put(id, new WorldNode(this, id, voters));
        }
    }

    private record Event(long atMs, long sequence, Runnable task) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            int byTime = Long.compare(atMs, other.atMs);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    long nowMs() {
        return nowMs;
    }

    void startAll() {
        nodes.values().forEach(WorldNode::start);
    }

    void network(int newMaxDelayMs, double newLoss) {
        maxDelayMs = newMaxDelayMs;
        loss = newLoss;
    }

    void later(long inMs, Runnable task) {
        events.add(new Event(nowMs + inMs, sequence++, task));
    }

    int upTo(int bound) {
        return chance.nextInt(bound + 1);
    }

    /// Carries something from node to node, or loses it.
    ///
    /// @param lost runs some time later when it is lost
    void carry(int from, int to, Runnable arrival, Runnable lost) {
        long delayMs = 1 + chance.nextInt(maxDelayMs);
        if (cut.contains(link(from, to)) || chance.happens(loss)) {
            later(delayMs + 20, lost);
        } else {
            later(delayMs, arrival);
        }
    }

    void cut(int a, int b) {
        cut.add(link(a, b));
    }

    void cutOff(int node) {
        nodes.keySet().forEach(other -> cut(node, other));
    }

    void mendAll() {
        cut.clear();
    }

    private static String link(int a, int b) {
        return Math.min(a, b) + "-" + Math.max(a, b);
    }

    void tell(String line) {
        story.add("%5d %s".formatted(nowMs, line));
    }

    /// Lets time pass.
    void run(long durationMs) {
        long endMs = nowMs + durationMs;
        while (true) {
            long next = events.isEmpty() ? Long.MAX_VALUE : events.peek().atMs();
            for (var node : nodes.values()) {
                next = Math.min(next, Math.max(nowMs, node.nextDeadlineMs()));
            }
            if (next > endMs) {
                nowMs = endMs;
                return;
            }
            nowMs = Math.max(nowMs, next);
            while (!events.isEmpty() && events.peek().atMs() <= nowMs) {
                events.remove().task().run();
            }
            nodes.values().forEach(WorldNode::tickIfDue);
        }
    }

    /// The leader of the newest epoch, or -1.
    int leader() {
        return nodes.values().stream()
                .filter(WorldNode::leads)
                .max((a, b) -> Integer.compare(a.epoch(), b.epoch()))
                .map(n -> n.id)
                .orElse(-1);
    }
}
