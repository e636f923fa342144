package io.logarium.app.glossary;

import io.logarium.app.lesson.Glossary;
import io.logarium.app.parts.CodeView;
import io.logarium.app.parts.Labels;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.text.Texts;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A card of the glossary: what a word means, what it looks like, the setting, the command and the metric that belong to it.
final class TermCard extends VBox {
    private static final double WIDTH = 372;

    TermCard(Glossary.Card card) {
        super(8);
        getStyleClass().add("lg-term-card");
        setPrefWidth(WIDTH);
        setMaxWidth(WIDTH);
        var name = Labels.plain(card.name(Texts.language()), "h2");
        name.setId("term-name");
        getChildren().addAll(name, words(card.meaning(Texts.language())));
        TermPicture.of(card.id())
                .ifPresent(picture -> {
                    var surface = new DiagramSurface();
                    surface.source((_, _, _) -> picture);
                    surface.setMinSize(TermPicture.WIDTH, TermPicture.HEIGHT);
                    surface.setPrefSize(TermPicture.WIDTH, TermPicture.HEIGHT);
                    surface.setMaxSize(TermPicture.WIDTH, TermPicture.HEIGHT);
                    surface.setMouseTransparent(true);
                    getChildren().add(surface);
                });
        if (!card.config().isEmpty()) {
            getChildren().addAll(Labels.bound("tour.card.config", "h3"), mono(card.config()));
        }
        if (!card.command().isEmpty()) {
            var command = new CodeView("term-command");
            command.show(card.command());
            getChildren().addAll(Labels.bound("tour.card.command", "h3"), command);
        }
        if (!card.metric().isEmpty()) {
            getChildren().addAll(Labels.bound("tour.card.metric", "h3"), mono(card.metric()));
        }
        var others = card.otherNames(Texts.language());
        if (!others.isEmpty()) {
            getChildren()
                    .addAll(Labels.bound("tour.card.also", "h3"), words(String.join(", ", others)));
        }
    }

    private static Label words(String text) {
        var label = Labels.plain(text);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private static Label mono(String text) {
        var label = words(text);
        label.getStyleClass().add("mono");
        return label;
    }
}
