package io.logarium.app.shell;

import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.engine.event.EngineEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;

/// The one heartbeat of the window: it asks the cluster for news at most ten times a second and lets the screen draw.
///
/// With nothing new a beat costs a comparison.
public final class Pulse extends AnimationTimer {
    private static final long LOOK_EVERY_NANOS = 100_000_000L;
    private static final int MAX_EVENTS = 20_000;

    private final Store store;
    private final MainWindow window;
    private final LongSupplier clockMs;
    private Optional<Feed> feed = Optional.empty();
    private long lastLookNanos;
    private long lastSecond;

    /// Where news comes from.
    public interface Feed {
        /// How the cluster is now; never waits.
        ClusterHealth health();

        /// The events since the last call, at most `max`.
        List<EngineEvent> drain(int max);

        /// How many events were lost since the start.
        long dropped();
    }

    public Pulse(Store store, MainWindow window, LongSupplier clockMs) {
        this.store = store;
        this.window = window;
        this.clockMs = clockMs;
    }

    /// The cluster runs: its news come from here.
    public void feed(Feed newFeed) {
        feed = Optional.of(newFeed);
    }

    /// The cluster is gone or starts anew: there is no news.
    public void rest() {
        feed = Optional.empty();
    }

    @Override
    public void handle(long nowNanos) {
        long nowMs = clockMs.getAsLong();
        if (nowNanos - lastLookNanos >= LOOK_EVERY_NANOS) {
            lastLookNanos = nowNanos;
            feed.ifPresent(f -> look(f, nowMs));
        }
        window.pulse(nowMs);
    }

    private void look(Feed from, long nowMs) {
        var events = from.drain(MAX_EVENTS);
        var health = from.health();
        boolean second = nowMs / 1_000 != lastSecond;
        if (events.isEmpty() && !second && health.equals(store.state().health())) {
            return;
        }
        lastSecond = nowMs / 1_000;
        store.dispatch(new Msg.Frame(nowMs, health, events, from.dropped()));
    }
}
