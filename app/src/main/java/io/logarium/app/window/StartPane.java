package io.logarium.app.window;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// What the centre shows before there are screens: that the cluster starts, or why it did not and what can be done.
final class StartPane {
    private static final double WIDTH = 560;

    private StartPane() {}

    static Node starting() {
        var wheel = new ProgressIndicator();
        wheel.setMaxSize(36, 36);
        return centred(new VBox(14, wheel, Labels.bound("window.starting", "muted")));
    }

    /// What can be done when it did not start.
    interface WaysOut {
        /// The same once more.
        void again();

        void at(int otherPort);

        /// With this number of brokers, from now on.
        void with(int brokers);

        /// Empty, in a folder of its own.
        void beside();
    }

    static Node failed(ClusterHost.Outcome outcome, WaysOut ways) {
        var words = new ArrayList<Node>();
        var buttons = new ArrayList<Node>();
        switch (outcome) {
            case ClusterHost.PortTaken taken -> {
                var holder =
                        taken.holder()
                                .map(h ->
                                        Texts.of(
                                                "window.port.holder",
                                                h.program(),
                                                h.process() + ""))
                                .orElseGet(() -> Texts.of("window.port.somebody"));
                words.add(sentence(Texts.of("window.port.taken", taken.port() + "", holder), true));
                words.add(sentence(Texts.of("window.port.meaning"), false));
                taken.free()
                        .ifPresent(free ->
                                buttons.add(
                                        button(
                                                Texts.of("window.port.use", free + ""),
                                                () -> ways.at(free))));
            }
            case ClusterHost.OtherSize(var path, var there, var wanted, var own) -> {
                words.add(sentence(Texts.of("window.size.other", there, wanted), true));
                words.add(sentence(path.toString(), false));
                words.add(sentence(Texts.of("window.size.meaning"), false));
                words.add(sentence(Texts.of("window.size.beside", wanted, own), false));
                buttons.add(button(Texts.of("window.size.open", there), () -> ways.with(there)));
                var beside =
                        Buttons.normal(
                                "window.again", MaterialDesignF.FOLDER_PLUS_OUTLINE, ways::beside);
                buttons.add(named(beside, Texts.of("window.size.empty", wanted)));
            }
            case ClusterHost.FolderInUse(var path, var process) -> {
                words.add(sentence(Texts.of("window.folder.used"), true));
                var who =
                        process.isPresent()
                                ? Texts.of("window.folder.process", process.getAsLong() + "")
                                : "";
                words.add(sentence(path + who, false));
                words.add(sentence(Texts.of("window.folder.advice"), false));
            }
            case ClusterHost.Failed(var why, _) -> {
                words.add(sentence(Texts.of("window.failed"), true));
                words.add(sentence(why, false));
                words.add(sentence(Texts.of("window.failed.advice"), false));
            }
            case ClusterHost.Running _ -> words.add(Labels.bound("window.starting"));
        }
        if (!(outcome instanceof ClusterHost.OtherSize)) {
            buttons.add(Buttons.normal("window.again", MaterialDesignR.REFRESH, ways::again));
        }
        takesTheKeyboard(buttons.getFirst());
        words.add(Sections.actions(buttons.toArray(Node[]::new)));
        var box = Sections.callout(Tint.BAD, words.toArray(Node[]::new));
        box.setMaxWidth(WIDTH);
        return centred(new VBox(box));
    }

    /// There is nothing else to do in the window.
    private static void takesTheKeyboard(Node node) {
        node.sceneProperty()
                .addListener((_, _, scene) -> {
                    if (scene != null) {
                        node.requestFocus();
                    }
                });
    }

    private static Button button(String text, Runnable action) {
        return named(Buttons.primary("window.again", MaterialDesignP.PLAY, action), text);
    }

    private static Button named(Button button, String text) {
        button.textProperty().unbind();
        button.setText(text);
        return button;
    }

    private static Node sentence(String text, boolean strong) {
        var label = Labels.plain(text, strong ? "strong" : "body");
        label.setWrapText(true);
        label.setMinHeight(javafx.scene.control.Label.USE_PREF_SIZE);
        return label;
    }

    private static Node centred(VBox box) {
        box.setAlignment(Pos.CENTER);
        return box;
    }
}
