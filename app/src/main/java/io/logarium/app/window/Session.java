package io.logarium.app.window;

import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.cluster.AttachedCluster;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.cluster.Problems;
import io.logarium.app.echo.Echo;
import io.logarium.app.history.RecordingFile;
import io.logarium.app.history.Timeline;
import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.settings.Snapshots;
import io.logarium.engine.ClusterStartException;
import io.logarium.engine.LocalCluster;
import io.logarium.engine.view.SavedCluster;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Pulse;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Looked;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Notice;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import io.logarium.app.tour.TourScreen;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/// The window together with a running cluster, from one start of it to the next. JavaFX thread only.
final class Session {
    private static final String CONSOLE_FOLDER = "console";

    /// Under this key it is kept that a newcomer was greeted.
    private static final String GREETED = "greeted";

    private static final String MAP = "cluster";

    private final Store store;
    private final MainWindow window;
    private final ClusterHost host;
    private final SettingsScreen.Household household;
    private final Pulse pulse;
    private final Doors doors;
    private final Echo echo;
    private Optional<ScreenSet> screens = Optional.empty();
    private Optional<ClusterHost.Running> box = Optional.empty();
    private Optional<AttachedCluster> attached = Optional.empty();
    private int port;
    private boolean inTheBox;
    private boolean greets;

    Session(Store store, MainWindow window, ClusterHost host, SettingsScreen.Household household) {
        this.store = store;
        this.window = window;
        this.host = host;
        this.household = household;
        this.pulse = new Pulse(store, window, System::currentTimeMillis);
        this.echo =
                new Echo(
                        click -> store.dispatch(new Msg.Clicked(click)), System::currentTimeMillis);
        pulse.start();
        doors = new Doors(store, window, this);
        window.clusterCommands(doors.commands());
    }

    Doors doors() {
        return doors;
    }

    /// Offers a newcomer the first lesson beside the cluster in the box, once; afterwards it is remembered.
    void greet() {
        greets = household.kept(GREETED).isEmpty();
    }

    private void openDoor() {
        greets = false;
        store.dispatch(new Msg.ScreenChosen(MAP));
        var door =
                new FirstDoor(
                        new FirstDoor.Ways() {
                            @Override
                            public void lesson() {
                                window.door(Optional.empty());
                                store.dispatch(new Msg.ScreenChosen("tour"));
                                screens.ifPresent(s -> s.one(TourScreen.class).openFirst());
                            }

                            @Override
                            public void attach() {
                                window.door(Optional.empty());
                                doors.askForAddress();
                            }

                            @Override
                            public void explore() {
                                window.door(Optional.empty());
                            }
                        });
        window.door(
                Optional.of(new MainWindow.Door(door, MAP, () -> household.keep(GREETED, "true"))));
        door.lookup("#door-lesson").requestFocus();
        // Who clicks on the cluster below is already inside, and wants to be told what that is.
        screens.map(s -> s.one(ClusterMapScreen.class))
                .ifPresent(map ->
                        map.onSelected(() -> {
                            map.onSelected(() -> {});
                            window.door(Optional.empty());
                        }));
    }

    /// What is shown now, where anything is.
    Optional<ScreenSet> screens() {
        return screens;
    }

    /// What was recorded of the cluster that is shown.
    Optional<Timeline> timeline() {
        return screens.map(s -> s.time().timeline());
    }

    /// Looks at somebody's cluster; the one in the box runs on.
    ///
    /// @param pane says that it waits, and why nobody answered
    void attach(String address, AttachPane pane) {
        pane.waits();
        store.work(
                () -> AttachedCluster.attach(address),
                outcome -> {
                    switch (outcome) {
                        case Outcome.Done<AttachedCluster>(var cluster) -> {
                            window.over(Optional.empty());
                            show(cluster);
                        }
                        case Outcome.Failed<AttachedCluster>(var problem) -> pane.failed(problem);
                    }
                },
                e -> pane.failed(Problems.of(e, address)));
    }

    private void show(AttachedCluster cluster) {
        leaveBehind();
        attached = Optional.of(cluster);
        store.dispatch(new Msg.HealthChanged(new ClusterHealth.Starting()));
        show(
                ScreenSet.attached(store, cluster, household, System::currentTimeMillis),
                new Looked.Attached(cluster.bootstrap()));
        pulse.feed(new ClusterFeed(cluster));
    }

