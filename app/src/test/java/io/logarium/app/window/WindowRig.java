package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.StageTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Pulse;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The whole window with all its screens on a real cluster in the box, driven by the keyboard.
abstract class WindowRig extends StageTest {
    @TempDir Path folder;

    Boxed boxed;
    Store store;
    MainWindow window;
    ScreenSet screens;
    private Pulse pulse;

    @BeforeEach
    void open() throws Exception {
        boxed = Boxed.start(brokers());
        fx(() -> {
            store = new Store(AppState.first(Look.first(firstScreen())), Effects.none());
            window = new MainWindow(store, 990, 900);
            screens =
                    ScreenSet.of(
                            store,
                            boxed.cluster(),
                            this::command,
                            folder,
                            new NothingToKeep(folder),
                            System::currentTimeMillis);
            screens.into(window);
            show(window.scene());
            pulse = new Pulse(store, window, System::currentTimeMillis);
            pulse.feed(new ClusterFeed(boxed.cluster()));
            pulse.start();
            return true;
        });
        until(
                "the broker in the header",
                () -> labels().stream().anyMatch(t -> t.contains(brokers() + " of " + brokers())));
    }

    int brokers() {
        return 1;
    }

    String firstScreen() {
        return "topics";
    }

    /// Answers a line of the cluster's own grammar.
    String command(String line) {
        return "ok " + line;
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            pulse.stop();
            screens.close();
            leave();
            return true;
        });
        boxed.close();
    }

    void chord(KeyCode... keys) {
        robot.press(keys);
        robot.release(keys);
    }

    void awaitScreen(String id) {
        until("the screen " + id, () -> shown().equals(id));
    }

    String shown() {
        return ask(() -> store.state().look().screen());
    }

    List<String> labels() {
        return ask(() ->
                nodes(window.scene().getRoot()).stream()
                        .filter(Labeled.class::isInstance)
                        .map(n -> String.valueOf(((Labeled) n).getText()))
                        .toList());
    }

    /// All that can be seen below a node, and itself.
    static List<Node> nodes(Node from) {
        var found = new ArrayList<Node>();
        if (from.isVisible()) {
            found.add(from);
            if (from instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(child -> found.addAll(nodes(child)));
            }
        }
        return found;
    }

    /// Settings that are shown and kept nowhere.
    record NothingToKeep(Path data) implements SettingsScreen.Household {
        @Override
        public int port() {
            return 9_092;
        }

        @Override
        public void keepPort(int port) {
            throw new AssertionError("nobody changes the port");
        }

        @Override
        public int brokers() {
            return 3;
        }

        @Override
        public void keepBrokers(int brokers) {
            throw new AssertionError("nobody changes the brokers");
        }

        @Override
        public void deleteAllData() {
            throw new AssertionError("nobody deletes anything");
        }
    }
}
