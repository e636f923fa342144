package io.logarium.app.tour;

import io.logarium.app.lesson.GoalWatch;
import io.logarium.app.lesson.Glossary;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// Above all screens while a learner works on the running cluster: the goal with its conditions as they are fulfilled, or the commands
/// and metrics that show for real what a lesson has shown.
final class BesideBar extends VBox {
    private static final Duration LOOK_EVERY = Duration.millis(500);

    private final Live live;
    private final Consumer<Lesson> back;
    private final Consumer<LiveGoal> reached;
    private final Timeline looking = new Timeline(new KeyFrame(LOOK_EVERY, _ -> look()));
    private Optional<LiveGoal> goal = Optional.empty();
    private Optional<Lesson> real = Optional.empty();
    private Glossary glossary = new Glossary(List.of());
    private Runnable anew = () -> {};
    private boolean hints;
    private boolean told;
    private List<GoalWatch.State> shown = List.of();

    /// @param back leads to the lesson
    /// @param reached is told once when a goal is reached
    BesideBar(Live live, Consumer<Lesson> back, Consumer<LiveGoal> reached) {
        super(6);
        this.live = live;
        this.back = back;
        this.reached = reached;
        setId("tour-beside");
        getStyleClass().add("lg-beside");
        looking.setCycleCount(Timeline.INDEFINITE);
        Retold.with(this, this::refresh);
        close();
    }

    /// Shows a goal from now on.
    ///
    /// @param newAnew begins the same goal anew
    void show(LiveGoal newGoal, Runnable newAnew) {
        close();
        goal = Optional.of(newGoal);
        anew = newAnew;
        newGoal.look();
        refresh();
        focus();
        looking.play();
    }

    /// Shows the commands and metrics of a lesson from now on.
    void show(Lesson lesson, Glossary words) {
        close();
        real = Optional.of(lesson);
        glossary = words;
        refresh();
        focus();
    }

    Optional<LiveGoal> goal() {
        return goal;
    }

    /// Takes the commands of a lesson away, and a goal that is reached; one that is not stays.
    void leave() {
        if (real.isPresent() || told) {
            close();
        }
    }

    private void focus() {
        if (lookup("#tour-beside-back") instanceof Node back) {
            back.requestFocus();
        }
    }

    /// Takes it away.
    void close() {
        looking.stop();
        goal = Optional.empty();
        real = Optional.empty();
        hints = false;
        told = false;
        shown = List.of();
        refresh();
    }

    private void look() {
        goal.ifPresent(g -> {
            g.look();
            if (!g.states().equals(shown)) {
                refresh();
            }
            if (g.isReached() && !told) {
                told = true;
                reached.accept(g);
                refresh();
            }
        });
    }

    private void refresh() {
        boolean there = goal.isPresent() || real.isPresent();
        setVisible(there);
        setManaged(there);
        getChildren().clear();
        goal.ifPresent(this::tell);
        real.ifPresent(this::tell);
    }

    private void tell(LiveGoal now) {
        shown = now.states();
        var text = now.lesson().text(Texts.language());
        boolean done = now.isReached();
        var title =
                Labels.plain(
                        Texts.of(done ? "tour.goal.reached" : "tour.goal.open", text.title()),
                        "h2");
        title.setId("tour-goal-title");
        title.setGraphic(
                Icons.of(
                        done ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignF.FLAG_OUTLINE,
                        18,
                        done ? "tone-ok" : "tone-accent"));
        var conditions = new FlowPane(18, 4);
        for (var state : shown) {
            conditions
                    .getChildren()
                    .add(
                            condition(
                                    state,
                                    text.the("condition " + state.condition().id()).heading()));
        }
        var hint = Buttons.small("tour.goal.hint", MaterialDesignL.LIGHTBULB_OUTLINE, this::hint);
        hint.setId("tour-goal-hint");
        var again = Buttons.small("tour.goal.again", MaterialDesignR.RESTART, anew);
        again.setId("tour-goal-again");
        getChildren().addAll(head(title, now.lesson(), hint, again), conditions);
        if (hints) {
            getChildren().addAll(new ProseView(glossary).nodes(text.the("hint").blocks()));
        }
    }

    private void hint() {
        hints = !hints;
        refresh();
    }

    private static Node condition(GoalWatch.State state, String words) {
        var label = Labels.plain(told(words.replace("`", ""), state.now()), "body");
        label.setId("tour-condition-" + state.condition().id());
        label.setGraphic(
                Icons.of(
                        state.met() ? MaterialDesignC.CHECK_CIRCLE : MaterialDesignC.CIRCLE_OUTLINE,
                        16,
                        state.met() ? "tone-ok" : "tone-muted"));
        label.getStyleClass().add(state.met() ? "met" : "unmet");
        label.setWrapText(true);
        return label;
    }

    /// The condition with the value that is; nothing is told of what is not there yet.
    private static String told(String words, String now) {
        return now.equals("?") ? words : Texts.of("tour.goal.condition", words, now);
    }

    private HBox head(Label title, Lesson lesson, Node... own) {
        title.setMinWidth(0);
        var row = new HBox(8, title, Sections.space());
        row.getChildren().addAll(own);
        var lead =
                Buttons.small(
                        "tour.beside.back", MaterialDesignA.ARROW_LEFT, () -> back.accept(lesson));
        lead.setId("tour-beside-back");
        var cross = Buttons.icon("tour.beside.close", MaterialDesignC.CLOSE, this::close);
        cross.setId("tour-beside-close");
        cross.getStyleClass().add("small");
        row.getChildren().addAll(lead, cross);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void tell(Lesson lesson) {
        var text = lesson.text(Texts.language());
        var title = Labels.plain(Texts.of("tour.beside.real", text.title()), "h2");
        title.setGraphic(Icons.of(MaterialDesignP.PLAY_CIRCLE_OUTLINE, 18, "tone-accent"));
        getChildren().add(head(title, lesson));
        getChildren()
                .addAll(
                        new ProseView(glossary, "tour-beside-code-")
                                .nodes(
                                        Real.blocks(
                                                lesson,
                                                Texts.language(),
                                                live.bootstrap(),
                                                glossary)));
        var metrics = Real.metrics(lesson, glossary);
        if (!metrics.isEmpty()) {
            var line =
                    Labels.plain(
                            Texts.of("tour.beside.metrics", String.join(" · ", metrics)),
                            "small",
                            "muted");
            line.setWrapText(true);
            line.setMinHeight(Label.USE_PREF_SIZE);
            getChildren().add(line);
        }
    }
}
