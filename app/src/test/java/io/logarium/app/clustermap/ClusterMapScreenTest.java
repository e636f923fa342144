package io.logarium.app.clustermap;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.StageTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.ClientSettings;
import io.logarium.app.diagram.map.ClusterLayout.PlacedReplica;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.diagram.map.ReplicaLook;
import io.logarium.app.lab.Lab;
import io.logarium.app.picture.Shape;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Pulse;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.state.ThemeChoice;
import io.logarium.app.text.Language;
import io.logarium.app.window.ClusterFeed;
import io.logarium.engine.ClusterConfig;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The real screen on a real cluster of three brokers in the box.
class ClusterMapScreenTest extends StageTest {
    private Boxed boxed;
    private Lab lab;
    private Store store;
    private ClusterMapScreen screen;
    private Pulse pulse;

    @BeforeEach
    void open() throws Exception {
        boxed =
                Boxed.start(
                        ClusterConfig.ephemeral()
                                .withBrokers(3)
                                .with("replica.lag.time.max.ms", "3000"));
        lab = new Lab(boxed.cluster().bootstrap());
        fx(() -> {
            store = new Store(AppState.first(Look.first("cluster")), Effects.none());
            screen =
                    new ClusterMapScreen(
                            store,
                            boxed.cluster(),
                            lab,
                            boxed::command,
                            Verb.known(boxed.command("help")));
            var window = new MainWindow(store, 990, 960);
            window.screens(List.<Screen>of(screen));
            show(window.scene());
            pulse = new Pulse(store, window, System::currentTimeMillis);
            pulse.feed(new ClusterFeed(boxed.cluster()));
            pulse.start();
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            pulse.stop();
            leave();
            return true;
        });
        lab.close();
        boxed.close();
    }

    @Test
    void threeBrokersAndTheReplicasOfATopicAreShown() {
        boxed.create("orders", 3, 3);

        until("nine replicas", () -> looks("orders").size() == 9);

        until("three leaders", () -> count("orders", ReplicaLook.LEADS) == 3);
        until("six followers", () -> count("orders", ReplicaLook.FOLLOWS) == 6);
        assertThat(texts()).contains("Broker 0", "Broker 1", "Broker 2", "active controller");
    }

    @Test
    void aProgramOfOnesOwnIsDrawnByItsNameAndABrokersCardSaysWhatItsLogsTake() throws Exception {
        boxed.create("orders", 1, 3);
        until("three replicas", () -> looks("orders").size() == 3);
        fx(() -> {
            screen.select(new MapThing.OfBroker(0));
            return true;
        });
        until("bytes of its logs", () -> inspectorSays("logs on disk"));
        assertThat(inspectorSays("MiB")).isFalse();
        var settings = ClientSettings.producer(boxed.cluster().bootstrap(), "kira", "all", "none");

        try (var program = new KafkaProducer<byte[], byte[]>(settings)) {
            for (int i = 0; i < 200; i++) {
                program.send(new ProducerRecord<>("orders", new byte[10_000]));
            }
            program.flush();
            fx(() -> {
                screen.select(new MapThing.OfReplica("orders", 0, 1));
                return true;
            });
            until("its newest number", () -> inspectorSays("epoch 0, sequence 199"));
            fx(() -> {
                screen.select(new MapThing.OfBroker(0));
                return true;
            });
        }

        until("its client.id", () -> texts().contains("kira"));
        until("two megabytes", () -> inspectorSays("MiB"));
    }

    @Test
    void aKilledBrokerIsDashedAnotherLeadsAndItComesBack() {
        boxed.create("orders", 3, 3);
        until("three leaders", () -> count("orders", ReplicaLook.LEADS) == 3);

        press("broker-2-kill");

        until("three dashed replicas", () -> count("orders", ReplicaLook.GONE) == 3);
        until("others that lead", () -> count("orders", ReplicaLook.LEADS) == 3);
        assertThat(looks("orders").stream().filter(r -> r.look() == ReplicaLook.LEADS))
                .noneMatch(r -> r.broker() == 2);
        until("the words of the inspector", () -> inspectorSays("Broker 2 was killed"));

        press("broker-2-start");

        until("no dashed replica", () -> count("orders", ReplicaLook.GONE) == 0);
        until("all in sync", () -> count("orders", ReplicaLook.LAGS) == 0);
    }

    @Test
    void theKeyThatBringsTheFilterToTheFrontIsNotWrittenIntoIt() throws Exception {
        fx(() -> {
            stage.getScene().getRoot().requestFocus();
            return true;
        });

        robot.type(KeyCode.SLASH);
        until("the filter", () -> ask(() -> filter().isFocused()));
        robot.type(KeyCode.A);

        until("what is typed then", () -> ask(() -> filter().getText().equals("a")));
    }

    private TextField filter() {
        return (TextField) stage.getScene().lookup("#map-filter");
    }

    @Test
    void beforeTheQuorumIsLostItAsks() {
        boxed.create("orders", 1, 3);
        until("a leader", () -> count("orders", ReplicaLook.LEADS) == 1);
        press("broker-2-kill");
        until("a broker that is gone", () -> count("orders", ReplicaLook.GONE) == 1);

        press("broker-1-kill");

        until("the question", () -> inspectorSays("no majority"));
        assertThat(count("orders", ReplicaLook.GONE)).isEqualTo(1);
        press("map-not");
        until("no question", () -> !inspectorSays("no majority"));
    }

