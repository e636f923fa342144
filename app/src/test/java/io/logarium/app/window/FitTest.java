package io.logarium.app.window;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.consoleview.ConsoleScreen;
import io.logarium.app.lesson.Chapter;
import io.logarium.app.shell.MainWindow;
import io.logarium.app.shell.Screen;
import io.logarium.app.state.AppState;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Comfort;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.app.topics.TopicsScreen;
import io.logarium.app.tour.TourScreen;
import io.logarium.app.whatif.WhatIfScreen;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.Parent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No word is cut and nothing lies over anything else: in the smallest window and in a large one, in both languages. The scenes have
/// no stage, because one without a display cannot be as large.
class FitTest extends FxTest {
    @TempDir Path folder;

    private Boxed boxed;
    private Store store;
    private MainWindow window;
    private ScreenSet screens;

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            screens.close();
            Texts.language(Language.EN);
            return true;
        });
        boxed.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1024,680,RU,100",
        "1024,680,EN,100",
        "1366,768,RU,100",
        "1600,1000,RU,100",
        "1920,1080,EN,100",
        "1024,680,RU,200",
        "1600,1000,RU,130"
    })
    void everythingFits(int width, int height, Language language, int percent) throws Exception {
        boxed = Boxed.start();
        boxed.create("orders", 3);
        boxed.create("order-confirmations", 1);
        boxed.send("orders", "user_007", "{}");
        until("the record in the view", () -> records() == 1);
        fx(() -> build(width, height, language, percent));
        var topics = screens.one(TopicsScreen.class);
        var faults = new ArrayList<String>();

        check("the list", topics::list, faults);
        check("the tape", () -> topics.open("orders"), faults);
        check("the produce drawer", topics::produce, faults);
        check("the generator", topics::generator, faults);
        check("the consume drawer", topics::consume, faults);
        check("the form of a new topic", () -> topics.create("payments"), faults);
        for (var screen : screens.screens()) {
            check(screen.id(), () -> go(screen), faults);
            if (screen instanceof ConsoleScreen console) {
                check("the console's help", () -> console.propose("kafka-topics.sh --li"), faults);
            }
        }

        var whatIf = screens.one(WhatIfScreen.class);
        fx(() -> {
            go(whatIf);
            whatIf.copy();
            return true;
        });
        until("the copy", () -> has(whatIf, 1));
        check("the copy", () -> {}, faults);
        fx(() -> {
            whatIf.lookAt(2_000);
            whatIf.fork("pause 0");
            return true;
        });
        until("the fork", () -> has(whatIf, 2));
        check("the fork", () -> {}, faults);

        check("the first door", this::openDoor, faults);
        var tour = screens.one(TourScreen.class);
        for (var lesson : List.of("03-key-to-partition", "15-find-the-bug", "19-leader-dies")) {
            fx(() -> {
                open(tour, lesson);
                return true;
            });
            until("the film of " + lesson, () -> isQuiet(tour));
            check(lesson, () -> {}, faults);
            check(lesson + " with its first answer", () -> tour.choose(1), faults);
        }

        check("a quick check", () -> tour.check(Chapter.REPLICATION), faults);
        check("its first answer", () -> tour.choose(1), faults);
        fx(() -> {
            open(tour, "28-two-copies");
            return true;
        });
        until("the goal", () -> isQuiet(tour));
        check("a goal", () -> {}, faults);
        check("a program", () -> tour.showProgram("first-producer"), faults);

        assertThat(faults).isEmpty();
    }

    private long records() {
        return boxed.cluster().view().topic("orders").map(t -> t.records().orElse(0)).orElse(0L);
    }

    private boolean build(int width, int height, Language language, int percent) {
        var look =
                Look.first("topics")
                        .withLanguage(language)
                        .withComfort(Comfort.FIRST.withScale(percent));
        store = new Store(AppState.first(look), Effects.none());
        window = new MainWindow(store, width, height);
        screens =
                ScreenSet.of(
                        store,
                        boxed.cluster(),
                        line -> "ok " + line,
                        folder,
                        new WindowRig.NothingToKeep(folder),
                        System::currentTimeMillis);
        screens.into(window);
        var health = new ClusterHealth.Running(1, 1, boxed.cluster().bootstrap());
        store.dispatch(new Msg.Frame(System.currentTimeMillis(), health, List.of(), 0));
        return true;
    }

    private void openDoor() {
        store.dispatch(new Msg.ScreenChosen("cluster"));
        var ways =
                new FirstDoor.Ways() {
                    @Override
                    public void lesson() {}

                    @Override
                    public void attach() {}

                    @Override
                    public void explore() {}
                };
        window.door(Optional.of(new MainWindow.Door(new FirstDoor(ways), "cluster", () -> {})));
    }

    private void go(Screen screen) {
        store.dispatch(new Msg.ScreenChosen(screen.id()));
    }

    private static boolean has(WhatIfScreen whatIf, int branches) {
        return ask(() -> whatIf.isQuiet() && whatIf.scenes().size() == branches);
    }

    private static boolean isQuiet(TourScreen tour) {
        try {
            return fx(tour::isQuiet);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private void open(TourScreen tour, String lesson) {
        go(tour);
        tour.open(lesson);
    }

    private void check(String where, Runnable arrange, List<String> faults) throws Exception {
        fx(() -> {
            arrange.run();
            return true;
        });
        for (int i = 0; i < 3; i++) {
            fx(layOut());
        }
        for (var fault : fx(() -> SceneFaults.of(window.scene().getRoot()))) {
            faults.add(where + ": " + fault);
        }
    }

    private Callable<Boolean> layOut() {
        return () -> {
            window.pulse(System.currentTimeMillis());
            var root = window.scene().getRoot();
            root.applyCss();
            anew(root);
            root.layout();
            return true;
        };
    }

    private static void anew(Parent parent) {
        parent.requestLayout();
        for (var child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Parent below) {
                anew(below);
            }
        }
    }
}
