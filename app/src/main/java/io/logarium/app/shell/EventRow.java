package io.logarium.app.shell;

import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.event.EngineEvent;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;

/// One event in one line: when, its icon, what happened.
final class EventRow extends HBox {
    private final Label time = Labels.plain("", "mono", "muted");
    private final StackPane icon = new StackPane();
    private final RichLine words = new RichLine();
    private List<EngineEvent> told = List.of();
    private Language toldIn = Language.EN;

    EventRow() {
        getStyleClass().add("strip-event");
        time.setMinWidth(92);
        icon.setMinWidth(20);
        icon.setMaxWidth(20);
        HBox.setHgrow(words, Priority.ALWAYS);
        setMinWidth(0);
    }

    /// Shows the event, or nothing.
    void tell(List<EngineEvent> event) {
        if (event.equals(told) && Texts.language() == toldIn) {
            return;
        }
        told = List.copyOf(event);
        toldIn = Texts.language();
        if (event.isEmpty()) {
            getChildren().clear();
            return;
        }
        var narration = Narrator.tell(event.getFirst());
        time.setText(Times.tenths(event.getFirst().atMs()));
        var node = Icons.of(narration.icon(), 14, styleClass(narration.tone()));
        icon.getChildren().setAll(node);
        words.text(narration.text());
        if (getChildren().isEmpty()) {
            getChildren().addAll(time, icon, words);
        }
    }

    private static String styleClass(Tone tone) {
        return switch (tone) {
            case OK -> "tone-ok";
            case WARN -> "tone-warn";
            case BAD -> "tone-bad";
            case CONSUMER -> "tone-consumer";
            case PRODUCER -> "tone-producer";
            case REPLICA -> "tone-replica";
            default -> "tone-muted";
        };
    }
}
