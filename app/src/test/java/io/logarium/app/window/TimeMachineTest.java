package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.clustermap.Verb;
import io.logarium.app.diagram.map.ClusterLayout.PlacedReplica;
import io.logarium.app.diagram.map.ReplicaLook;
import io.logarium.app.incident.Incident;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.ProducerPlan;
import io.logarium.app.state.Msg;
import io.logarium.app.text.Language;
import io.logarium.app.topics.Demo;
import io.logarium.app.topics.TopicsScreen;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The time machine under a cluster of three brokers of which one is killed.
class TimeMachineTest extends WindowRig {
    @Override
    int brokers() {
        return 3;
    }

    @Override
    String firstScreen() {
        return "cluster";
    }

    @Override
    String command(String line) {
        return boxed.command(line);
    }

    @Test
    void aKilledBrokerIsDashedScrubbedBackItLeadsAndLiveItIsGoneAgain() {
        boxed.create("orders", 3, 3);
        until("three leaders", () -> count(ReplicaLook.LEADS) == 3);
        var before = leaders();
        until("a moment before the kill", () -> recordedLeaders() == 3);
        long calmMs = ask(() -> screens.time().timeline().untilMs());
        int victim = before.getFirst();

        robot.interact(() -> map().act(Verb.KILL, victim));
        until("three dashed replicas", () -> count(ReplicaLook.GONE) == 3);
        until(
                "others that lead",
                () -> count(ReplicaLook.LEADS) == 3 && !leaders().contains(victim));
        until("its line", () -> lines().stream().anyMatch(l -> l.contains("left the ISR of")));

        robot.interact(() -> screens.time().lookAt(calmMs));
        until("the leaders of then", () -> leaders().equals(before));
        assertThat(count(ReplicaLook.GONE)).isZero();
        assertThat(labels()).anyMatch(t -> t.startsWith("This is "));

        chord(KeyCode.END);
        until("the dashed replicas of now", () -> count(ReplicaLook.GONE) == 3);
        assertThat(ask(() -> store.state().past())).isEmpty();
        assertThat(labels()).noneMatch(t -> t.startsWith("This is "));
    }

    @Test
    void inThePastNothingIsDoneToTheClusterAndItIsSaid() {
        boxed.create("orders", 1, 3);
        until("a leader", () -> count(ReplicaLook.LEADS) == 1);
        until("a recorded moment", () -> recordedLeaders() == 1);
        boxed.send("orders", "k", "v");
        long then = ask(() -> screens.time().timeline().untilMs());
        until("more moments", () -> ask(() -> screens.time().timeline().untilMs()) > then + 200);
        robot.interact(() -> screens.time().lookAt(then));
        until("the past", () -> ask(() -> store.state().past().isPresent()));

        robot.interact(() -> map().act(Verb.KILL, 0));

        until(
                "the words",
                () ->
                        ask(() -> store.state().notices()).stream()
                                .anyMatch(n -> n.notice().what().contains("looking at the past")));
        assertThat(boxed.command("status")).doesNotContain("KILLED");
        robot.interact(() -> ((Button) window.scene().lookup("#time-live")).fire());
        until("the present", () -> ask(() -> store.state().past().isEmpty()));
    }

    @Test
    void keysGoFromEventToEventAndBackToNow() {
        boxed.create("first", 1, 3);
        boxed.create("second", 1, 3);
        until(
                "both lines",
                () -> lines().stream().filter(l -> l.startsWith("Topic ")).count() == 2);
        boxed.send("second", "k", "v");
        until(
                "moments after them",
                () -> ask(() -> screens.time().timeline().untilMs()) > lastEventMs() + 600);

        chord(KeyCode.SHIFT, KeyCode.LEFT);
        until("the past", () -> ask(() -> store.state().past().isPresent()));
        long newest = past();
        chord(KeyCode.SHIFT, KeyCode.LEFT);
        until("an earlier event", () -> past() < newest);
        long earlier = past();
        chord(KeyCode.SHIFT, KeyCode.RIGHT);
        until("the later event", () -> past() > earlier);
        chord(KeyCode.END);
        until("now", () -> ask(() -> store.state().past().isEmpty()));
    }

