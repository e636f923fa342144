package io.logarium.engine.group;

import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The offsets of all groups of one partition of `__consumer_offsets`, as of the last record and as of the high watermark.
///
/// Decisions look at the last record, readers at the high watermark: a client never reads an offset that may still be lost, and
/// it reads the last committed one at once, however long the next one is on its way.
final class Offsets {
    private final Map<String, Map<String, Map<Integer, Cell>>> groups = new TreeMap<>();
    private final ArrayDeque<Change> uncommitted = new ArrayDeque<>();
    private final Consumer<String> onCommitted;
    private long highWatermark;
    private int size;

    /// @param onCommitted told the group of each offset that readers see change
    Offsets(long highWatermark, Consumer<String> onCommitted) {
        this.highWatermark = highWatermark;
        this.onCommitted = onCommitted;
    }

    /// One partition's offset of a group.
    ///
    /// @param value empty when it is removed
    record Change(
            String group,
            String topic,
            int partition,
            Optional<CommittedOffset> value,
            long recordOffset) {}

    /// What to do with one offset.
    interface Visitor {
        void visit(String topic, int partition, CommittedOffset offset);
    }

    /// A record says so.
    void apply(Change change) {
        var cell = cell(change);
        if (cell.latest == null && change.value.isPresent()) {
            size++;
        } else if (cell.latest != null && change.value.isEmpty()) {
            size--;
        }
        cell.latest = change.value.orElse(null);
        if (change.recordOffset < highWatermark) {
            commit(change);
        } else {
            uncommitted.add(change);
        }
    }

    /// Records below this offset are committed.
    void committedTo(long newHighWatermark) {
        highWatermark = Math.max(highWatermark, newHighWatermark);
        while (!uncommitted.isEmpty() && uncommitted.peek().recordOffset < highWatermark) {
            commit(uncommitted.remove());
        }
    }

    private void commit(Change change) {
        var cell = cell(change);
        cell.committed = change.value.orElse(null);
        if (cell.latest == null && cell.committed == null) {
            drop(change);
        }
        onCommitted.accept(change.group);
    }

    /// What readers see.
    Optional<CommittedOffset> committed(String group, String topic, int partition) {
        var cell = partitions(group, topic).get(partition);
        return cell == null ? Optional.empty() : Optional.ofNullable(cell.committed);
    }

    /// Visits what readers see of a group, by topic and partition.
    void forEachCommitted(String group, Visitor visitor) {
        topics(group)
                .forEach((topic, cells) ->
                        cells.forEach((partition, cell) -> {
                            if (cell.committed != null) {
                                visitor.visit(topic, partition, cell.committed);
                            }
                        }));
    }

    /// Whether there is an offset that is not removed, committed or not.
    boolean has(String group, String topic, int partition) {
        var cell = partitions(group, topic).get(partition);
        return cell != null && cell.latest != null;
    }

    boolean hasAny(String group) {
        return topics(group).values().stream()
                .flatMap(cells -> cells.values().stream())
                .anyMatch(cell -> cell.latest != null);
    }

    /// Visits the offsets of a group as of the last record, by topic and partition.
    void forEachLatest(String group, Visitor visitor) {
        topics(group)
                .forEach((topic, cells) ->
                        cells.forEach((partition, cell) -> {
                            if (cell.latest != null) {
                                visitor.visit(topic, partition, cell.latest);
                            }
                        }));
    }

    /// Offsets of all groups as of the last record.
    int size() {
        return size;
    }

    /// Changes that readers do not see yet.
    int uncommitted() {
        return uncommitted.size();
    }

    private Map<String, Map<Integer, Cell>> topics(String group) {
        return groups.getOrDefault(group, Map.of());
    }

    private Map<Integer, Cell> partitions(String group, String topic) {
        return topics(group).getOrDefault(topic, Map.of());
    }

    private Cell cell(Change change) {
        return groups.computeIfAbsent(change.group, g -> new TreeMap<>())
                .computeIfAbsent(change.topic, t -> new TreeMap<>())
                .computeIfAbsent(change.partition, p -> new Cell());
    }

    private void drop(Change change) {
        var topics = topics(change.group);
        var cells = partitions(change.group, change.topic);
        cells.remove(change.partition);
        if (cells.isEmpty()) {
            topics.remove(change.topic);
        }
        if (topics.isEmpty()) {
            groups.remove(change.group);
        }
    }

    private static final class Cell {
        private @Nullable CommittedOffset latest;
        private @Nullable CommittedOffset committed;
    }
}
