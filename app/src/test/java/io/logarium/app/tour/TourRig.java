package io.logarium.app.tour;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.StageTest;
import io.logarium.app.parts.KeysInUse;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The tour alone in a window, as a learner meets it.
abstract class TourRig extends StageTest {
    @TempDir Path folder;

    final Map<String, String> kept = new HashMap<>();
    Store store;
    TourScreen screen;
    AnimationTimer pulse;

    @BeforeEach
    void open() throws Exception {
        fx(() -> {
            store = new Store(AppState.first(Look.first("tour")), Effects.none());
            screen = new TourScreen(store, new Kept(), folder.resolve("lessons"), Live.none());
            show(screen);
            KeysInUse.watch(stage.getScene());
            pulse = pulsing(screen::pulse);
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            pulse.stop();
            screen.dispose();
            leave();
            return true;
        });
    }

    final class Kept implements Memory {
        @Override
        public Optional<String> recall(String key) {
            return Optional.ofNullable(kept.get(key));
        }

        @Override
        public void keep(String key, String value) {
            kept.put(key, value);
        }
    }

    void awaitFilm() {
        until("the film", () -> ask(screen::isQuiet));
    }

    void type(KeyCode key) {
        robot.press(key);
        robot.release(key);
        settle();
    }

    List<String> words(String id) {
        return ask(() -> {
            var node = screen.node().lookup("#" + id);
            var labels = node.lookupAll(".label").stream().map(n -> ((Label) n).getText());
            var flows =
                    node.lookupAll(".lg-prose").stream()
                            .map(f ->
                                    String.join(
                                            "",
                                            ((javafx.scene.Parent) f)
                                                    .getChildrenUnmodifiable().stream()
                                                            .filter(Text.class::isInstance)
                                                            .map(t -> ((Text) t).getText())
                                                            .toList()));
            return java.util.stream.Stream.concat(labels, flows).toList();
        });
    }

    List<String> styles(String id) {
        Node node = screen.node().lookup("#" + id);
        return List.copyOf(node.getStyleClass());
    }
}
