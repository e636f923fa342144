package io.logarium.app.groups;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.ConsumerPlan.Polling;
import io.logarium.app.lab.ConsumerPlan.Reset;
import io.logarium.app.lab.Joining;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.picture.Shape;
import io.logarium.app.shell.Themes;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.app.window.ClusterFeed;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The real screen on a real cluster in the box, with the events that a window gets.
abstract class GroupsRig extends FxTest {
    Boxed boxed;
    Lab lab;
    GroupsScreen screen;
    Stage stage;
    AnimationTimer pulse;

    @BeforeEach
    void open() throws Exception {
        boxed = Boxed.start();
        lab = new Lab(boxed.cluster().bootstrap());
        fx(() -> {
            Texts.language(Language.EN);
            var store = new Store(AppState.first(Look.first("groups")), Effects.none());
            screen = new GroupsScreen(store, boxed.cluster(), lab);
            var inspector = new ScrollPane(screen.inspector().orElseThrow());
            inspector.setFitToWidth(true);
            inspector.setMinWidth(300);
            inspector.setMaxWidth(300);
            HBox.setHgrow(screen.node(), Priority.ALWAYS);
            var scene = new Scene(new HBox(screen.node(), inspector), 990, 960);
            Themes.style(scene, false);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            pulse = pulse(store, new ClusterFeed(boxed.cluster()));
            pulse.start();
            screen.shown();
            return true;
        });
    }

    private AnimationTimer pulse(Store store, ClusterFeed feed) {
        return new AnimationTimer() {
            private long second;

            @Override
            public void handle(long now) {
                long nowMs = System.currentTimeMillis();
                var events = feed.drain(10_000);
                if (!events.isEmpty() || nowMs / 1_000 != second) {
                    second = nowMs / 1_000;
                    store.dispatch(new Msg.Frame(nowMs, feed.health(), events, feed.dropped()));
                }
                screen.pulse(nowMs);
            }
        };
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            pulse.stop();
            leave(stage);
            Texts.language(Language.EN);
            return true;
        });
        lab.close();
        boxed.close();
    }

    void fill(String topic, int partitions, int records) {
        boxed.create(topic, partitions);
        IntStream.range(0, records).forEach(i -> boxed.send(topic, "k" + i, "v" + i));
    }

    LabConsumer join(String group, String topic, int longestIntervalMs) {
        return lab.start(
                        new ConsumerPlan(
                                lab.freeName("consumer"),
                                group,
                                List.of(topic),
                                CommitMode.EACH_POLL,
                                Reset.EARLIEST,
                                0,
                                new Joining.Classic(
                                        Joining.Assignor.RANGE,
                                        Joining.Classic.SHORTEST_SESSION_MS),
                                new Polling(longestIntervalMs, 500),
                                ""))
                .orElseThrow();
    }

    void show(String group) throws Exception {
        fx(() -> {
            screen.open(group);
            return true;
        });
    }

    Optional<GroupFacts> group(String id) {
        return boxed.cluster().view().group(id);
    }

    long committed(String group, String topic) {
        return group(group).map(g -> g.committed(topic, 0).orElse(-1)).orElse(-1L);
    }

    @SuppressWarnings("unchecked")
    <T extends Node> T node(String id) {
        return (T)
                stage.getScene().getRoot().lookupAll("#" + id).stream()
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no node " + id));
    }

    void press(String id) throws Exception {
        awaitNode(id, n -> !n.isDisabled());
        fx(() -> {
            this.<Button>node(id).fire();
            return true;
        });
        settle();
    }

    void type(String id, String text) throws Exception {
        awaitNode(id, _ -> true);
        fx(() -> {
            this.<TextInputControl>node(id).setText(text);
            return true;
        });
        settle();
    }

    void awaitNode(String id, Predicate<Node> state) {
        until(
                id,
                () ->
                        ask(() ->
                                stage.getScene().getRoot().lookupAll("#" + id).stream()
                                        .anyMatch(state)));
    }

    /// A text of the picture that says this.
    void awaitPicture(String text) {
        until(
                "the text " + text,
                () ->
                        ask(() ->
                                screen.shownPicture().shapes().stream()
                                        .anyMatch(s ->
                                                s instanceof Shape.Text t
                                                        && t.text().contains(text))));
    }

    /// A label under the node that says this.
    void awaitLabel(String id, String text) {
        try {
            awaitNode(
                    id,
                    n ->
                            n.lookupAll(".label").stream()
                                    .anyMatch(l -> ((Label) l).getText().contains(text)));
        } catch (AssertionError e) {
            throw new AssertionError(
                    "'%s' is not said at %s, but %s".formatted(text, id, labels(id)), e);
        }
    }

    private List<String> labels(String id) {
        return ask(() ->
                stage.getScene().getRoot().lookupAll("#" + id + " .label").stream()
                        .map(l -> ((Label) l).getText())
                        .toList());
    }

    static <T> T ask(Callable<T> question) {
        try {
            return fx(question);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