    /// Looks at what was recorded, here or elsewhere; the cluster in the box runs on.
    void openRecording(Path file) {
        store.work(
                () -> RecordingFile.read(file),
                read -> {
                    leaveBehind();
                    store.dispatch(new Msg.LookedAt(new Looked.Recording(name(file))));
                    show(
                            ScreenSet.recorded(store, read.timeline(), household),
                            new Looked.Recording(name(file)));
                    OtherFacts.of(read).ifPresent(n -> store.dispatch(new Msg.NoticeRaised(n)));
                },
                e ->
                        store.dispatch(
                                new Msg.NoticeRaised(
                                        Notice.bad(
                                                Texts.of("window.recording.bad", name(file)),
                                                String.valueOf(e.getMessage()),
                                                Texts.of("window.recording.bad.now")))));
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// Looks at the cluster in the box again, and starts it if it does not run.
    void backToTheBox() {
        box.ifPresentOrElse(
                running -> {
                    leaveBehind();
                    came(running);
                },
                () -> start(household.port()));
    }

    private void leaveBehind() {
        var left = leave();
        store.work(
                () -> {
                    left.run();
                    return true;
                },
                _ -> {},
                _ -> {});
    }

    private void show(ScreenSet set, Looked looked) {
        screens = Optional.of(set);
        if (!store.state().looked().equals(looked)) {
            store.dispatch(new Msg.LookedAt(looked));
        }
        set.into(window);
    }

    /// Starts the cluster and then shows the screens; or says why not.
    void start(int newPort) {
        port = newPort;
        start(() -> host.start(newPort, household.brokers()));
    }

    /// Starts it where it was tried or ran before.
    void startAgain() {
        start(port);
    }

    /// Ends the cluster, deletes what it has written, and starts it again, empty.
    void deleteAllData() {
        start(() -> {
            store.dispatch(new Msg.NoticeRaised(deleted()));
            return host.start(port, household.brokers());
        });
    }

    /// The snapshots of the cluster in the box, while that is what is looked at. What changes its files ends the screens and begins
    /// them anew.
    Optional<Snapshots> snapshots() {
        return inTheBox ? Optional.of(echo.snapshots(new OfTheBox())) : Optional.empty();
    }

    private final class OfTheBox implements Snapshots {
        @Override
        public List<SavedCluster> saved() {
            return host.saved();
        }

        @Override
        public void save(String name) throws ClusterStartException {
            host.quietly(engine -> engine.save(name));
        }

        @Override
        public void forget(String name) throws ClusterStartException {
            host.quietly(engine -> engine.forget(name));
        }

        @Override
        public void restore(String name) {
            start(() -> host.exchange(engine -> engine.restore(name)));
        }

        @Override
        public void reset() {
            start(() -> host.exchange(LocalCluster::reset));
        }
    }

    private Notice deleted() {
        try {
            host.deleteData();
            return Notice.ok(Texts.of("window.deleted"));
        } catch (IOException e) {
            return Notice.bad(
                    Texts.of("window.not-deleted"),
                    String.valueOf(e.getMessage()),
                    Texts.of("window.not-deleted.advice"));
        }
    }

    private void start(Callable<ClusterHost.Outcome> work) {
        var left = leave();
        box = Optional.empty();
        store.dispatch(new Msg.LookedAt(new Looked.Box()));
        store.dispatch(new Msg.HealthChanged(new ClusterHealth.Starting()));
        window.instead(StartPane.starting());
        store.work(
                () -> {
                    left.run();
                    return work.call();
                },
                this::came,
                e -> came(new ClusterHost.Failed(String.valueOf(e.getMessage()), e)));
    }

    void close() {
        pulse.stop();
        leave().run();
    }

    /// Takes the screens away.
    ///
    /// @return ends what ran in them, which may take its time
    private Runnable leave() {
        pulse.rest();
        inTheBox = false;
        var set = screens;
        screens = Optional.empty();
        var gone = attached;
        attached = Optional.empty();
        if (set.isEmpty()) {
            return () -> {};
        }
        store.dispatch(new Msg.TimeChosen(OptionalLong.empty()));
        window.door(Optional.empty());
        window.strip(Optional.empty());
        window.screens(List.of());
        set.get().time().close();
        set.get().screens().forEach(Screen::dispose);
        return () -> {
            set.get().closing().run();
            gone.ifPresent(AttachedCluster::close);
        };
    }

    private void came(ClusterHost.Outcome outcome) {
        if (outcome instanceof ClusterHost.Running running) {
            inTheBox = true;
            var set =
                    ScreenSet.of(
                            store,
                            running.cluster(),
                            running.engine()::command,
                            household.data().resolve(CONSOLE_FOLDER),
                            household,
                            System::currentTimeMillis);
            box = Optional.of(running);
            show(set, new Looked.Box());
            pulse.feed(new ClusterFeed(running.cluster()));
            if (greets) {
                openDoor();
            }
            return;
        }
        var why = outcome instanceof ClusterHost.Failed(var text, _) ? text : outcome.toString();
        store.dispatch(new Msg.HealthChanged(new ClusterHealth.Failed(why)));
        window.instead(StartPane.failed(outcome, new WaysOut()));
    }

    private final class WaysOut implements StartPane.WaysOut {
        @Override
        public void again() {
            startAgain();
        }

        @Override
        public void at(int otherPort) {
            start(otherPort);
        }

        @Override
        public void with(int brokers) {
            household.keepBrokers(brokers);
            startAgain();
        }

        @Override
        public void beside() {
            start(() -> host.startBeside(port, household.brokers()));
        }
    }
}
