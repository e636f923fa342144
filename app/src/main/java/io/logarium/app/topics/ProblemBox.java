package io.logarium.app.topics;

import io.logarium.app.cluster.Problem;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// Tells a problem in place, next to what caused it; takes no room while there is none.
public final class ProblemBox extends VBox {
    public ProblemBox() {
        clear();
    }

    public void clear() {
        getChildren().clear();
        setManaged(false);
        setVisible(false);
    }

    public void show(Problem problem) {
        var why = wrapped(ProblemWords.why(problem), "mono", "small");
        why.setId("problem-why");
        getChildren()
                .setAll(
                        Sections.callout(
                                Tint.BAD,
                                wrapped(ProblemWords.what(problem), "strong"),
                                why,
                                wrapped(ProblemWords.whatNow(problem))));
        setManaged(true);
        setVisible(true);
    }

    private static Label wrapped(String text, String... styleClasses) {
        var label = Labels.plain(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }
}
