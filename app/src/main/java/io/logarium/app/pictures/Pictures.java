package io.logarium.app.pictures;

import io.logarium.app.Wish;
import io.logarium.app.cluster.BundledCluster;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Inside;
import io.logarium.app.home.LogFile;
import io.logarium.app.home.Theme;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import io.logarium.app.state.ThemeChoice;
import io.logarium.app.text.Times;
import io.logarium.app.window.ClusterFeed;
import io.logarium.app.window.ScreenSet;
import io.logarium.engine.ClusterConfig;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/// Draws every screen into a PNG file: a real cluster in a temporary folder, fixed inputs, no display.
///
/// The clock in the pictures begins at 14:30 on any day; how long things took is as it was.
public final class Pictures {
    private static final ClusterConfig THREE =
            ClusterConfig.ephemeral().withBrokers(3).with("replica.lag.time.max.ms", "5000");
    private static final LocalTime BEGIN = LocalTime.of(14, 30);

    private Pictures() {}

    /// Writes the pictures into a folder, which is made if it is not there, and returns their files. May be called once in a
    /// process, and before any other use of JavaFX.
    public static List<Path> draw(Wish.DrawPictures wish)
            throws IOException, ClusterStartException {
        Files.createDirectories(wish.out());
        try (var work = new WorkFolder()) {
            LogFile.writeTo(work.path());
            Studio.startToolkit();
            Times.pretend(System.currentTimeMillis(), BEGIN);
            return draw(wish, work.path());
        }
    }

    private static List<Path> draw(Wish.DrawPictures wish, Path work)
            throws IOException, ClusterStartException {
        try (var engine = startCluster();
                var cluster = connect(engine)) {
            var inputs = new Inputs(cluster.client());
            boolean dark = wish.theme() == Theme.DARK;
            var look =
                    Look.first("topics")
                            .withTheme(dark ? ThemeChoice.DARK : ThemeChoice.LIGHT)
                            .withLanguage(wish.language());
            var store = new Store(AppState.first(look), Effects.none());
            var screens = new AtomicReference<ScreenSet>();
            var windows = new AtomicReference<MainWindow>();
            try (var studio =
                    Studio.open(
                            store,
                            () -> {
                                var window = new MainWindow(store, wish.width(), wish.height());
                                var set =
                                        ScreenSet.of(
                                                store,
                                                cluster,
                                                engine::command,
                                                work,
                                                new ShownHousehold(),
                                                System::currentTimeMillis);
                                screens.set(set);
                                windows.set(window);
                                set.into(window);
                                return window;
                            })) {
                studio.act(() -> studio.pulse().feed(new ClusterFeed(cluster)));
                var suffix = "-" + word(wish.theme()) + "-" + wish.language().code();
                var door = new DoorShot(store, windows.get(), screens.get());
                var files = new ArrayList<>(shoot(studio, door.all(), wish.out(), suffix));
                inputs.write();
                studio.await("topics in the view", () -> !cluster.view().topics().isEmpty());
                var readers = new Readers(cluster, screens.get().lab());
                readers.read(Inputs.ORDERS, "demo.readers", inputs::orders, 9, 8);
                readers.read(Inputs.CLICKS, "demo.dashboard", inputs::clicks, 13, 11);
                var shots =
                        new Shots(
                                        store,
                                        screens.get(),
                                        windows.get(),
                                        () -> isQuiet(cluster.view()))
                                .all();
                files.addAll(shoot(studio, shots, wish.out(), suffix));
                studio.act(screens.get()::close);
                return files;
            }
        }
    }

    private static boolean isQuiet(ClusterView view) {
        return view.topics().stream().allMatch(t -> t.recordsPerSecond().orElse(0) == 0);
    }

    private static List<Path> shoot(Studio studio, List<Shot> shots, Path folder, String suffix)
            throws IOException {
        var files = new ArrayList<Path>();
        for (var shot : shots) {
            studio.act(shot.arrange());
            studio.await(shot.name(), shot.ready());
            var file = folder.resolve(shot.name() + suffix + ".png");
            studio.shoot(file);
            files.add(file);
        }
        return files;
    }

    private static BundledCluster connect(LocalCluster engine) {
        return new BundledCluster(
                engine.bootstrap(), Optional.of(new Inside(engine::view, engine.events())));
    }

    /// On the port of every tutorial if it is free, so that the pictures show it.
    private static LocalCluster startCluster() throws ClusterStartException {
        try {
            return LocalCluster.start(THREE.withPort(ClusterConfig.DEFAULT_PORT));
        } catch (ClusterStartException e) {
            return LocalCluster.start(THREE);
        }
    }

    private static String word(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }
}
