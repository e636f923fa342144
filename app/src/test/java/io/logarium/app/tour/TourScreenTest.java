package io.logarium.app.tour;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.MotionChoice;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The tour as a learner goes through it.
class TourScreenTest extends TourRig {
    @Test
    void aRightPredictionIsSeenBesideWhatHappened() throws Exception {
        press("lesson-03-key-to-partition");
        press("tour-where-same");
        press("tour-do");
        awaitNode("tour-result-where");

        assertThat(words("tour-result-where")).anyMatch(t -> t.startsWith("Right."));
        assertThat(ask(() -> styles("tour-result-where"))).contains("ok");
        assertThat(kept).containsEntry("tour.03-key-to-partition", "1/1");
        until("an order of anna more", () -> ask(() -> screen.player().film().isPresent()));
    }

    @Test
    void whereMotionIsReducedTheEndIsThereAtOnce() throws Exception {
        press("lesson-03-key-to-partition");
        press("tour-where-same");
        fx(() -> {
            store.dispatch(new Msg.MotionChosen(MotionChoice.REDUCED));
            // Time stands still, so that nothing can get to its end by playing.
            pulse.stop();
            return true;
        });

        int before = ask(() -> screen.player().reached());

        press("tour-do");

        until("what was done", () -> ask(() -> screen.player().reached() > before));
        assertThat(ask(() -> screen.player().isPlaying())).isFalse();
        assertThat(ask(() -> screen.player().atMs())).isPositive();
    }

    @Test
    void whatCameOfAStepIsReadFromItsFirstLineOn() throws Exception {
        fx(() -> {
            stage.setHeight(420);
            return true;
        });
        press("lesson-03-key-to-partition");
        press("tour-where-other");
        press("tour-do");
        awaitNode("tour-result-where");

        until(
                "the result, with more below it",
                () ->
                        ask(() -> {
                            var page = (ScrollPane) stage.getScene().lookup("#tour-page");
                            var result = stage.getScene().lookup("#tour-result-where");
                            double top =
                                    result.localToScene(result.getLayoutBounds()).getMinY()
                                            - page.localToScene(page.getLayoutBounds()).getMinY();
                            return page.getVvalue() < 1 && top >= 0 && top < page.getHeight();
                        }));
    }

    @Test
    void aWrongPredictionStaysAndItsMisconceptionIsAnswered() throws Exception {
        press("lesson-03-key-to-partition");
        press("tour-where-other");
        press("tour-do");
        awaitNode("tour-result-where");

        assertThat(words("tour-result-where"))
                .anyMatch(t -> t.contains("You expected: Into one that is still empty"))
                .anyMatch(t -> t.contains("It is: Into the one that has her first order"))
                .anyMatch(t -> t.contains("Brokers do not balance"));
        assertThat(kept).containsEntry("tour.03-key-to-partition", "0/1");
    }

    @Test
    void aLessonThatIsWantedBeforeTheLessonsAreReadOpensThen() throws Exception {
        var early =
                fx(() -> {
                    var store = new Store(AppState.first(Look.first("tour")), Effects.none());
                    var fresh =
                            new TourScreen(
                                    store, new Kept(), folder.resolve("lessons"), Live.none());
                    assertThat(fresh.lessons()).isEmpty();
                    fresh.open("03-key-to-partition");
                    assertThat(fresh.isQuiet()).isFalse();
                    return fresh;
                });

        until("the lesson's film", () -> ask(early::isQuiet));
        assertThat(ask(() -> early.player().course().orElseThrow().lesson().id()))
                .isEqualTo("03-key-to-partition");
    }

    @Test
    void aLessonCanBeReadBeforeItsFilmIsThere() throws Exception {
        awaitNode("lesson-03-key-to-partition");
        fx(() -> {
            screen.open("03-key-to-partition");
            screen.node().applyCss();

            assertThat(screen.player().course()).isEmpty();
            assertThat(((Label) screen.node().lookup("#tour-title")).getText())
                    .startsWith("Where does");
            assertThat(screen.node().lookup("#tour-filming")).isNotNull();
            assertThat(screen.node().lookup("#tour-play")).isNull();
            return true;
        });

        awaitNode("tour-where-same");
        assertThat(ask(() -> screen.node().lookup("#tour-filming"))).isNull();
        awaitNode("tour-play");
    }

