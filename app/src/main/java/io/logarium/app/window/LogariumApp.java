package io.logarium.app.window;

import io.logarium.app.home.Preferences;
import io.logarium.app.picture.Fonts;
import io.logarium.app.settings.KeptLook;
import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.WindowIcon;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effect;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import io.logarium.engine.ClusterConfig;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program with its window. [#open] starts it and returns when the window is closed.
public final class LogariumApp extends Application {
    private static final String FIRST_SCREEN = "cluster";
    private static final String PORT = "port";
    private static final String BROKERS = "brokers";

    /// The smallest cluster that shows all that there is: a majority, leaders that move, an ISR that shrinks and goes on.
    private static final int DEFAULT_BROKERS = 3;

    private static final AtomicReference<Path> DATA = new AtomicReference<>();

    private final Path data = Objects.requireNonNull(DATA.get(), "open() names the folder");
    private final KeptPreferences preferences = new KeptPreferences(data);
    private final ClusterHost host = new ClusterHost(data);
    private @Nullable Session session;

    /// Opens the window and waits until it is closed. The log file must be named before.
    ///
    /// @param data the folder of the cluster's files, the preferences and the history; this takes its lock
    public static void open(Path data) {
        DATA.set(data);
        Application.launch(LogariumApp.class);
    }

    @Override
    public void init() {
        Fonts.load();
        // The end of the session of the desktop, or SIGTERM: the logs are closed in order all the
        // same.
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("close").unstarted(host::close));
    }

    @Override
    public void start(Stage stage) {
        var kept = preferences.now();
        var look = KeptLook.from(kept, FIRST_SCREEN).withSystemDark(systemIsDark());
        var store =
                new Store(
                        AppState.first(look),
                        (effect, _) -> {
                            switch (effect) {
                                case Effect.KeepLook(var changed) ->
                                        preferences.change(p -> KeptLook.into(p, changed));
                            }
                        });
        Platform.getPreferences()
                .colorSchemeProperty()
                .addListener(
                        (_, _, _) -> store.dispatch(new Msg.SystemThemeChanged(systemIsDark())));
        var size = WindowSize.from(kept);
        var window = new MainWindow(store, size.width(), size.height());
        stage.setTitle("Logarium");
        stage.getIcons().setAll(WindowIcon.images());
        stage.setMinWidth(MainWindow.MIN_WIDTH);
        stage.setMinHeight(MainWindow.MIN_HEIGHT);
        stage.setScene(window.scene());
        stage.setMaximized(size.maximized());
        stage.setOnHiding(_ -> preferences.change(p -> WindowSize.of(stage).into(p)));
        stage.show();
        var fresh = new Session(store, window, host, new Home(store));
        session = fresh;
        fresh.start(port(kept));
    }

    @Override
    public void stop() {
        if (session != null) {
            session.close();
        }
        host.close();
        preferences.flush();
    }

    private static boolean systemIsDark() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }

    private static int brokers(Preferences kept) {
        return kept.number(BROKERS, DEFAULT_BROKERS, 1, ClusterConfig.MAX_BROKERS);
    }

    private static int port(Preferences kept) {
        return kept.number(PORT, ClusterConfig.DEFAULT_PORT, 1, 65_535);
    }

    /// What the settings screen changes.
    private final class Home implements SettingsScreen.Household {
        private final Store store;

        Home(Store store) {
            this.store = store;
        }

        @Override
        public int port() {
            return LogariumApp.port(preferences.now());
        }

        @Override
        public void keepPort(int port) {
            preferences.change(p -> p.with(PORT, Integer.toString(port)));
        }

        @Override
        public int brokers() {
            return LogariumApp.brokers(preferences.now());
        }

        @Override
        public void keepBrokers(int brokers) {
            preferences.change(p -> p.with(BROKERS, Integer.toString(brokers)));
        }

        @Override
        public Path data() {
            return data;
        }

        @Override
        public void deleteAllData() {
            store.work(
                    () -> {
                        host.deleteData();
                        return true;
                    },
                    _ -> again(Notice.ok(Texts.of("window.deleted"))),
                    e ->
                            again(
                                    Notice.bad(
                                            Texts.of("window.not-deleted"),
                                            String.valueOf(e.getMessage()),
                                            Texts.of("window.not-deleted.advice"))));
        }

        private void again(Notice notice) {
            store.dispatch(new Msg.NoticeRaised(notice));
            if (session != null) {
                session.start(port());
            }
        }
    }
}
