package io.logarium.engine.sim;

import io.logarium.engine.faulty.ClientFaults;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.faulty.FaultyDisk;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.node.Broker;
import io.logarium.engine.node.BrokerParts;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// A broker of a simulation through all its lives: its disk stays, its process comes and goes.
public final class SimBroker {
    /// A controlled shutdown that the controller does not allow ends after this, in microseconds.
    private static final long STOP_MICROS = 5_000_000;

    private static final long ANSWERS_MS = 500;

    private final Simulation simulation;
    private final int id;
    private final Chance chance;
    private final SimDisk disk;
    private final AtomicReference<DiskState> diskState = new AtomicReference<>(DiskState.OK);
    private long skewMs;
    private @Nullable Life life;
    private State state = State.STOPPED;
    private String detail = "";
    private int lives;

    /// Where a broker is in its life.
    public enum State {
        STARTING,
        UP,
        STOPPING,
        STOPPED,
        KILLED,
        POWERED_OFF,
        CRASHED
    }

    SimBroker(Simulation simulation, int id, Chance chance) {
        this.simulation = simulation;
        this.id = id;
        this.chance = chance;
        this.disk = new SimDisk(simulation.time(), chance.split());
    }

    /// One process.
    private final class Life {
        private final SimHost host;
        private final SimChores chores;
        private final @Nullable Broker broker;

        private Life() {
            var time = simulation.time();
            host = new SimHost(time, chance.split(), skewMs, SimBroker.this::crashed);
            var loop = host.loop();
            chores = new SimChores(time, chance.split(), loop);
            var booted = disk.boot(task -> loop.offer(nowMs -> task.run()));
            var faulty =
                    new FaultyDisk(
                            booted,
                            diskState,
                            (ms, what) -> loop.timers().at(loop.nowMs() + ms, nowMs -> what.run()));
            var seams = simulation.config().seams();
            ClientFaults faults = simulation.clientFaults();
            var parts =
                    new BrokerParts(
                            id,
                            simulation.clusterId(),
                            dir(),
                            loop,
                            host.clock(),
                            chance.split(),
                            seams.disk(id, faulty),
                            seams.network(id, simulation.network().of(id, faults::around)),
                            chores,
                            simulation.config().events(),
                            simulation.config().pictures(),
                            why -> crashed(new IllegalStateException(why)));
            broker = open(parts);
        }

        private @Nullable Broker open(BrokerParts parts) {
            try {
                var opened = new Broker(parts, simulation.config().settings(id));
                opened.listen(Simulation.port(id));
                opened.listenToControllers(Simulation.controllerPort(id));
                var loop = host.loop();
                loop.offer(nowMs ->
                        opened.start(simulation.controllers(), () -> up(this), loop.nowMs()));
                return opened;
            } catch (java.io.IOException | RuntimeException failed) {
                host.end();
                crashed(failed);
                return null;
            }
        }

        private void end() {
            host.end();
            chores.close();
            simulation.network().vanish(id);
        }
    }

    public int id() {
        return id;
    }

    public State state() {
        return state;
    }

    /// Why it crashed; empty otherwise.
    public String detail() {
        return detail;
    }

    public boolean isPaused() {
        return life != null && life.host.isPaused();
    }

    /// Whether its process runs.
    public boolean isRunning() {
        return life != null && life.broker != null;
    }

    /// The broker itself while its process runs; what it holds may be looked at between turns.
    public Optional<Broker> broker() {
        return life == null ? Optional.empty() : Optional.ofNullable(life.broker);
    }

    /// How often it was started.
    public int lives() {
        return lives;
    }

    public DiskState diskState() {
        return diskState.get();
    }

    /// Its folder on [#disk].
    public Path dir() {
        return Path.of("/sim/" + id);
    }

    SimDisk disk() {
        return disk;
    }

    long nextMicros() {
        return life == null ? Long.MAX_VALUE : life.host.nextMicros();
    }

    void turn() {
        if (life != null) {
            life.host.turn();
        }
    }

    void start() {
        if (life != null) {
            return;
        }
        lives++;
        become(State.STARTING);
        detail = "";
        var started = new Life();
        if (started.broker == null) {
            started.end();
            disk.processEnded();
        } else {
            life = started;
        }
    }

    private void up(Life started) {
        if (life == started && state == State.STARTING) {
            become(State.UP);
        }
    }

    void kill() {
        end(State.KILLED);
    }

    void powerOff() {
        if (life != null) {
            end(State.POWERED_OFF);
            disk.powerOff();
        }
    }

    void pause() {
        if (life != null) {
            life.host.pause();
        }
    }

    void resume() {
        if (life != null) {
            life.host.resume();
        }
    }

    void diskIs(DiskState now) {
        diskState.set(now);
    }

    void skewClock(long ms) {
        skewMs = ms;
        if (life != null) {
            life.host.skew(ms);
        }
    }

    void stop() {
        var stopping = life;
        if (stopping == null || stopping.broker == null) {
            return;
        }
        become(State.STOPPING);
        var broker = stopping.broker;
        var loop = stopping.host.loop();
        loop.offer(nowMs -> broker.stop(() -> finishSoon(stopping), loop.nowMs()));
        simulation.time().in(STOP_MICROS, () -> finish(stopping));
    }

    private void finishSoon(Life stopping) {
        simulation.time().in(1, () -> finish(stopping));
    }

    private void finish(Life stopping) {
        if (life != stopping || stopping.broker == null) {
            return;
        }
        try {
            stopping.broker.listener().stop(ANSWERS_MS);
            stopping.end();
            stopping.broker.close();
            disk.processEnded();
            life = null;
            become(State.STOPPED);
        } catch (DiskFailed failed) {
            crashed(failed);
        }
    }

    private void crashed(Throwable why) {
        if (state == State.CRASHED) {
            return;
        }
        detail = String.valueOf(why);
        become(State.CRASHED);
        simulation.crashed(this, why);
        end(State.CRASHED);
    }

    private void end(State how) {
        if (life == null) {
            return;
        }
        life.end();
        life = null;
        disk.processEnded();
        if (state != how) {
            become(how);
        }
    }

    private void become(State next) {
        state = next;
        simulation.note("broker " + id + " " + next.name().toLowerCase(java.util.Locale.ROOT));
    }
}
