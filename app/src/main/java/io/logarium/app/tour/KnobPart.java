package io.logarium.app.tour;

import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.LessonText;
import io.logarium.app.parts.Labels;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// One thing that a learner may change after a lesson, with the values that it can have.
final class KnobPart extends VBox {
    /// @param now the value that is chosen
    /// @param choose is told another one
    KnobPart(
            Lesson.Knob knob,
            String now,
            LessonText.Section section,
            ProseView prose,
            Consumer<String> choose) {
        super(12);
        var row = new FlowPane(6, 6, Labels.plain(section.heading(), "mono"));
        row.setAlignment(Pos.CENTER_LEFT);
        for (var value : knob.values()) {
            var button = new Button(value);
            button.setId("tour-knob-" + knob.id() + "-" + value);
            button.getStyleClass().addAll("lg-option", "number");
            if (value.equals(now)) {
                button.getStyleClass().add("chosen");
                button.setAccessibleText(Texts.of("tour.chosen", value));
            }
            button.setOnAction(_ -> choose.accept(value));
            row.getChildren().add(button);
        }
        getChildren().addAll(Labels.bound("tour.knob", "h2", "lg-part"), row);
        getChildren().addAll(prose.nodes(section.blocks()));
    }

    /// What differs from the lesson as it is written: `acks = 1`.
    static List<String> changed(Lesson lesson, Map<String, String> chosen, LessonText text) {
        return lesson.knobs().stream()
                .filter(k ->
                        !k.values()
                                .getFirst()
                                .equals(chosen.getOrDefault(k.id(), k.values().getFirst())))
                .map(k -> text.the("knob " + k.id()).heading() + " = " + chosen.get(k.id()))
                .toList();
    }
}
