package io.logarium.app.tour;

import io.logarium.app.parts.Labels;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.TextAlignment;
import javafx.util.Duration;

/// In place of the picture until the film of a lesson is there: nothing at first, then a calm line that says what is being waited for.
final class Waiting extends StackPane {
    /// Most films are there before that.
    private static final Duration PATIENCE = Duration.millis(400);

    private final Label words = Labels.prose("tour.filming", "body", "muted");
    private final PauseTransition patience = new PauseTransition(PATIENCE);

    Waiting() {
        words.setId("tour-filming");
        words.setMaxWidth(420);
        words.setTextAlignment(TextAlignment.CENTER);
        words.setVisible(false);
        getChildren().add(words);
        patience.setOnFinished(_ -> words.setVisible(true));
    }

    /// Waits from now on.
    void begin() {
        words.setVisible(false);
        patience.playFromStart();
    }

    void end() {
        patience.stop();
    }
}