    @Test
    void aLinkIsCutByAClickFollowersLeaveTheIsrAndComeBackWhenItIsMended() throws Exception {
        boxed.create("orders", 3, 3);
        until("six followers", () -> count("orders", ReplicaLook.FOLLOWS) == 6);
        var followers = IntStream.range(0, 3).filter(b -> b != boxed.controller()).boxed().toList();
        var link = MapThing.OfLink.between(followers.get(0), followers.get(1));

        click(link);
        until("the link's card", () -> inspectorSays("Followers copy records"));
        press("map-do-cut-" + link.high());
        until("the cut", () -> inspectorSays("Nothing has got through between brokers"));
        IntStream.range(0, 3).forEach(p -> boxed.sendTo("orders", p, "what one of them lacks"));

        until("two hatched replicas", () -> count("orders", ReplicaLook.LAGS) == 2);
        until("cause and effect", () -> inspectorSays("left the ISR of orders-"));
        assertThat(count("orders", ReplicaLook.LEADS)).isEqualTo(3);

        press("map-do-mend-" + link.high());

        until("all in sync", () -> count("orders", ReplicaLook.FOLLOWS) == 6);
        until("the link's card", () -> inspectorSays("Followers copy records"));
    }

    @Test
    void aSlowLinkSaysByHowMuch() throws Exception {
        until("three brokers", () -> texts().contains("Broker 2"));

        click(MapThing.OfLink.between(0, 1));
        press("map-do-slow-1");

        until("the delay", () -> texts().contains("+500 ms"));
        until("its words", () -> inspectorSays("500 ms longer"));
        press("map-do-mend-1");
        until("no delay", () -> !texts().contains("+500 ms"));
    }

    @Test
    void aFullDiskEndsItsBrokerWithTheNextWriteAndIsMadeWellAgain() throws Exception {
        boxed.create("orders", 3, 3);
        until("three leaders", () -> count("orders", ReplicaLook.LEADS) == 3);
        int full = boxed.controller() == 2 ? 1 : 2;
        fx(() -> {
            screen.select(new MapThing.OfBroker(full));
            return true;
        });

        press("map-do-disk-full");
        until("the disk", () -> texts().contains("disk full"));
        // The broker writes by itself, too (a metadata record, a checkpoint), and may meet the full
        // disk at once.
        until(
                "what will be, or is already",
                () ->
                        inspectorSays("Its next write fails")
                                || inspectorSays("stopped its log dir"));
        IntStream.range(0, 3).forEach(p -> boxed.sendTo("orders", p, "what finds no room"));

        until("the end", () -> inspectorSays("stopped its log dir: no space left"));
        until("dashed replicas", () -> count("orders", ReplicaLook.GONE) == 3);
        press("map-do-disk-ok");
        press("map-do-start");
        until("all in sync", () -> count("orders", ReplicaLook.FOLLOWS) == 6);
    }

    /// In the middle of where it is drawn.
    private void click(MapThing thing) throws Exception {
        var at =
                fx(() -> {
                    var map = (ScrollPane) stage.getScene().lookup("#map");
                    map.setVvalue(1);
                    map.layout();
                    var box =
                            screen.shownPicture().hits().stream()
                                    .filter(h -> h.thing().equals(thing))
                                    .findFirst()
                                    .orElseThrow()
                                    .box();
                    return map.lookup(".lg-focusable").localToScreen(box.centerX(), box.centerY());
                });
        robot.clickOn(at);
        settle();
    }

    @Test
    void languageAndThemeChangeWhatIsDrawn() throws Exception {
        boxed.create("orders", 3, 3);
        until("three leaders", () -> count("orders", ReplicaLook.LEADS) == 3);

        fx(() -> {
            store.dispatch(new Msg.LanguageChosen(Language.RU));
            store.dispatch(new Msg.ThemeChosen(ThemeChoice.DARK));
            return true;
        });

        until("Russian words", () -> texts().contains("Брокер 2"));
        assertThat(texts()).contains("Кворум KRaft", "лидер").doesNotContain("leader");
    }

    @Test
    void arrowsMoveTheSelectionAndEnterOpensTheTopic() throws Exception {
        boxed.create("orders", 3, 3);
        until("nine replicas", () -> looks("orders").size() == 9);
        fx(() -> {
            screen.select(new MapThing.OfReplica("orders", 0, 0));
            stage.getScene().lookup(".lg-focusable").requestFocus();
            return true;
        });

        chord(KeyCode.RIGHT);
        until("the next partition", () -> inspectorSays("orders-1"));
        chord(KeyCode.ENTER);

        until(
                "the screen of topics",
                () -> ask(() -> store.state().look().screen()).equals("topics"));
    }

    private void chord(KeyCode key) {
        robot.press(key);
        robot.release(key);
    }

    private List<PlacedReplica> looks(String topic) {
        return ask(() ->
                screen.layout().stream()
                        .flatMap(l -> l.replicas().stream())
                        .filter(r -> r.topic().name().equals(topic))
                        .toList());
    }

    private long count(String topic, ReplicaLook look) {
        return looks(topic).stream().filter(r -> r.look() == look).count();
    }

    private List<String> texts() {
        return ask(() ->
                screen.shownPicture().shapes().stream()
                        .filter(Shape.Text.class::isInstance)
                        .map(s -> ((Shape.Text) s).text())
                        .toList());
    }

    private boolean inspectorSays(String words) {
        return ask(() ->
                screen.inspector().orElseThrow().lookupAll(".label").stream()
                        .map(n -> ((javafx.scene.control.Labeled) n).getText())
                        .anyMatch(t -> t != null && t.contains(words)));
    }

    /// Also where the window is too narrow to show its inspector.
    @Override
    protected Set<Node> found(String id) {
        var below = new HashSet<>(super.found(id));
        below.addAll(screen.inspector().orElseThrow().lookupAll("#" + id));
        return below;
    }
}
