package io.logarium.app.window;

import io.logarium.app.picture.Fonts;
import io.logarium.app.settings.KeptLook;
import io.logarium.app.parts.KeysInUse;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.WindowIcon;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effect;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The program with its window. [#open] starts it and returns when the window is closed.
public final class LogariumApp extends Application {
    private static final String FIRST_SCREEN = "cluster";
    private static final AtomicReference<Path> DATA = new AtomicReference<>();
    private static final AtomicReference<Optional<String>> ATTACH =
            new AtomicReference<>(Optional.empty());

    private final Path data = Objects.requireNonNull(DATA.get(), "open() names the folder");
    private final KeptPreferences preferences = new KeptPreferences(data);
    private final ClusterHost host = new ClusterHost(data);
    private @Nullable Session session;

    /// Opens the window and waits until it is closed. The log file must be named before.
    ///
    /// @param data the folder of the cluster's files, the preferences and the history; this takes its lock
    /// @param attach the address of a cluster to look at first, instead of the one in the box
    public static void open(Path data, Optional<String> attach) {
        DATA.set(data);
        ATTACH.set(attach);
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
        var first = KeptLook.from(kept, FIRST_SCREEN).withSystemDark(systemIsDark());
        var look = first.withComfort(first.comfort().withSystemReducesMotion(systemReduces()));
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
        Platform.getPreferences()
                .reducedMotionProperty()
                .addListener(
                        (_, _, reduced) -> store.dispatch(new Msg.SystemMotionChanged(reduced)));
        var size = WindowSize.from(kept).within(Screen.getPrimary().getVisualBounds());
        var window = new MainWindow(store, size.width(), size.height());
        KeysInUse.watch(window.scene());
        stage.setTitle("Logarium");
        stage.getIcons().setAll(WindowIcon.images());
        stage.setMinWidth(MainWindow.MIN_WIDTH);
        stage.setMinHeight(MainWindow.MIN_HEIGHT);
        stage.setScene(window.scene());
        stage.setMaximized(size.maximized());
        stage.setOnHiding(_ -> preferences.change(p -> WindowSize.of(stage).into(p)));
        stage.show();
        var home = new Home(data, preferences);
        var fresh = new Session(store, window, host, home);
        home.onDelete(fresh::deleteAllData);
        session = fresh;
        home.keepSnapshotsWith(fresh::snapshots);
        ATTACH.get()
                .ifPresentOrElse(
                        address -> fresh.doors().attach(address),
                        () -> {
                            fresh.greet();
                            fresh.start(home.port());
                        });
    }

    @Override
    public void stop() {
        if (session != null) {
            session.close();
        }
        host.close();
        preferences.flush();
    }

    private static boolean systemReduces() {
        return Platform.getPreferences().isReducedMotion();
    }

    private static boolean systemIsDark() {
        return Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    }
}
