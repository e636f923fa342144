package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.settings.Snapshots;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole program saves its cluster, goes back to it, and starts it over.
class SnapshotsTest extends FxTest {
    @TempDir Path folder;

    private ClusterHost host;
    private Session session;
    private MainWindow window;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        host = new ClusterHost(folder);
        var home = new OneBroker(folder, new AtomicReference<>(Optional::empty));
        fx(() -> {
            Texts.language(Language.EN);
            var store = new Store(AppState.first(Look.first("settings")), Effects.none());
            window = new MainWindow(store, 990, 900);
            stage = new Stage();
            stage.setScene(window.scene());
            stage.show();
            session = new Session(store, window, host, home);
            home.kept().set(session::snapshots);
            session.start(0);
            return true;
        });
        until("the settings", () -> isThere("cluster-reset"));
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            session.close();
            leave(stage);
            return true;
        });
        host.close();
    }

    @Test
    void theClusterGoesBackToWhatWasSavedAndToItsFirstDay() throws Exception {
        create("before");
        fx(() -> {
            ((TextField) window.scene().lookup("#snapshot-name")).setText("first");
            return true;
        });
        press("snapshot-save");
        until("the snapshot in the list", () -> isThere("snapshot-restore-first"));
        create("after");

        press("snapshot-restore-first");
        assertThat(topics()).contains("after");
        press("snapshot-really");
        until("only what was saved", () -> topics().equals(List.of("before")));
        until("the settings again", () -> isThere("snapshot-restore-first"));

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        robot.release(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.R);
        until("the question", () -> isThere("snapshot-really"));
        assertThat(topics()).isEqualTo(List.of("before"));
        press("snapshot-really");
        until("nothing", () -> topics().isEmpty());
        until("the snapshot that stays", () -> isThere("snapshot-restore-first"));
    }

    private void create(String topic) throws Exception {
        var address = new AtomicReference<>("");
        host.quietly(engine -> address.set(engine.bootstrap()));
        try (var admin = Admin.create(Map.of("bootstrap.servers", address.get()))) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        until("the topic " + topic, () -> topics().contains(topic));
    }

    private List<String> topics() {
        var names = new AtomicReference<>(List.<String>of());
        try {
            host.quietly(engine ->
                    names.set(engine.view().topics().stream().map(t -> t.name()).toList()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        return names.get();
    }

    private void press(String id) throws Exception {
        until(id, () -> isThere(id));
        fx(() -> {
            ((Button) window.scene().lookup("#" + id)).fire();
            return true;
        });
    }

    private boolean isThere(String id) {
        try {
            return fx(() -> window.scene().lookup("#" + id) != null);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    /// A household of one broker that keeps nothing but snapshots.
    private record OneBroker(Path data, AtomicReference<Supplier<Optional<Snapshots>>> kept)
            implements SettingsScreen.Household {
        @Override
        public Optional<Snapshots> snapshots() {
            return kept.get().get();
        }

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
            return 1;
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
