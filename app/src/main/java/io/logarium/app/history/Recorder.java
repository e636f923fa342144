package io.logarium.app.history;

import io.logarium.app.cluster.Carried;
import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Inside;
import io.logarium.app.cluster.Moment;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records a cluster on a thread of its own: at most ten moments a second, of a large cluster fewer. Where brokers tell nothing
/// of what happens, it is found by comparing a view with the one before.
public final class Recorder implements Recorded, AutoCloseable {
    private static final long LOOK_MS = 100;

    /// What waits to be recorded; more than that comes only while the recorder stands still.
    private static final int MOST_WAITING = 20_000;

    /// Above so many partitions a moment a second is kept, above the tenth part two; and one more after each event.
    private static final int MANY_PARTITIONS = 2_000;

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private final Cluster cluster;
    private final LongSupplier clockMs;
    private final Recording recording;
    private final ConcurrentLinkedQueue<Happening> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final AtomicReference<Timeline> timeline = new AtomicReference<>(Timeline.EMPTY);
    private final AtomicReference<Supplier<List<Carried>>> traffic =
            new AtomicReference<>(List::of);
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("recorder").factory());
    private ClusterView seen = ClusterView.EMPTY;
    private Optional<ClusterSnapshot> seenInside = Optional.empty();
    private List<Carried> seenTraffic = List.of();
    private long addedMs;

    public Recorder(Cluster cluster, LongSupplier clockMs, Recording recording) {
        this.cluster = cluster;
        this.clockMs = clockMs;
        this.recording = recording;
    }

    /// Begins to record.
    public void start() {
        thread.scheduleWithFixedDelay(this::look, 0, LOOK_MS, TimeUnit.MILLISECONDS);
    }

    /// Where it is asked who writes and reads; from the recorder's thread.
    public void traffic(Supplier<List<Carried>> source) {
        traffic.set(source);
    }

    @Override
    public void heard(List<EngineEvent> events) {
        for (var event : events) {
            if (Worth.telling(event)) {
                wait(new Happening.Told(event.atMs(), event, OptionalLong.empty()));
            }
        }
    }

    @Override
    public void heard(Happening.Done done) {
        wait(done);
    }

    @Override
    public void heard(Happening.Turned turned) {
        wait(turned);
    }

    @Override
    public Timeline timeline() {
        return timeline.get();
    }

    @Override
    public boolean isOver() {
        return false;
    }

    private void wait(Happening happening) {
        if (waitingCount.incrementAndGet() > MOST_WAITING) {
            waitingCount.decrementAndGet();
            return;
        }
        waiting.add(happening);
    }

    private Optional<ClusterSnapshot> insideNow() {
        return cluster.inside().map(Inside::snapshot).map(Supplier::get);
    }

    private void look() {
        try {
            look(clockMs.getAsLong());
        } catch (RuntimeException e) {
            log.error("What happens is not recorded any more", e);
            thread.shutdown();
        }
    }

    void look(long nowMs) {
        var view = cluster.view();
        var inside = insideNow();
        var carried = traffic.get().get();
        var news = taken();
        news.replaceAll(h -> Causes.found(h, seenInside));
        boolean same =
                view == seen
                        && inside.map(ClusterSnapshot::version)
                                .equals(seenInside.map(ClusterSnapshot::version))
                        && carried.equals(seenTraffic);
        if (view == ClusterView.EMPTY || same && news.isEmpty()) {
            return;
        }
        if (inside.isEmpty() && cluster.inside().isEmpty() && view != seen) {
            news.addAll(Differences.between(seen, view));
        }
        if (news.isEmpty() && nowMs - addedMs < spacingMs(view)) {
            return;
        }
        addedMs = nowMs;
        seen = view;
        seenInside = inside;
        seenTraffic = carried;
        recording.add(new Moment(nowMs, view, inside, carried));
        recording.add(news);
        timeline.set(recording.timeline());
    }

    private List<Happening> taken() {
        var news = new ArrayList<Happening>();
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            waitingCount.decrementAndGet();
            news.add(next);
        }
        return news;
    }

    private static long spacingMs(ClusterView view) {
        int partitions = view.topics().stream().mapToInt(t -> t.partitions().size()).sum();
        return partitions > MANY_PARTITIONS ? 1_000 : partitions > MANY_PARTITIONS / 10 ? 500 : 0;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