    @Test
    void theKeyboardStaysAtItsLessonWhenTheListIsFilledAgain() throws Exception {
        awaitNode("lesson-15-find-the-bug");
        fx(() -> {
            stage.getScene().lookup("#lesson-15-find-the-bug").requestFocus();
            screen.list();
            return true;
        });

        assertThat(ask(() -> stage.getScene().getFocusOwner().getId()))
                .isEqualTo("lesson-15-find-the-bug");
    }

    @Test
    void nothingIsDoneBeforeItWasPredicted() throws Exception {
        press("lesson-15-find-the-bug");
        awaitNode("tour-committed-1");

        assertThat(ask(() -> screen.node().lookup("#tour-do"))).isNull();
        press("tour-committed-1");
        awaitNode("tour-do");
    }

    @Test
    void aThingOnThePictureIsTheAnswerByKeysAndByTheMouse() throws Exception {
        press("lesson-19-leader-dies");
        awaitFilm();
        fx(() -> {
            screen.choose(1);
            return true;
        });
        awaitNode("tour-point");
        type(KeyCode.RIGHT);
        until("broker 0", () -> pointed().equals("Here: broker 0"));
        type(KeyCode.ENTER);
        awaitNode("tour-do");

        robot.clickOn(placeOfBroker(1));
        until("broker 1", () -> pointed().equals("Here: broker 1"));
        awaitNode("tour-do");
        fx(() -> {
            screen.doStep();
            return true;
        });
        awaitNode("tour-result-heir");
        assertThat(words("tour-result-heir")).contains("You expected: broker 1");
    }

    @Test
    void aLineIsDraggedByKeys() throws Exception {
        press("lesson-16-high-watermark");
        awaitFilm();
        fx(() -> {
            screen.choose(3);
            screen.doStep();
            return true;
        });
        awaitNode("tour-point");
        type(KeyCode.RIGHT);
        until("the line at 4", () -> pointed().equals("Here: HW 4"));
        type(KeyCode.ENTER);
        awaitNode("tour-do");
        fx(() -> {
            screen.doStep();
            return true;
        });
        awaitNode("tour-result-far");
        assertThat(words("tour-result-far")).contains("You expected: HW 4", "It is: HW 4");
    }

    @Test
    void aChapterEndsWithAQuickCheckThatIsKeptWrittenAndForgotten() throws Exception {
        awaitNode("check-replication");
        press("check-replication");
        awaitNode("check-0-1");
        var questions = ask(() -> screen.checkPage().questions());
        for (int i = 0; i < questions.size(); i++) {
            var asked = questions.get(i);
            press("check-" + i + "-" + (asked.order().indexOf(asked.question().right()) + 1));
            awaitNode("check-reply-" + i);
        }
        awaitNode("check-score");
        int all = questions.size();
        assertThat(kept).containsEntry("tour.check.replication", all + "/" + all);

        press("check-on");
        awaitNode("tour-page");
        kept.put("tour.03-key-to-partition", "0/1");
        fx(() -> {
            screen.list();
            return true;
        });
        var file = folder.resolve("progress.json");
        fx(() -> {
            screen.export(file);
            return true;
        });
        until("the file", () -> Files.exists(file) && read(file).contains("replication"));
        assertThat(read(file)).contains("\"03-key-to-partition\" : \"0/1\"");
        press("tour-forget");
        press("tour-forget-really");
        assertThat(kept.values()).allMatch(String::isEmpty);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    private String pointed() {
        return ask(() ->
                screen.node().lookup("#tour-point") instanceof Button point ? point.getText() : "");
    }

    private Point2D placeOfBroker(int id) {
        return ask(() -> {
            var box =
                    screen.player().picture().shown().hits().stream()
                            .filter(h -> h.thing().equals(new MapThing.OfBroker(id)))
                            .findFirst()
                            .orElseThrow()
                            .box();
            var surface = screen.player().picture().lookup(".diagram");
            return surface.localToScreen(box.x() + 30, box.y() + 14);
        });
    }

    @Test
    void theLanguageChangesInTheMiddleOfALesson() throws Exception {
        press("lesson-03-key-to-partition");
        press("tour-where-same");
        awaitNode("tour-do");
        fx(() -> {
            Texts.language(Language.RU);
            return true;
        });

        awaitNode("tour-do");
        assertThat(ask(() -> ((Label) screen.node().lookup("#tour-title")).getText()))
                .startsWith("Куда попадёт");
    }
}
