package io.logarium.app.pictures;

import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.consoleview.ConsoleScreen;
import io.logarium.app.groups.GroupsScreen;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.diagram.map.ReplicaLook;
import io.logarium.app.history.Happening;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.MotionChoice;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.topics.TopicsScreen;
import io.logarium.app.tour.TourScreen;
import io.logarium.app.whatif.WhatIfScreen;
import io.logarium.app.window.ScreenSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/// Which pictures are taken, and what is done for each.
final class Shots {
    private static final String COMMANDS =
            """
            bin/kafka-topics.sh --list --bootstrap-server localhost:9092
            kafka-topics --describe --topic demo.orders
            kafka-consumer-groups.sh --describe --group demo.readers
            kafka-get-offsets --topic demo.orders
            """;

    /// Behind the beginning of the first incident of the copy.
    private static final long FORK_MS = 8_000;

    private final Store store;
    private final ScreenSet screens;
    private final MainWindow window;
    private final BooleanSupplier quiet;

    /// @param quiet whether nothing is written any more
    Shots(Store store, ScreenSet screens, MainWindow window, BooleanSupplier quiet) {
        this.quiet = quiet;
        this.store = store;
        this.screens = screens;
        this.window = window;
    }

    List<Shot> all() {
        var shots = new ArrayList<Shot>();
        for (var screen : screens.screens()) {
            switch (screen) {
                case TopicsScreen topics -> shots.addAll(topics(topics));
                case GroupsScreen groups -> shots.addAll(GroupShots.of(groups, () -> go(groups)));
                case ConsoleScreen console -> shots.addAll(console(console));
                case TourScreen tour ->
                        shots.addAll(TourShots.of(tour, () -> go(tour), this::moves));
                case ClusterMapScreen _, WhatIfScreen _ -> {}
                default -> shots.add(Shot.of(screen.id(), () -> go(screen)));
            }
        }
        // Last, since there something is written all the time and a broker is killed.
        shots.addAll(new MapShots(store, screens.one(ClusterMapScreen.class), screens.lab()).all());
        shots.add(Shot.of("map-presenter", () -> store.dispatch(new Msg.Presented(true))));
        shots.add(new Shot("time-past", this::beforeTheKill, this::isPast));
        shots.add(new Shot("time-blocks", this::chooseTheKill, this::isChosen));
        var whatIf = screens.one(WhatIfScreen.class);
        shots.add(Shot.of("what-if", () -> go(whatIf)));
        shots.add(new Shot("what-if-fork", whatIf::copy, () -> isForked(whatIf)));
        return shots;
    }

    private void moves(MotionChoice motion) {
        store.dispatch(new Msg.MotionChosen(motion));
    }

    private void chooseTheKill() {
        store.dispatch(new Msg.Presented(false));
        screens.time().goLive();
        screens.time().chooseIncident();
    }

    private boolean isChosen() {
        return store.state().past().isEmpty()
                && screens.time().incidents().size() > 1
                && screens.time().node().lookup("#time-block") != null;
    }

    private void beforeTheKill() {
        store.dispatch(new Msg.Presented(false));
        screens.time().timeline().happenings().stream()
                .filter(h -> h instanceof Happening.Done done && done.command().startsWith("kill"))
                .findFirst()
                .ifPresent(kill -> screens.time().lookAt(kill.atMs() - 300));
    }

    private boolean isPast() {
        return store.state().past().isPresent()
                && screens.one(ClusterMapScreen.class).layout().stream()
                        .flatMap(l -> l.replicas().stream())
                        .noneMatch(r -> r.look() == ReplicaLook.GONE);
    }

    /// Forks the copy as soon as it is there.
    private static boolean isForked(WhatIfScreen whatIf) {
        if (whatIf.isQuiet() && whatIf.scenes().size() == 1) {
            whatIf.lookAt(FORK_MS);
            whatIf.fork("cut 0 1");
        }
        return whatIf.isQuiet() && whatIf.scenes().size() == 2;
    }

    private List<Shot> topics(TopicsScreen topics) {
        var lines = Inputs.lines();
        return List.of(
                new Shot(
                        "topics",
                        () -> {
                            go(topics);
                            topics.list();
                            topics.choose(Inputs.ORDERS);
                        },
                        quiet),
                new Shot(
                        "topic-tape",
                        () -> topics.open(Inputs.CLICKS),
                        () -> {
                            if (!showsRecords(topics.shownPicture())) {
                                return false;
                            }
                            topics.choose(1, 12);
                            return true;
                        }),
                new Shot(
                        "topic-consume",
                        () -> {
                            topics.open(Inputs.ORDERS);
                            topics.consume();
                        },
                        () -> showsRecords(topics.shownPicture())),
                new Shot("topic-produce", topics::send, topics::hasSent),
                new Shot(
                        "topic-from-file",
                        () -> topics.fromFile(lines),
                        () -> topics.fromFile(lines)),
                Shot.of(
                        "topic-create",
                        () -> {
                            topics.list();
                            topics.create("demo.returns");
                        }),
                new Shot(
                        "palette",
                        () -> {
                            topics.open(Inputs.ORDERS);
                            window.openPalette();
                        },
                        () -> showsRecords(topics.shownPicture())));
    }

    /// Whether the records are there, and where the group is in them.
    private static boolean showsRecords(Picture picture) {
        boolean known =
                picture.hits().stream().anyMatch(h -> h.thing() instanceof TapeScene.Place)
                        && picture.shapes().stream()
                                .noneMatch(s ->
                                        s instanceof Shape.Text text && text.text().equals("?"));
        return known && hasFlag(picture, "committed") && hasFlag(picture, "position");
    }

    private static boolean hasFlag(Picture picture, String label) {
        return picture.shapes().stream()
                .anyMatch(s -> s instanceof Shape.Flag flag && flag.label().equals(label));
    }

    private List<Shot> console(ConsoleScreen console) {
        return List.of(
                new Shot(
                        "console",
                        () -> {
                            window.closePalette();
                            go(console);
                            console.run(COMMANDS);
                        },
                        console::isQuiet),
                new Shot(
                        "console-completion",
                        () -> {
                            console.propose("kafka-consumer-groups.sh --group demo.readers --");
                            console.complete();
                        },
                        console::isOffering));
    }

    private void go(Screen screen) {
        window.closePalette();
        store.dispatch(new Msg.ScreenChosen(screen.id()));
    }
}
