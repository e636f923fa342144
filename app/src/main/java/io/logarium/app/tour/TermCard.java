package io.logarium.app.tour;

import atlantafx.base.controls.Popover;
import io.logarium.app.lesson.Glossary;
import io.logarium.app.parts.CodeView;
import io.logarium.app.parts.Labels;
import io.logarium.app.text.Texts;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A card of the glossary: what a word means, the setting, the command and the metric that belong to it.
final class TermCard {
    private static final double WIDTH = 380;

    private TermCard() {}

    static void show(Glossary.Card card, Node at) {
        var popover = new Popover(node(card));
        popover.setTitle(card.name(Texts.language()));
        popover.setHeaderAlwaysVisible(true);
        popover.setDetachable(false);
        popover.show(at);
    }

    static VBox node(Glossary.Card card) {
        var box = new VBox(8, words(card.meaning(Texts.language())));
        box.getStyleClass().add("lg-term-card");
        box.setPrefWidth(WIDTH);
        if (!card.config().isEmpty()) {
            box.getChildren().addAll(Labels.bound("tour.card.config", "h3"), mono(card.config()));
        }
        if (!card.command().isEmpty()) {
            var command = new CodeView("term-command");
            command.show(card.command());
            box.getChildren().addAll(Labels.bound("tour.card.command", "h3"), command);
        }
        if (!card.metric().isEmpty()) {
            box.getChildren().addAll(Labels.bound("tour.card.metric", "h3"), mono(card.metric()));
        }
        if (!card.otherNames().isEmpty()) {
            box.getChildren()
                    .addAll(
                            Labels.bound("tour.card.also", "h3"),
                            words(String.join(", ", card.otherNames())));
        }
        return box;
    }

    private static Label words(String text) {
        var label = Labels.plain(text);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    private static Label mono(String text) {
        var label = words(text);
        label.getStyleClass().add("mono");
        return label;
    }
}