    @Test
    void theMouseScrubsAndTheTopicsScreenShowsTheRecordsOfThen() {
        boxed.create("orders", 1, 3);
        var topics = screens.one(TopicsScreen.class);
        robot.interact(() -> topics.open("orders"));
        boxed.send("orders", "k", "first");
        until("one record", () -> records() == 1);
        until("one recorded record", () -> recordedRecords() == 1);
        long then = ask(() -> screens.time().timeline().untilMs());
        boxed.send("orders", "k", "second");
        until("two records", () -> records() == 2);
        until("two recorded records", () -> recordedRecords() == 2);

        robot.interact(() -> screens.time().lookAt(then));
        until("the record of then", () -> records() == 1);
        chord(KeyCode.END);
        until("the records of now", () -> records() == 2);

        robot.interact(() -> store.dispatch(new Msg.ScreenChosen("cluster")));
        until("the open strip", () -> ask(() -> ruler() != null));
        robot.interact(() -> robot.clickOn(ruler()));
        until("the past", () -> ask(() -> store.state().past().isPresent()));
    }

    @Test
    void allEventsAreListedAndFilteredInBothLanguages() {
        boxed.create("orders", 1, 3);
        boxed.create("payments", 1, 3);
        until(
                "both lines",
                () -> lines().stream().filter(l -> l.startsWith("Topic ")).count() == 2);
        robot.interact(() -> ((Button) window.scene().lookup("#time-all-events")).fire());
        until("the list", () -> ask(() -> window.scene().lookup("#time-events") != null));

        robot.interact(() ->
                ((javafx.scene.control.TextField) window.scene().lookup("#time-filter"))
                        .setText("payments"));
        until("only payments", () -> listed().size() == 1);
        robot.interact(() -> store.dispatch(new Msg.LanguageChosen(Language.RU)));
        until("Russian lines", () -> lines().stream().anyMatch(l -> l.startsWith("Топик ")));
    }

    @Test
    void anIncidentLiesOnTheRulerHappensAgainEndsAndIsPlannedAhead() {
        assertThat(boxed.command("slow 0 1 60")).startsWith("ok");
        until("an incident that lasts", () -> incidents(Incident::isOpen) == 1);
        assertThat(boxed.command("mend 0 1")).startsWith("ok");
        until("its end", () -> incidents(i -> !i.isOpen()) == 1);

        chord(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DOWN);
        until("what can be done with it", () -> button("#time-block-again"));
        robot.interact(() -> ((Button) window.scene().lookup("#time-block-again")).fire());
        until("a second one", () -> incidents(_ -> true) == 2);
        until("its end, as long after its begin", () -> incidents(i -> !i.isOpen()) == 2);
        assertThat(boxed.command("status")).doesNotContain("slow");

        long now = System.currentTimeMillis();
        chord(KeyCode.ALT, KeyCode.RIGHT);
        until("a plan", () -> incidents(i -> i.beginMs() > now + 2_000) == 1);
        until("its way back", () -> button("#time-block-cancel"));
        robot.interact(() -> ((Button) window.scene().lookup("#time-block-cancel")).fire());
        until("no plan", () -> incidents(_ -> true) == 2);
    }

