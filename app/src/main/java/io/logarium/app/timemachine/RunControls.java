package io.logarium.app.timemachine;

import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.LabProducer;
import io.logarium.app.shell.Command;
import io.logarium.app.shell.Keys;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Hold, step and speed of a live cluster, whose time nobody can stop: they pause and slow the clients of the lab and hold the view; brokers
/// and clients from elsewhere go on, and that is said. JavaFX thread only.
final class RunControls {
    /// Parts of the usual rate, slowest first.
    static final List<Double> SPEEDS = List.of(0.1, 0.5, 1.0);

    /// Screens that show the cluster and its time; on others these keys belong to what is there, or to nothing.
    private static final Set<String> SCREENS = Set.of("cluster", "topics", "groups");

    private final Store store;
    private final Optional<Lab> lab;
    private final TimeMachine.Moves moves;
    private final List<LabProducer> producers = new ArrayList<>();
    private final List<LabConsumer> consumers = new ArrayList<>();
    private final Map<LabProducer, Slowed> slowed = new IdentityHashMap<>();
    private boolean held;
    private double speed = 1;

    /// A generator's own rate, and what it was slowed to.
    private record Slowed(double own, double to) {}

    RunControls(Store store, Optional<Lab> lab, TimeMachine.Moves moves) {
        this.store = store;
        this.lab = lab;
        this.moves = moves;
    }

    boolean isHeld() {
        return held;
    }

    double speed() {
        return speed;
    }

    /// Whether there are clients of the lab to be slowed.
    boolean hasLab() {
        return lab.isPresent();
    }

    void holdOrGoOn() {
        if (held) {
            goOn();
        } else {
            hold();
        }
    }

    /// Pauses what runs of the lab and lets the view stand still. What was paused before stays so when it goes on.
    private void hold() {
        held = true;
        lab.ifPresent(l -> {
            l.producers().stream().filter(p -> runs(p.state().phase())).forEach(producers::add);
            l.consumers().stream().filter(c -> runs(c.state().phase())).forEach(consumers::add);
        });
        producers.forEach(p -> p.pause(true));
        consumers.forEach(c -> c.pause(true));
        moves.hold();
        int clients = producers.size() + consumers.size();
        say(
                lab.isEmpty() ? Texts.of("time.held.view") : Texts.of("time.held", clients),
                Texts.of("time.held.meaning"));
    }

    private void goOn() {
        held = false;
        producers.stream().filter(p -> !p.state().phase().isOver()).forEach(p -> p.pause(false));
        consumers.stream().filter(c -> !c.state().phase().isOver()).forEach(c -> c.pause(false));
        producers.clear();
        consumers.clear();
        moves.live();
    }

    private static boolean runs(LabPhase phase) {
        return phase == LabPhase.STARTING || phase == LabPhase.RUNNING;
    }

    /// A recorded moment further, where the view stands still.
    void step(boolean forward) {
        moves.step(forward);
    }

    /// Lets the generators of the lab write so much of their own rate.
    void speed(double wanted) {
        if (wanted == speed) {
            return;
        }
        speed = wanted;
        int count = 0;
        for (var producer : lab.map(Lab::producers).orElse(List.of())) {
            if (producer.state().phase().isOver()) {
                slowed.remove(producer);
            } else {
                slow(producer);
                count++;
            }
        }
        say(
                speed == 1
                        ? Texts.of("time.speed.own", count)
                        : Texts.of("time.speed.part", count, word(speed)),
                Texts.of("time.speed.meaning"));
    }

    /// Who turned the knob meanwhile has set a rate of its own.
    private void slow(LabProducer producer) {
        double now = producer.state().wantedPerSecond();
        var before = slowed.get(producer);
        double own = before == null || before.to() != now ? now : before.own();
        producer.rate(own * speed);
        if (speed == 1) {
            slowed.remove(producer);
        } else {
            slowed.put(producer, new Slowed(own, own * speed));
        }
    }

    private void shift(int by) {
        int index = SPEEDS.indexOf(speed) + by;
        speed(SPEEDS.get(Math.clamp(index, 0, SPEEDS.size() - 1)));
    }

    private boolean isHere() {
        return SCREENS.contains(store.state().look().screen());
    }

    private void say(String what, String meaning) {
        store.dispatch(new Msg.NoticeRaised(Notice.info(what + " " + meaning)));
    }

    static String word(double speed) {
        return speed == 1 ? "1×" : speed == 0.5 ? "½" : "1/10";
    }

    /// @param node of the window whose keys are meant
    List<Command> commands(Node node) {
        return List.of(
                new Command(
                                () -> Texts.of(held ? "time.go-on" : "time.hold"),
                                MaterialDesignP.PLAY_PAUSE,
                                Optional.empty(),
                                () -> isHere() && Keys.areFree(node),
                                this::holdOrGoOn)
                        .onKeys("Space"),
                Command.of("time.step", MaterialDesignC.CHEVRON_RIGHT, () -> step(true))
                        .onKeys("Period")
                        .when(() ->
                                isHere() && store.state().past().isPresent() && !Keys.types(node)),
                Command.of("time.slower", MaterialDesignP.PLAY_SPEED, () -> shift(-1))
                        .onKeys("Open Bracket")
                        .when(() -> isHere() && hasLab() && !Keys.types(node)),
                Command.of("time.faster", MaterialDesignP.PLAY_SPEED, () -> shift(1))
                        .onKeys("Close Bracket")
                        .when(() -> isHere() && hasLab() && !Keys.types(node)));
    }
}
