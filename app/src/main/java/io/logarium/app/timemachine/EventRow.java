package io.logarium.app.timemachine;

import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// One line of the story in one line: when, its icon, what happened. A click goes there.
final class EventRow extends HBox {
    private final Label time = Labels.plain("", "mono", "muted");
    private final StackPane icon = new StackPane();
    private final RichLine words = new RichLine();
    private Optional<Story.Line> told = Optional.empty();
    private Language toldIn = Language.EN;
    private boolean says;

    /// @param go what a click does
    EventRow(Consumer<Story.Line> go) {
        getStyleClass().add("strip-event");
        time.setMinWidth(112);
        icon.setMinWidth(20);
        icon.setMaxWidth(20);
        HBox.setHgrow(words, Priority.ALWAYS);
        setMinWidth(0);
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                told.ifPresent(go);
            }
        });
    }

    /// Shows the line, or nothing.
    void tell(Optional<Story.Line> line) {
        if (line.equals(told) && Texts.language() == toldIn && !says) {
            return;
        }
        says = false;
        told = line;
        toldIn = Texts.language();
        if (line.isEmpty()) {
            getChildren().clear();
            return;
        }
        var narration = Sentences.of(line.get());
        time.setText(Sentences.time(line.get()));
        icon.getChildren().setAll(Icons.of(narration.icon(), 14, styleClass(narration.tone())));
        words.text(narration.text());
        if (getChildren().size() != 3) {
            getChildren().setAll(time, icon, words);
        }
    }

    /// Says something that is no event.
    void say(String text) {
        says = true;
        words.text(text);
        getChildren().setAll(words);
    }

    private static String styleClass(Tone tone) {
        return switch (tone) {
            case OK -> "tone-ok";
            case WARN -> "tone-warn";
            case BAD -> "tone-bad";
            case CONSUMER -> "tone-consumer";
            case PRODUCER -> "tone-producer";
            case REPLICA -> "tone-replica";
            case FG_STRONG -> "tone-strong";
            default -> "tone-muted";
        };
    }
}
