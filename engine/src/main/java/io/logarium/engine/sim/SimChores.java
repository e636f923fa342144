package io.logarium.engine.sim;

import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Chores;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A broker's chores, done one after the other in simulated time.
final class SimChores implements Chores {
    private static final int LEAST_MICROS = 20;
    private static final int SPREAD_MICROS = 300;

    private final SimTime time;
    private final Chance chance;
    private final BrokerLoop loop;
    private long freeAt;
    private boolean closed;

    SimChores(SimTime time, Chance chance, BrokerLoop loop) {
        this.time = time;
        this.chance = chance;
        this.loop = loop;
    }

    @Override
    public <T> boolean give(Supplier<T> work, Consumer<T> then) {
        if (closed) {
            return false;
        }
        freeAt = Math.max(freeAt, time.nowMicros()) + LEAST_MICROS + chance.nextInt(SPREAD_MICROS);
        time.at(freeAt, () -> run(work, then));
        return true;
    }

    private <T> void run(Supplier<T> work, Consumer<T> then) {
        if (closed) {
            return;
        }
        T result;
        try {
            result = work.get();
        } catch (RuntimeException failed) { // as on the thread of a live broker: told to nobody
            return;
        }
        loop.offer(nowMs -> then.accept(result));
    }

    @Override
    public void close() {
        closed = true;
    }
}
