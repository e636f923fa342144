package io.logarium.app.tour;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The tour without a mouse.
class TourKeysTest extends TourRig {
    @Test
    void aLessonIsDoneWithTheKeyboardOnlyAndGoneBackIn() throws Exception {
        awaitNode("lesson-15-find-the-bug");
        fx(() -> {
            stage.getScene().lookup("#lesson-15-find-the-bug").requestFocus();
            return true;
        });
        type(KeyCode.SPACE);
        awaitNode("tour-committed-1");
        type(KeyCode.DIGIT1);
        awaitNode("tour-do");
        type(KeyCode.ENTER);
        awaitNode("tour-result-committed");
        type(KeyCode.DIGIT4);
        awaitNode("tour-do");
        type(KeyCode.ENTER);
        awaitNode("tour-take-2");
        until("the third step", () -> ask(() -> screen.node().lookup("#tour-do") != null));
        type(KeyCode.ENTER);
        awaitNode("tour-result-lost");

        assertThat(ask(() -> stage.getScene().getRoot().getPseudoClassStates().toString()))
                .contains("keys");
        assertThat(words("tour-result-lost")).anyMatch(t -> t.startsWith("Right: four."));
        press("tour-take-0");
        assertThat(ask(() -> screen.player().take())).isZero();
        press("tour-reset");
        awaitNode("tour-committed-1");
        assertThat(kept).containsEntry("tour.15-find-the-bug", "1/2");
    }

    @Test
    void whoComesBackStandsAtTheLessonThatWasOpen() throws Exception {
        press("lesson-27-lag");
        awaitFilm();
        fx(() -> {
            screen.list();
            return true;
        });

        until("the lesson", () -> ask(() -> focused().equals("lesson-27-lag")));
        until(
                "the row in view",
                () ->
                        ask(() -> {
                            var list = stage.getScene().lookup("#tour-list");
                            var row = stage.getScene().lookup("#lesson-27-lag");
                            double y = list.sceneToLocal(row.localToScene(0, 0)).getY();
                            return y >= 0 && y < list.getLayoutBounds().getHeight();
                        }));
    }

    @Test
    void enterShowsWhatIsBelowBeforeItGoesOn() throws Exception {
        fx(() -> {
            stage.setHeight(420);
            return true;
        });
        press("lesson-27-lag");
        press("tour-lag-4");
        press("tour-do");
        press("tour-do");
        until("the end", () -> ask(() -> focused().equals("tour-next")));
        double before = scrolled();

        type(KeyCode.ENTER);

        until("more of it", () -> scrolled() > before);
        assertThat(ask(() -> screen.player().course().orElseThrow().lesson().id()))
                .isEqualTo("27-lag");
        type(KeyCode.HOME);
        until("its beginning", () -> scrolled() == 0);
        type(KeyCode.END);
        until("its end", () -> scrolled() == 1);
        type(KeyCode.ENTER);
        awaitNode("tour-goal-begin");
    }

    private double scrolled() {
        return ask(() -> ((ScrollPane) stage.getScene().lookup("#tour-page")).getVvalue());
    }

    private String focused() {
        var owner = stage.getScene().getFocusOwner();
        return owner == null ? "" : String.valueOf(owner.getId());
    }
}
