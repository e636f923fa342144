package io.logarium.app.tour;

import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Lessons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// All lessons by chapter, with what was done of them.
final class LessonList extends LiveScroll {
    private final VBox column = new VBox(8);
    private final Consumer<Lesson> open;

    LessonList(Consumer<Lesson> open) {
        this.open = open;
        setId("tour-list");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("lg-lesson-scroll");
        column.getStyleClass().add("lg-lessons");
        setContent(column);
    }

    /// Says that the lessons are still being read.
    void waits() {
        if (column.getChildren().isEmpty()) {
            column.getChildren().add(Labels.bound("tour.reading", "body", "muted"));
        }
    }

    void show(List<Lesson> lessons, Progress progress) {
        long done = lessons.stream().filter(l -> progress.of(l.id()).isPresent()).count();
        var intro = Labels.plain(Texts.of("tour.intro", lessons.size(), done), "body", "muted");
        intro.setWrapText(true);
        intro.setMinHeight(Label.USE_PREF_SIZE);
        column.getChildren().setAll(intro);
        Lessons.byChapter(lessons)
                .forEach((chapter, own) -> {
                    column.getChildren()
                            .add(
                                    Labels.plain(
                                            Texts.of("tour.chapter." + chapter.word()),
                                            "h2",
                                            "lg-part"));
                    own.forEach(l -> column.getChildren().add(row(l, progress)));
                });
    }

    private Node row(Lesson lesson, Progress progress) {
        var text = lesson.text(Texts.language());
        var score = progress.of(lesson.id());
        var mark =
                Icons.of(
                        score.isPresent()
                                ? MaterialDesignC.CHECK_CIRCLE
                                : MaterialDesignC.CIRCLE_OUTLINE,
                        18,
                        score.isPresent() ? "tone-ok" : "tone-muted");
        var title = Labels.plain(text.title(), "body", "strong");
        var summary = Labels.plain(text.summary(), "body", "muted");
        var words = new VBox(2, title, summary);
        HBox.setHgrow(words, Priority.ALWAYS);
        var content = new HBox(10, mark, words);
        content.setAlignment(Pos.CENTER_LEFT);
        score.ifPresent(s -> {
            var right =
                    Labels.plain(Texts.of("tour.score", s.right(), s.asked()), "small", "muted");
            right.setMinWidth(Label.USE_PREF_SIZE);
            content.getChildren().add(right);
        });
        var button = new Button("", content);
        button.setId("lesson-" + lesson.id());
        button.getStyleClass().add("lg-lesson-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(text.title() + ". " + text.summary());
        button.setOnAction(_ -> open.accept(lesson));
        content.prefWidthProperty().bind(button.widthProperty().subtract(28));
        return button;
    }
}
