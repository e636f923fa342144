package io.logarium.app.tour;

import io.logarium.app.lesson.Answers;
import io.logarium.app.lesson.Film.Verdict;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.LessonText;
import io.logarium.app.lesson.Prediction;
import io.logarium.app.lesson.Program;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// A lesson's words from its beginning down to where the learner is: read, predict, do, see, discuss. What was answered stays beside
/// what came of it.
final class LessonPage extends LiveScroll {
    private static final double GAP = 12;

    private final VBox column =
            new VBox(GAP) {
                @Override
                protected void layoutChildren() {
                    super.layoutChildren();
                    showNewest();
                }
            };
    private final Supplier<Library> library;
    private final Deeds deeds;
    private Optional<Node> newest = Optional.empty();
    private boolean scrolls;

    /// What a learner has changed: what is said about the lesson as it was does not hold then.
    private List<String> changed = List.of();

    private Optional<Pointer> pointer = Optional.empty();

    /// The button that tells where the learner points.
    private record Pointer(Prediction prediction, Button button) {}

    /// What the learner can do.
    interface Deeds {
        void answer(Prediction prediction, String answer);

        /// Does the next step.
        void doStep();

        /// Chooses the value of a knob.
        void knob(String id, String value);

        void again();

        /// Hears the keys that point at the picture.
        void point(KeyEvent event);

        /// Goes on to what follows the lesson.
        void next();

        /// Sets the goal of the lesson on the running cluster.
        void beginGoal();

        /// Leads to the running cluster, with commands and metrics.
        void goLive();

        void showProgram(Program program);

        /// Shows what came of the step to a room that has guessed.
        void reveal();
    }

    LessonPage(Supplier<Library> library, Deeds deeds) {
        this.library = library;
        this.deeds = deeds;
        setId("tour-page");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        column.getStyleClass().add("lg-lesson");
        setContent(column);
        getStyleClass().add("lg-lesson-scroll");
    }

    /// What can be read of a lesson before its film is there.
    void show(Lesson lesson, String where) {
        pointer = Optional.empty();
        newest = Optional.empty();
        head(lesson.text(Texts.language()), where);
        setVvalue(0);
    }

    private ProseView head(LessonText text, String where) {
        var prose = new ProseView(library.get().glossary());
        column.getChildren().setAll(Labels.plain(where, "small", "muted"), title(text.title()));
        column.getChildren().addAll(prose.nodes(text.the("read").blocks()));
        return prose;
    }

    /// @param where a line such as "Lesson 5 of 22"
    /// @param knobs the values that are chosen
    /// @param nextKey what the button says that leads on; empty where nothing follows
    /// @param veiled whether what came of the newest step is hidden until it is asked for
    void show(
            Course course,
            String where,
            Map<String, String> knobs,
            Optional<String> nextKey,
            boolean veiled) {
        var lesson = course.lesson();
        var text = lesson.text(Texts.language());
        changed = KnobPart.changed(lesson, knobs, text);
        pointer = Optional.empty();
        var prose = head(text, where);
        if (lesson.goal().isPresent()) {
            column.getChildren().add(new GoalPart(lesson, text, prose, deeds::beginGoal));
        }
        newest = Optional.empty();
        for (int i = 0; i <= course.done() && i < lesson.steps().size(); i++) {
            step(course, i, text, prose, veiled && i >= course.done() - 1);
        }
        if (course.isAtEnd() && !veiled) {
            end(course, text, prose, knobs, nextKey);
        }
        setVvalue(0);
        scrolls = true;
        column.requestLayout();
    }

    /// Scrolls so that what came last can be read from its first line on; once, so that the learner may scroll elsewhere.
    private void showNewest() {
        if (!scrolls || getViewportBounds().getHeight() < 1) {
            return;
        }
        scrolls = false;
        newest.ifPresent(node -> {
            double hidden = column.getHeight() - getViewportBounds().getHeight();
            double above = node.getBoundsInParent().getMinY() - GAP;
            setVvalue(hidden > 0 ? Math.clamp(above / hidden, 0, 1) : 0);
        });
    }

    private static Label title(String words) {
        var title = Labels.plain(words, "lg-lesson-title");
        title.setId("tour-title");
        title.setWrapText(true);
        title.setMinHeight(Label.USE_PREF_SIZE);
        return title;
    }

