package io.logarium.app.topics;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.lab.Lab;
import io.logarium.app.picture.Shape;
import io.logarium.app.shell.Themes;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The real screen on a real cluster in the box, driven by mouse and keyboard.
abstract class TopicsRig extends FxTest {
    Boxed boxed;
    Lab lab;
    TopicsScreen screen;
    Stage stage;
    AnimationTimer pulse;

    @BeforeEach
    void open() throws Exception {
        boxed = Boxed.start();
        lab = new Lab(boxed.cluster().bootstrap());
        fx(() -> {
            Texts.language(Language.EN);
            var store = new Store(AppState.first(Look.first("topics")), Effects.none());
            screen = new TopicsScreen(store, boxed.cluster(), lab);
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
            pulse =
                    new AnimationTimer() {
                        @Override
                        public void handle(long now) {
                            screen.pulse(now / 1_000_000);
                        }
                    };
            pulse.start();
            screen.shown();
            return true;
        });
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

    void opened(String topic, int partitions) throws Exception {
        boxed.create(topic, partitions);
        until("the topic in the view", () -> boxed.cluster().view().topic(topic).isPresent());
        fx(() -> {
            screen.open(topic);
            return true;
        });
        awaitText("P0");
    }

    List<?> topic(String name) {
        until("the topic in the view", () -> boxed.cluster().view().topic(name).isPresent());
        return boxed.cluster().view().topic(name).orElseThrow().partitions();
    }

    long records(String topic) {
        return boxed.cluster().view().topic(topic).map(t -> t.records().orElse(0)).orElse(0L);
    }

    long committed(String group) {
        return boxed.cluster()
                .view()
                .group(group)
                .map(g -> g.committed("orders", 0).orElse(-1))
                .orElse(-1L);
    }

    List<String> names() {
        return ask(() ->
                this.<TableView<TopicRow>>node("topics-table").getItems().stream()
                        .map(TopicRow::name)
                        .toList());
    }

    @SuppressWarnings("unchecked")
    <T extends Node> T node(String id) {
        var found = stage.getScene().getRoot().lookupAll("#" + id);
        return (T)
                found.stream().findFirst().orElseThrow(() -> new AssertionError("no node " + id));
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

    void awaitFlag(String label) {
        until(
                "the flag " + label,
                () ->
                        ask(() ->
                                screen.shownPicture().shapes().stream()
                                        .anyMatch(s ->
                                                s instanceof Shape.Flag f
                                                        && f.label().equals(label))));
    }

    void awaitText(String text) {
        until(
                "the text " + text,
                () ->
                        ask(() ->
                                screen.shownPicture().shapes().stream()
                                        .anyMatch(s ->
                                                s instanceof Shape.Text t
                                                        && t.text().equals(text))));
    }

    static List<String> texts(Node node) {
        return node.lookupAll(".label").stream().map(n -> ((Label) n).getText()).toList();
    }

    static <T> T ask(Callable<T> question) {
        try {
            return fx(question);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
