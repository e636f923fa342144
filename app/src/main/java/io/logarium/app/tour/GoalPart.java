package io.logarium.app.tour;

import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.LessonText;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;

/// The goal of a lesson: what is to be reached, the hint and the solution behind buttons, and the way to the running cluster.
final class GoalPart extends VBox {
    /// @param begin sets the goal on the running cluster
    GoalPart(Lesson lesson, LessonText text, ProseView prose, Runnable begin) {
        super(10);
        var section = text.the("goal");
        var head = Labels.bound("tour.goal", "h3", "tone-accent");
        head.setGraphic(Icons.of(MaterialDesignF.FLAG_OUTLINE, 16, "tone-accent"));
        var box = new VBox(8, head, prose.line(section.heading(), "lg-question"));
        box.getStyleClass().add("lg-predict");
        box.getChildren().addAll(prose.nodes(section.blocks()));
        lesson.goal()
                .ifPresent(g ->
                        g.conditions()
                                .forEach(c ->
                                        box.getChildren()
                                                .add(
                                                        condition(
                                                                prose,
                                                                text.the("condition " + c.id())
                                                                        .heading()))));
        var go = Buttons.primary("tour.goal.begin", MaterialDesignF.FLAG_OUTLINE, begin);
        go.setId("tour-goal-begin");
        go.setDefaultButton(true);
        box.getChildren()
                .addAll(Labels.prose("tour.goal.how", "small", "muted"), Sections.actions(go));
        getChildren().add(box);
        behind("tour.goal.hint", "tour-page-hint", prose.nodes(text.the("hint").blocks()));
        behind(
                "tour.goal.solution",
                "tour-page-solution",
                prose.nodes(text.the("solution").blocks()));
    }

    private static Node condition(ProseView prose, String words) {
        var line = prose.line(words);
        var row = new HBox(8, Icons.of(MaterialDesignC.CIRCLE_OUTLINE, 16, "tone-muted"), line);
        HBox.setHgrow(line, javafx.scene.layout.Priority.ALWAYS);
        return row;
    }

    private void behind(String key, String id, List<Node> nodes) {
        if (nodes.isEmpty()) {
            return;
        }
        var words = new VBox(8);
        words.getChildren().setAll(nodes);
        words.setVisible(false);
        words.setManaged(false);
        var show =
                Buttons.small(
                        key,
                        MaterialDesignL.LIGHTBULB_OUTLINE,
                        () -> {
                            words.setVisible(!words.isVisible());
                            words.setManaged(words.isVisible());
                        });
        show.setId(id);
        getChildren().addAll(show, words);
    }
}
