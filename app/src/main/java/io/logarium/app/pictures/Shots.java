package io.logarium.app.pictures;

import io.logarium.app.consoleview.ConsoleScreen;
import io.logarium.app.picture.Shape;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.topics.TopicsScreen;
import io.logarium.app.window.ScreenSet;
import java.util.ArrayList;
import java.util.List;

/// Which pictures are taken, and what is done for each.
final class Shots {
    private static final String COMMANDS =
            """
            bin/kafka-topics.sh --list --bootstrap-server localhost:9092
            kafka-topics --describe --topic demo.orders
            kafka-get-offsets --topic demo.orders
            """;

    private final Store store;
    private final ScreenSet screens;

    Shots(Store store, ScreenSet screens) {
        this.store = store;
        this.screens = screens;
    }

    List<Shot> all() {
        var shots = new ArrayList<Shot>();
        for (var screen : screens.screens()) {
            switch (screen) {
                case TopicsScreen topics -> shots.addAll(topics(topics));
                case ConsoleScreen console -> shots.addAll(console(console));
                default -> shots.add(Shot.of(screen.id(), () -> go(screen)));
            }
        }
        return shots;
    }

    private List<Shot> topics(TopicsScreen topics) {
        return List.of(
                Shot.of(
                        "topics",
                        () -> {
                            go(topics);
                            topics.list();
                        }),
                new Shot(
                        "topic-tape",
                        () -> {
                            topics.open(Inputs.ORDERS);
                            topics.startConsumer();
                        },
                        () -> hasFlag(topics, "committed")),
                Shot.of("topic-produce", topics::send),
                Shot.of("topic-consume", topics::consume),
                Shot.of(
                        "topic-create",
                        () -> {
                            topics.list();
                            topics.create();
                        }));
    }

    private static boolean hasFlag(TopicsScreen topics, String label) {
        return topics.shownPicture().shapes().stream()
                .anyMatch(s -> s instanceof Shape.Flag flag && flag.label().equals(label));
    }

    private List<Shot> console(ConsoleScreen console) {
        return List.of(
                new Shot(
                        "console",
                        () -> {
                            go(console);
                            console.run(COMMANDS);
                        },
                        console::isQuiet),
                new Shot(
                        "console-completion",
                        () -> {
                            console.propose("kafka-consumer-groups.sh --group my-group --de");
                            console.complete();
                        },
                        console::isOffering));
    }

    private void go(Screen screen) {
        store.dispatch(new Msg.ScreenChosen(screen.id()));
    }
}