    private void step(Course course, int index, LessonText text, ProseView prose, boolean veiled) {
        var lesson = course.lesson();
        var step = lesson.steps().get(index);
        boolean done = index < course.done();
        if (!done && veiled) {
            return;
        }
        for (var prediction : lesson.before(step.id())) {
            var answer = course.answerTo(prediction);
            if (answer.isPresent() || course.open().filter(prediction::equals).isPresent()) {
                var question = question(course, prediction, text, prose);
                column.getChildren().add(question);
                newest = answer.map(_ -> question).or(() -> newest);
            }
        }
        var section = text.the("step " + step.id());
        if (done) {
            var head = Labels.plain(section.heading(), "h3");
            head.setGraphic(Icons.of(MaterialDesignC.CHECK, 16, "tone-ok"));
            head.setWrapText(true);
            head.setMinHeight(Label.USE_PREF_SIZE);
            column.getChildren().add(head);
            newest = Optional.of(head);
            if (veiled) {
                var reveal =
                        Buttons.primary("tour.reveal", MaterialDesignE.EYE_OUTLINE, deeds::reveal);
                reveal.setId("tour-reveal");
                reveal.setDefaultButton(true);
                column.getChildren().addAll(Labels.prose("tour.veiled", "body", "muted"), reveal);
                return;
            }
            if (changed.isEmpty()) {
                column.getChildren().addAll(prose.nodes(section.blocks()));
            }
            for (var prediction : lesson.predictions()) {
                if (prediction.after().equals(step.id())) {
                    column.getChildren().add(result(course, prediction, text, prose));
                }
            }
        } else if (course.open().isEmpty()) {
            var button = new Button(section.heading(), Icons.of(MaterialDesignP.PLAY));
            button.setId("tour-do");
            button.getStyleClass().addAll("lg-button", "primary", "lg-deed");
            button.setWrapText(true);
            button.setDefaultButton(true);
            button.setOnAction(_ -> deeds.doStep());
            column.getChildren().add(button);
        }
    }

    /// The question with its options; once answered, with the answer marked.
    private Node question(Course course, Prediction prediction, LessonText text, ProseView prose) {
        var section = text.the("predict " + prediction.id());
        var head = Labels.bound("tour.predict", "h3", "tone-accent");
        head.setGraphic(Icons.of(MaterialDesignC.COMMENT_QUESTION_OUTLINE, 16, "tone-accent"));
        var box = new VBox(8, head, prose.line(section.heading(), "lg-question"));
        box.getStyleClass().add("lg-predict");
        box.getChildren().addAll(prose.nodes(section.blocks()));
        var given = course.answerTo(prediction);
        boolean open = course.lesson().stepIndex(prediction.before()) == course.done();
        switch (prediction) {
            case Prediction.Choice choice -> {
                int number = 1;
                for (var option : choice.options()) {
                    var words =
                            Optional.ofNullable(section.options().get(option.id()))
                                    .map(LessonText.Answer::plain)
                                    .orElse("");
                    box.getChildren()
                            .add(
                                    option(
                                            prediction,
                                            option.id(),
                                            number++ + ". " + words,
                                            given,
                                            open));
                }
            }
            case Prediction.Click _, Prediction.Drag _ ->
                    box.getChildren().addAll(pointer(prediction, given, open));
            case Prediction.Number range -> {
                var row = new FlowPane(6, 6);
                for (int n = range.least(); n <= range.most(); n++) {
                    var button = option(prediction, "" + n, "" + n, given, open);
                    button.getStyleClass().add("number");
                    row.getChildren().add(button);
                }
                box.getChildren().add(row);
            }
        }
        box.getChildren()
                .add(option(prediction, Prediction.UNKNOWN, Texts.of("tour.unknown"), given, open));
        return box;
    }

    /// Says how the question is answered on the picture, and where the learner points; hears the keys that do the same.
    private List<Node> pointer(Prediction prediction, Optional<String> given, boolean open) {
        boolean drags = prediction instanceof Prediction.Drag;
        var button = new Button();
        button.setId(open ? "tour-point" : "tour-pointed-" + prediction.id());
        button.getStyleClass().add("lg-option");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setWrapText(true);
        button.setDisable(!open);
        var at = given.filter(g -> !g.equals(Prediction.UNKNOWN));
        button.setText(
                at.map(g -> Texts.of("tour.pointed", thing(prediction, g)))
                        .orElseGet(() -> Texts.of(drags ? "tour.drag.now" : "tour.click.now")));
        if (at.isPresent()) {
            button.getStyleClass().add("chosen");
        }
        if (open) {
            pointer = Optional.of(new Pointer(prediction, button));
            button.addEventFilter(KeyEvent.KEY_PRESSED, deeds::point);
        }
        return List.of(Labels.prose(drags ? "tour.drag" : "tour.click", "small", "muted"), button);
    }

    /// Where the learner points while nothing is answered yet.
    void pointed(String answer) {
        pointer.ifPresent(
                p -> p.button().setText(Texts.of("tour.pointed", thing(p.prediction(), answer))));
    }

    private static String thing(Prediction prediction, String answer) {
        return switch (prediction) {
            case Prediction.Click click -> Texts.of("tour.thing." + click.thing(), answer);
            case Prediction.Drag drag -> Texts.of("tour.line." + drag.line()) + " " + answer;
            case Prediction.Choice _, Prediction.Number _ -> answer;
        };
    }

