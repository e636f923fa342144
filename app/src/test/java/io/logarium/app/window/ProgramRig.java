package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;

import io.logarium.app.StageTest;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.AppState;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Labeled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// The whole program: a window with a cluster in a real folder that it starts, stops and leaves for another.
abstract class ProgramRig extends StageTest {
    @TempDir Path folder;

    ClusterHost host;
    Home home;
    Store store;
    MainWindow window;
    Session session;

    @BeforeEach
    void open() throws Exception {
        host = new ClusterHost(folder);
        home = new Home(folder, new KeptPreferences(folder));
        home.keepBrokers(1);
        fx(() -> {
            store = new Store(AppState.first(Look.first(firstScreen())), Effects.none());
            window = new MainWindow(store, 990, 900);
            show(window.scene());
            session = new Session(store, window, host, home);
            home.onDelete(session::deleteAllData);
            home.keepSnapshotsWith(session::snapshots);
            session.start(0);
            return true;
        });
        awaitRunning(1);
    }

    /// What is shown when the window opens.
    abstract String firstScreen();

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            session.close();
            leave();
            return true;
        });
        host.close();
    }

    void awaitRunning(int brokers) {
        until(
                brokers + " brokers",
                () ->
                        ask(() -> store.state().health()) instanceof ClusterHealth.Running running
                                && running.brokersUp() == brokers
                                && isThere("rail-settings"));
    }

    List<String> labels() {
        return ask(() ->
                WindowRig.nodes(window.scene().getRoot()).stream()
                        .filter(Labeled.class::isInstance)
                        .map(n -> String.valueOf(((Labeled) n).getText()))
                        .toList());
    }
}
