package io.logarium.app.tour;

import io.logarium.app.lesson.Chapter;
import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.LessonText;
import io.logarium.app.lesson.QuickCheck;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// The quick check at the end of a chapter: one question after another, with what is said to each answer.
final class CheckPage extends LiveScroll {
    private final VBox column = new VBox(12);
    private final Supplier<Glossary> glossary;
    private final Consumer<Progress.Score> ended;
    private final Runnable again;
    private final Runnable on;
    private final List<String> answers = new ArrayList<>();
    private List<QuickCheck.Asked> questions = List.of();
    private Optional<Chapter> chapter = Optional.empty();

    /// @param ended is told the score after the last answer
    /// @param again asks other questions
    /// @param on goes on with the next lesson
    CheckPage(
            Supplier<Glossary> glossary,
            Consumer<Progress.Score> ended,
            Runnable again,
            Runnable on) {
        this.glossary = glossary;
        this.ended = ended;
        this.again = again;
        this.on = on;
        setId("tour-check");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("lg-lesson-scroll");
        column.getStyleClass().addAll("lg-lesson", "lg-check");
        setContent(column);
        ScrollKeys.on(this, () -> true);
        column.heightProperty().addListener((_, _, _) -> setVvalue(answers.isEmpty() ? 0 : 1));
    }

    /// Begins a check.
    void ask(Chapter about, List<QuickCheck.Asked> asked) {
        chapter = Optional.of(about);
        questions = List.copyOf(asked);
        answers.clear();
        refresh();
    }

    Optional<Chapter> chapter() {
        return chapter;
    }

    List<QuickCheck.Asked> questions() {
        return questions;
    }

    /// Chooses an option of the open question by its number.
    void choose(int digit) {
        if (answers.size() < questions.size()) {
            var order = questions.get(answers.size()).order();
            if (digit >= 1 && digit <= order.size()) {
                answer(order.get(digit - 1));
            }
        }
    }

    private void answer(String option) {
        answers.add(option);
        if (answers.size() == questions.size()) {
            ended.accept(score());
        }
        refresh();
    }

    private Progress.Score score() {
        int right = 0;
        for (int i = 0; i < answers.size(); i++) {
            right += questions.get(i).isRight(answers.get(i)) ? 1 : 0;
        }
        return new Progress.Score(right, questions.size());
    }

    /// Shows all words anew.
    void refresh() {
        chapter.ifPresent(c -> {
            var name = Texts.of("tour.chapter." + c.word());
            var title = Labels.plain(Texts.of("tour.check.title", name), "lg-lesson-title");
            title.setId("tour-check-title");
            title.setWrapText(true);
            title.setMinHeight(Label.USE_PREF_SIZE);
            column.getChildren().setAll(title, Labels.prose("tour.check.intro", "body", "muted"));
            for (int i = 0; i <= answers.size() && i < questions.size(); i++) {
                column.getChildren().add(question(i));
            }
            if (answers.size() == questions.size()) {
                end();
            }
            focus();
        });
    }

    private Node question(int index) {
        var asked = questions.get(index);
        var section =
                asked.lesson().text(Texts.language()).the("question " + asked.question().id());
        var prose = new ProseView(glossary.get());
        var head = Labels.plain(Texts.of("tour.check.where", index + 1, questions.size()), "h3");
        head.setGraphic(Icons.of(MaterialDesignC.COMMENT_QUESTION_OUTLINE, 16, "tone-accent"));
        var box = new VBox(8, head, prose.line(section.heading(), "lg-question"));
        if (asked.old()) {
            box.getChildren().add(Labels.bound("tour.check.old", "small", "muted"));
        }
        box.getStyleClass().add("lg-predict");
        boolean open = index == answers.size();
        int number = 1;
        for (var option : asked.order()) {
            var words =
                    Optional.ofNullable(section.options().get(option))
                            .map(LessonText.Answer::plain)
                            .orElse(option);
            var button = new Button(number + ". " + words);
            button.setId("check-" + index + "-" + number++);
            button.getStyleClass().add("lg-option");
            button.setWrapText(true);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setDisable(!open);
            if (!open && answers.get(index).equals(option)) {
                button.getStyleClass().add("chosen");
            }
            button.setOnAction(_ -> answer(option));
            box.getChildren().add(button);
        }
        if (!open) {
            box.getChildren().add(reply(index, section, prose));
        }
        return box;
    }

    private Node reply(int index, LessonText.Section section, ProseView prose) {
        var asked = questions.get(index);
        var given = answers.get(index);
        boolean right = asked.isRight(given);
        var says =
                Optional.ofNullable(section.options().get(given))
                        .map(LessonText.Answer::reply)
                        .orElse("");
        var answer =
                Optional.ofNullable(section.options().get(asked.question().right()))
                        .map(LessonText.Answer::plain)
                        .orElse("");
        var nodes = new ArrayList<Node>();
        if (!right) {
            var is = Labels.plain(Texts.of("tour.is", answer), "body", "strong");
            is.setWrapText(true);
            is.setMinHeight(Label.USE_PREF_SIZE);
            nodes.add(is);
        }
        nodes.add(prose.line(says));
        var box = Sections.callout(right ? Tint.OK : Tint.WARN, nodes.toArray(Node[]::new));
        box.setId("check-reply-" + index);
        return box;
    }

    private void end() {
        var score = score();
        var words = Labels.plain(Texts.of("tour.check.score", score.right(), score.asked()), "h2");
        words.setId("check-score");
        var go = Buttons.primary("tour.check.on", MaterialDesignA.ARROW_RIGHT, on);
        go.setId("check-on");
        go.setDefaultButton(true);
        var other = Buttons.normal("tour.check.again", MaterialDesignR.RESTART, again);
        other.setId("check-again");
        column.getChildren().addAll(words, Sections.actions(go, other));
    }

    private void focus() {
        var wanted =
                answers.size() == questions.size()
                        ? "#check-on"
                        : "#check-" + answers.size() + "-1";
        var node = column.lookup(wanted);
        if (node != null) {
            node.requestFocus();
        }
    }
}