    private Button option(
            Prediction prediction, String id, String words, Optional<String> given, boolean open) {
        var button = new Button(words);
        button.setId(
                "tour-" + prediction.id() + "-" + (id.equals(Prediction.UNKNOWN) ? "unknown" : id));
        button.getStyleClass().add("lg-option");
        button.setWrapText(true);
        button.setMaxWidth(Double.MAX_VALUE);
        if (given.filter(id::equals).isPresent()) {
            button.getStyleClass().add("chosen");
            button.setAccessibleText(Texts.of("tour.chosen", words));
        }
        button.setDisable(!open);
        button.setOnAction(_ -> deeds.answer(prediction, id));
        return button;
    }

    /// What was expected beside what is.
    private Node result(Course course, Prediction prediction, LessonText text, ProseView prose) {
        var verdict = course.film().verdict(prediction.id()).orElse(new Verdict(List.of()));
        var answer = course.answerTo(prediction).orElse(Prediction.UNKNOWN);
        boolean right = verdict.isRight(answer);
        var section = text.the("predict " + prediction.id());
        var said =
                Labels.plain(
                        Texts.of("tour.said", shown(prediction, answer, section)), "body", "muted");
        var is =
                Labels.plain(
                        Texts.of("tour.is", shown(prediction, first(verdict), section)),
                        "body",
                        "strong");
        is.setId("tour-is-" + prediction.id());
        for (var label : List.of(said, is)) {
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
        }
        var reply =
                answer.equals(Prediction.UNKNOWN)
                        ? Answers.replyTo(prediction, first(verdict), verdict)
                        : Answers.replyTo(prediction, answer, verdict);
        var words =
                changed.isEmpty()
                        ? Optional.ofNullable(section.options().get(reply))
                                .map(LessonText.Answer::reply)
                                .orElse("")
                        : Texts.of("tour.knob.changed", String.join(", ", changed));
        var box =
                Sections.callout(
                        !changed.isEmpty()
                                ? Tint.INFO
                                : right
                                        ? Tint.OK
                                        : answer.equals(Prediction.UNKNOWN) ? Tint.INFO : Tint.WARN,
                        said,
                        is,
                        prose.line(words));
        box.setId("tour-result-" + prediction.id());
        return box;
    }

    private static String first(Verdict verdict) {
        return verdict.right().isEmpty() ? "?" : verdict.right().getFirst();
    }

    private static String shown(Prediction prediction, String answer, LessonText.Section section) {
        if (answer.equals(Prediction.UNKNOWN)) {
            return Texts.of("tour.unknown");
        }
        return prediction instanceof Prediction.Choice
                ? Optional.ofNullable(section.options().get(answer))
                        .map(LessonText.Answer::plain)
                        .orElse(answer)
                : thing(prediction, answer);
    }

    private void end(
            Course course,
            LessonText text,
            ProseView prose,
            Map<String, String> knobs,
            Optional<String> nextKey) {
        part("tour.explain", prose.nodes(text.the("explain").blocks()));
        for (var knob : course.lesson().knobs()) {
            var now = knobs.getOrDefault(knob.id(), knob.values().getFirst());
            column.getChildren()
                    .add(
                            new KnobPart(
                                    knob,
                                    now,
                                    text.the("knob " + knob.id()),
                                    prose,
                                    value -> deeds.knob(knob.id(), value)));
        }
        programs(course.lesson());
        if (course.lesson().goal().isEmpty()) {
            var real =
                    Real.blocks(
                            course.lesson(),
                            Texts.language(),
                            Real.USUAL,
                            library.get().glossary());
            part("tour.real", prose.nodes(real), live());
        }
        part("tour.fidelity", prose.nodes(text.the("fidelity").blocks()));
        var again = Buttons.normal("tour.again", MaterialDesignR.RESTART, deeds::again);
        again.setId("tour-again");
        var row = Sections.actions(again);
        nextKey.ifPresent(key -> {
            var next = Buttons.primary(key, MaterialDesignC.CHEVRON_RIGHT, deeds::next);
            next.setId("tour-next");
            next.setDefaultButton(true);
            row.getChildren().addFirst(next);
        });
        column.getChildren().add(row);
    }

    private void part(String titleKey, List<Node> nodes, Node... more) {
        if (nodes.isEmpty() && more.length == 0) {
            return;
        }
        column.getChildren().add(Labels.bound(titleKey, "h2", "lg-part"));
        column.getChildren().addAll(nodes);
        column.getChildren().addAll(more);
    }

    private Node live() {
        var live =
                Buttons.normal("tour.real.go", MaterialDesignP.PLAY_CIRCLE_OUTLINE, deeds::goLive);
        live.setId("tour-real");
        return Sections.actions(live);
    }

    private void programs(Lesson lesson) {
        var buttons =
                library.get().programsOf(lesson).stream()
                        .map(p -> {
                            var button =
                                    Buttons.normal(
                                            "tour.programs",
                                            MaterialDesignC.CODE_BRACES,
                                            () -> deeds.showProgram(p));
                            button.textProperty().unbind();
                            button.setText(p.title(Texts.language()));
                            button.setId("program-" + p.name());
                            button.setMinWidth(0);
                            return (Node) button;
                        })
                        .toList();
        if (!buttons.isEmpty()) {
            part("tour.programs", buttons);
        }
    }
}
