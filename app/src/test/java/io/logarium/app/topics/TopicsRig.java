package io.logarium.app.topics;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.StageTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.lab.Lab;
import io.logarium.app.picture.Shape;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// The real screen on a real cluster in the box, driven by mouse and keyboard.
abstract class TopicsRig extends StageTest {
    Boxed boxed;
    Lab lab;
    TopicsScreen screen;
    AnimationTimer pulse;

    @BeforeEach
    void open() throws Exception {
        boxed = Boxed.start();
        lab = new Lab(boxed.cluster().bootstrap());
        fx(() -> {
            var store = new Store(AppState.first(Look.first("topics")), Effects.none());
            screen = new TopicsScreen(store, boxed.cluster(), lab);
            show(screen);
            pulse = pulsing(screen::pulse);
            screen.shown();
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
}