    @Test
    void holdPausesWhatRunsOfTheLabAndTheViewAndGoingOnLeavesAPausedOnePaused() {
        boxed.create("orders", 1, 3);
        until("a leader", () -> count(ReplicaLook.LEADS) == 1);
        until("a recorded moment", () -> recordedLeaders() == 1);
        var runs = screens.lab().start(writer("runs")).orElseThrow();
        var paused = screens.lab().start(writer("paused")).orElseThrow();
        paused.pause(true);
        until("one that runs", () -> runs.state().phase() == LabPhase.RUNNING);
        until("one that is paused", () -> paused.state().phase() == LabPhase.PAUSED);
        robot.interact(() -> map().node().getParent().requestFocus());

        chord(KeyCode.SPACE);
        until("the held view", () -> ask(() -> store.state().past().isPresent()));
        until("both paused", () -> runs.state().phase() == LabPhase.PAUSED);
        assertThat(ask(() -> store.state().notices()))
                .anyMatch(n -> n.notice().what().startsWith("The view is held, and 1 client"));
        long heldMs = past();

        chord(KeyCode.SPACE);
        until("the present", () -> ask(() -> store.state().past().isEmpty()));
        until("that it runs", () -> runs.state().phase() == LabPhase.RUNNING);
        assertThat(paused.state().phase()).isEqualTo(LabPhase.PAUSED);
        assertThat(heldMs).isPositive();

        chord(KeyCode.OPEN_BRACKET);
        until("half of its rate", () -> runs.state().wantedPerSecond() == 5);
        chord(KeyCode.CLOSE_BRACKET);
        until("its own rate", () -> runs.state().wantedPerSecond() == 10);
    }

    @Test
    void theStoryIsPicturedAndWhenThatFailsThePresentIsBack() {
        boxed.create("orders", 1, 3);
        until("its line", () -> lines().stream().anyMatch(l -> l.startsWith("Topic ")));
        var failure = new AtomicReference<>("");

        robot.interact(() ->
                new StripMaker(store, window, screens.time())
                        .make(
                                _ -> {
                                    throw new IllegalStateException("no room");
                                },
                                e -> failure.set(e.getMessage())));

        until("the past", () -> ask(() -> store.state().past().isPresent()));
        until("the failure", () -> failure.get().equals("no room"));
        until("the present", () -> ask(() -> store.state().past().isEmpty()));
    }

    private static ProducerPlan writer(String name) {
        var demo = Demo.traffic(name);
        return new ProducerPlan(name, "orders", 10, demo.keys(), demo.value(), 1, "all", "none");
    }

    private boolean button(String id) {
        return ask(() -> window.scene().lookup(id) != null);
    }

    private long incidents(java.util.function.Predicate<Incident> which) {
        return ask(() -> screens.time().incidents().stream().filter(which).count());
    }

    private List<?> listed() {
        return ask(() ->
                List.copyOf(
                        ((javafx.scene.control.ListView<?>) window.scene().lookup("#time-events"))
                                .getItems()));
    }

    private Node ruler() {
        return window.scene().lookup("#time-strip .diagram");
    }

    private long past() {
        return ask(() -> store.state().past().orElse(Long.MAX_VALUE));
    }

    private long lastEventMs() {
        return ask(() -> screens.time().timeline().happenings().getLast().atMs());
    }

    private List<String> lines() {
        return ask(() -> screens.time().lines());
    }

    private ClusterMapScreen map() {
        return screens.one(ClusterMapScreen.class);
    }

    private long records() {
        return ask(() -> screens.viewed().view().topic("orders"))
                .map(t -> t.records().orElse(0))
                .orElse(0L);
    }

    private long recordedRecords() {
        return ask(() -> screens.time().newest().view().topic("orders"))
                .map(t -> t.records().orElse(0))
                .orElse(0L);
    }

    private long recordedLeaders() {
        return ask(() -> screens.time().newest().view().topic("orders"))
                .map(t -> t.partitions().stream().filter(p -> p.leader().isPresent()).count())
                .orElse(0L);
    }

    private List<Integer> leaders() {
        return replicas().stream()
                .filter(r -> r.look() == ReplicaLook.LEADS)
                .sorted(java.util.Comparator.comparingInt(PlacedReplica::partition))
                .map(PlacedReplica::broker)
                .toList();
    }

    private long count(ReplicaLook look) {
        return replicas().stream().filter(r -> r.look() == look).count();
    }

    private List<PlacedReplica> replicas() {
        return ask(() ->
                map().layout().stream()
                        .flatMap(l -> l.replicas().stream())
                        .filter(r -> !r.topic().internal())
                        .toList());
    }
}
