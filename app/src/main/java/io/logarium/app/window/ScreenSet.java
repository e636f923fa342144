package io.logarium.app.window;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.RecordedCluster;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.cluster.ViewedCluster;
import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.clustermap.Verb;
import io.logarium.app.console.ConsoleSession;
import io.logarium.app.console.ConsoleSetup;
import io.logarium.app.console.Names;
import io.logarium.app.console.ToolsFolder;
import io.logarium.app.consoleview.ConsoleScreen;
import io.logarium.app.settings.SettingsScreen;
import io.logarium.app.echo.Echo;
import io.logarium.app.groups.GroupsScreen;
import io.logarium.app.handout.HandOut;
import io.logarium.app.history.Opened;
import io.logarium.app.history.Playback;
import io.logarium.app.history.Recorded;
import io.logarium.app.history.Recorder;
import io.logarium.app.history.Recording;
import io.logarium.app.history.Timeline;
import io.logarium.app.lab.Lab;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.timemachine.Hands;
import io.logarium.app.timemachine.TimeMachine;
import io.logarium.app.topics.TopicsScreen;
import io.logarium.app.tour.Live;
import io.logarium.app.tour.Memory;
import io.logarium.app.tour.TourScreen;
import io.logarium.app.whatif.WhatIfScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;

/// The screens of a running cluster, in the order of the rail.
///
/// @param lab where the user's producers and consumers run
/// @param viewed the cluster as the screens see it
/// @param time goes to what was
public record ScreenSet(
        List<Screen> screens, Lab lab, Cluster viewed, TimeMachine time, Runnable closing)
        implements AutoCloseable {
    /// Builds them.
    ///
    /// @param commands runs a line of the cluster's own command grammar
    /// @param consoleFolder where the console keeps its history
    public static ScreenSet of(
            Store store,
            Cluster looked,
            UnaryOperator<String> commands,
            Path consoleFolder,
            SettingsScreen.Household household,
            LongSupplier clockMs) {
        var echo = new Echo(click -> store.dispatch(new Msg.Clicked(click)), clockMs);
        var cluster = new ViewedCluster(looked, c -> echo.client(c, looked.bootstrap()));
        var recorder = new Recorder(looked, clockMs, new Recording());
        var lab =
                new Lab(
                        cluster.bootstrap(),
                        () -> cluster.past().isEmpty(),
                        echo.lab(cluster.bootstrap()));
        var time =
                new TimeMachine(
                        store,
                        cluster,
                        recorder,
                        Optional.of(new Hands(echo.commands(commands), lab)));
        var console =
                new ConsoleSession(
                        new ConsoleSetup(
                                ToolsFolder.find(),
                                consoleFolder,
                                cluster::bootstrap,
                                () -> names(cluster),
                                Optional.of(commands)));
        var map =
                new ClusterMapScreen(
                        store,
                        cluster,
                        lab,
                        echo.commands(commands),
                        Verb.known(commands.apply("help")));
        recorder.traffic(map::carried);
        recorder.start();
        var tour =
                new TourScreen(
                        store,
                        memory(household),
                        household.data().resolve("lessons"),
                        Live.of(cluster));
        tour.handOutWith(HandOut::of);
        var screens =
                List.<Screen>of(
                        tour,
                        map,
                        new TopicsScreen(store, cluster, lab),
                        new GroupsScreen(store, cluster, lab),
                        new ConsoleScreen(store, console, clockMs),
                        new WhatIfScreen(store, time::copy),
                        new SettingsScreen(store, household));
        return new ScreenSet(
                screens,
                lab,
                cluster,
                time,
                () -> {
                    recorder.close();
                    console.close();
                    lab.close();
                });
    }

    /// The screens of a cluster that is only looked at. There is no console: its tools could change the cluster.
    public static ScreenSet attached(
            Store store, Cluster looked, SettingsScreen.Household household, LongSupplier clockMs) {
        var recorder = new Recorder(looked, clockMs, new Recording());
        recorder.start();
        return looking(store, looked, recorder, household, recorder::close);
    }

    /// The screens of a recording; they begin at its end.
    public static ScreenSet recorded(
            Store store, Timeline timeline, SettingsScreen.Household household) {
        var last = new Playback().at(timeline, Long.MAX_VALUE).orElseThrow();
        var set =
                looking(
                        store,
                        new RecordedCluster(last.view()),
                        new Opened(timeline),
                        household,
                        () -> {});
        set.time().goLive();
        return set;
    }

    private static ScreenSet looking(
            Store store,
            Cluster looked,
            Recorded recorded,
            SettingsScreen.Household household,
            Runnable closing) {
        var cluster = new ViewedCluster(looked);
        var time = new TimeMachine(store, cluster, recorded, Optional.empty());
        var lab = new Lab(cluster.bootstrap(), () -> false);
        var screens =
                List.<Screen>of(
                        new ClusterMapScreen(
                                store, cluster, lab, _ -> "error only looked at", Set.of()),
                        new TopicsScreen(store, cluster, lab),
                        new GroupsScreen(store, cluster, lab),
                        new WhatIfScreen(store, time::copy),
                        new SettingsScreen(store, household));
        return new ScreenSet(
                screens,
                lab,
                cluster,
                time,
                () -> {
                    closing.run();
                    lab.close();
                });
    }

    /// Shows them in a window, with the time machine under them.
    public void into(MainWindow window) {
        window.strip(Optional.of(time));
        window.screens(screens);
    }

    /// The screen of a kind.
    public <S extends Screen> S one(Class<S> kind) {
        return screens.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElseThrow();
    }

    /// The tour's progress lies with all else that is kept.
    private static Memory memory(SettingsScreen.Household household) {
        return new Memory() {
            @Override
            public Optional<String> recall(String key) {
                return household.kept(key);
            }

            @Override
            public void keep(String key, String value) {
                household.keep(key, value);
            }
        };
    }

    private static Names names(Cluster cluster) {
        var view = cluster.view();
        return new Names(
                view.topics().stream().map(TopicFacts::name).toList(),
                view.groups().stream().map(GroupFacts::id).toList());
    }

    @Override
    public void close() {
        time.close();
        screens.forEach(Screen::dispose);
        closing.run();
    }
}
