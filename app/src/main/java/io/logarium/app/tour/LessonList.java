package io.logarium.app.tour;

import io.logarium.app.lesson.Chapter;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Lessons;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/// All lessons by chapter, with what was done of them, and the quick check of each chapter.
final class LessonList extends LiveScroll {
    private final VBox column = new VBox(8);
    private final Deeds deeds;

    /// What can be done here.
    ///
    /// @param export writes the progress into a file
    /// @param forget forgets the progress; it was asked for twice
    record Deeds(
            Consumer<Lesson> open, Consumer<Chapter> check, Runnable export, Runnable forget) {}

    LessonList(Deeds deeds) {
        this.deeds = deeds;
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

    /// Gives the keyboard to the lesson that was open last, else to the first one that is still to be done, and shows it; unless it
    /// already is somewhere in the list.
    void focusOn(List<Lesson> lessons, Progress progress, Optional<Lesson> last) {
        if (column.isFocusWithin()) {
            return;
        }
        last.or(() -> lessons.stream().filter(l -> progress.of(l.id()).isEmpty()).findFirst())
                .map(l -> column.lookup("#lesson-" + l.id()))
                .ifPresent(row -> {
                    row.requestFocus();
                    ScrollKeys.show(this, row);
                });
    }

    /// The keyboard stays at the row where it is.
    void show(List<Lesson> lessons, Progress progress) {
        var kept = column.getChildren().stream().filter(Node::isFocused).map(Node::getId).findAny();
        fill(lessons, progress);
        kept.map(id -> column.lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    private void fill(List<Lesson> lessons, Progress progress) {
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
                    if (own.stream().anyMatch(l -> !l.questions().isEmpty())) {
                        column.getChildren().add(check(chapter, progress));
                    }
                });
        if (done > 0) {
            column.getChildren().add(keeping());
        }
    }

    private Node row(Lesson lesson, Progress progress) {
        var text = lesson.text(Texts.language());
        var button = row(text.title(), text.summary(), progress.of(lesson.id()));
        button.setId("lesson-" + lesson.id());
        button.setOnAction(_ -> deeds.open().accept(lesson));
        return button;
    }

    private Node check(Chapter chapter, Progress progress) {
        var button =
                row(
                        Texts.of("tour.check"),
                        Texts.of("tour.check.summary"),
                        progress.ofCheck(chapter));
        button.setId("check-" + chapter.word());
        button.getStyleClass().add("check");
        button.setOnAction(_ -> deeds.check().accept(chapter));
        return button;
    }

    private static Button row(String name, String about, Optional<Progress.Score> score) {
        var mark =
                Icons.of(
                        score.isPresent()
                                ? MaterialDesignC.CHECK_CIRCLE
                                : MaterialDesignC.CIRCLE_OUTLINE,
                        18,
                        score.isPresent() ? "tone-ok" : "tone-muted");
        var title = Labels.plain(name, "body", "strong");
        var summary = Labels.plain(about, "body", "muted");
        var words = new VBox(2, title, summary);
        HBox.setHgrow(words, Priority.ALWAYS);
        var content = new HBox(10, mark, words);
        content.setAlignment(Pos.CENTER_LEFT);
        score.filter(s -> s.asked() > 0)
                .ifPresent(s -> {
                    var right =
                            Labels.plain(
                                    Texts.of("tour.score", s.right(), s.asked()), "small", "muted");
                    right.setMinWidth(Label.USE_PREF_SIZE);
                    content.getChildren().add(right);
                });
        var button = new Button("", content);
        button.getStyleClass().add("lg-lesson-row");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAccessibleText(name + ". " + about);
        content.prefWidthProperty().bind(button.widthProperty().subtract(28));
        return button;
    }

    /// What can be done with the progress; to forget it is asked for twice.
    private Node keeping() {
        var box = new VBox(8);
        box.getStyleClass().add("lg-part");
        calm(box);
        return box;
    }

    private void calm(VBox box) {
        var export =
                Buttons.normal(
                        "tour.progress.export",
                        MaterialDesignC.CONTENT_SAVE_OUTLINE,
                        deeds.export());
        export.setId("tour-export");
        var forget =
                Buttons.danger("tour.progress.forget", MaterialDesignE.ERASER, () -> warn(box));
        forget.setId("tour-forget");
        box.getChildren().setAll(Sections.actions(export, forget));
    }

    private void warn(VBox box) {
        var really =
                Buttons.danger(
                        "tour.progress.really", MaterialDesignD.DELETE_OUTLINE, deeds.forget());
        really.setId("tour-forget-really");
        var keep = Buttons.normal("tour.progress.keep", MaterialDesignC.CLOSE, () -> calm(box));
        keep.setId("tour-forget-not");
        box.getChildren()
                .setAll(
                        Sections.callout(
                                Tint.WARN,
                                Labels.prose("tour.progress.warning", "body"),
                                Sections.actions(really, keep)));
        keep.requestFocus();
    }
}
