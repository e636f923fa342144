package io.logarium.app.whatif;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.text.Texts;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// How far a run is, with a way to end it; or why the last one ended badly.
final class RunBar extends VBox {
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = Labels.plain("", "muted");
    private final HBox running;
    private final Label failed = Labels.plain("", "tone-bad");
    private double progress = -1;

    RunBar(Runnable cancel) {
        var end = Buttons.small("whatif.cancel", MaterialDesignC.CLOSE, cancel);
        end.getStyleClass().add("whatif-cancel");
        bar.setPrefWidth(180);
        bar.accessibleTextProperty().bind(Texts.bind("whatif.progress"));
        words.setMinWidth(USE_PREF_SIZE);
        running = new HBox(10, bar, words, end);
        running.setAlignment(Pos.CENTER_LEFT);
        failed.setWrapText(true);
        failed.setMinHeight(USE_PREF_SIZE);
        getChildren().setAll(running, failed);
        Retold.with(this, this::tell);
        ended(Optional.empty());
    }

    /// @param share from 0 to 1
    void runs(double share) {
        there(running, true);
        there(failed, false);
        if (progress < 0 || Math.abs(share - progress) >= 0.01) {
            progress = share;
            bar.setProgress(share);
            tell();
        }
    }

    /// @param why it ended badly
    void ended(Optional<String> why) {
        progress = -1;
        there(running, false);
        there(failed, why.isPresent());
        failed.setText(why.orElse(""));
    }

    String failure() {
        return failed.getText();
    }

    private static void there(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private void tell() {
        words.setText(Texts.of("whatif.simulating", (int) Math.round(100 * Math.max(0, progress))));
    }
}
