package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.diagram.GroupScene.Behind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// High watermarks and committed offsets of the last ten minutes, as they were seen each second. What was not watched is not
/// known. JavaFX thread only.
final class LagHistory {
    static final long SPAN_MS = 600_000;
    private static final long STEP_MS = 1_000;

    /// About 25 MB when all are full.
    private static final int MOST_SERIES = 1_000;

    private static final long GROWTH_MS = 10_000;

    private final Map<Key, ArrayDeque<Sample>> series = new LinkedHashMap<>();
    private long lastMs = -STEP_MS;

    private record Key(String group, TopicPartition at) {}

    /// What was seen of a partition.
    record Sample(long atMs, long highWatermark, long committed) {
        long lag() {
            return Math.max(0, highWatermark - committed);
        }
    }

    /// Remembers what is known now; more often than each second is ignored.
    void observe(ClusterView view, long nowMs) {
        if (nowMs - lastMs < STEP_MS) {
            return;
        }
        lastMs = nowMs;
        series.keySet().removeIf(key -> view.group(key.group()).isEmpty());
        for (var group : view.groups()) {
            group.committed()
                    .forEach((at, committed) -> observe(view, group, at, committed, nowMs));
        }
    }

    private void observe(
            ClusterView view, GroupFacts group, TopicPartition at, long committed, long nowMs) {
        var key = new Key(group.id(), at);
        if (series.size() >= MOST_SERIES && !series.containsKey(key)) {
            return;
        }
        var highWatermark = highWatermark(view, at);
        if (highWatermark.isEmpty()) {
            return;
        }
        var samples = series.computeIfAbsent(key, _ -> new ArrayDeque<>());
        samples.addLast(new Sample(nowMs, highWatermark.getAsLong(), committed));
        while (nowMs - samples.getFirst().atMs() > SPAN_MS) {
            samples.removeFirst();
        }
    }

    private static OptionalLong highWatermark(ClusterView view, TopicPartition at) {
        return view.topic(at.topic())
                .flatMap(t -> t.partition(at.partition()))
                .map(p -> p.highWatermark())
                .orElseGet(OptionalLong::empty);
    }

    /// Oldest first.
    List<Sample> samples(String group, TopicPartition at) {
        var samples = series.get(new Key(group, at));
        return samples == null ? List.of() : List.copyOf(samples);
    }

    /// A sample's moment and for how many whole seconds the oldest record that was not processed had been waiting then, as far as
    /// it was watched.
    record Wait(long atMs, long seconds) {}

    /// Oldest first.
    List<Wait> waits(String group, TopicPartition at) {
        var samples = samples(group, at);
        var waits = new ArrayList<Wait>();
        int first = 0;
        for (int i = 0; i < samples.size(); i++) {
            var now = samples.get(i);
            // After a reset the group waits for older records again.
            if (i > 0 && now.committed() < samples.get(i - 1).committed()) {
                first = 0;
            }
            while (first < i && samples.get(first).highWatermark() <= now.committed()) {
                first++;
            }
            waits.add(
                    new Wait(
                            now.atMs(),
                            now.lag() == 0 ? 0 : (now.atMs() - samples.get(first).atMs()) / 1_000));
        }
        return waits;
    }

    /// How long the record at the committed offset has been waiting: since the first sample whose high watermark is above it.
    Behind behind(String group, TopicPartition at, long committed, long lag, long nowMs) {
        if (lag == 0) {
            return new Behind.Nothing();
        }
        var samples = series.get(new Key(group, at));
        if (samples == null || samples.isEmpty()) {
            return new Behind.Unknown();
        }
        boolean first = true;
        for (var sample : samples) {
            if (sample.highWatermark() > committed) {
                long ms = Math.max(0, nowMs - sample.atMs());
                return first ? new Behind.AtLeast(ms) : new Behind.Exactly(ms);
            }
            first = false;
        }
        return new Behind.Exactly(0);
    }

    /// By how many records a second the lag has grown over the last ten seconds; negative when it shrinks.
    OptionalDouble growth(String group, TopicPartition at) {
        var samples = lately(group, at);
        if (samples.size() < 3) {
            return OptionalDouble.empty();
        }
        var from = samples.getFirst();
        var to = samples.getLast();
        double seconds = (to.atMs() - from.atMs()) / 1_000.0;
        return seconds <= 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((to.lag() - from.lag()) / seconds);
    }

    /// By how many records the committed offset has moved over the last ten seconds.
    OptionalLong moved(String group, TopicPartition at) {
        var samples = lately(group, at);
        return samples.size() < 2
                ? OptionalLong.empty()
                : OptionalLong.of(samples.getLast().committed() - samples.getFirst().committed());
    }

    private List<Sample> lately(String group, TopicPartition at) {
        var samples = series.get(new Key(group, at));
        if (samples == null || samples.isEmpty()) {
            return List.of();
        }
        long from = samples.getLast().atMs() - GROWTH_MS;
        return samples.stream().filter(s -> s.atMs() >= from).toList();
    }
}
