package io.logarium.app.consoleview;

import io.logarium.app.console.Run;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.state.Click;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignI;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The first row of a block: typed or clicked, when, how it went, and what can be done with it.
final class BlockHead extends HBox {
    /// What a shell tells of a command that was ended by Ctrl+C: it did as it was asked.
    private static final int INTERRUPTED = 130;

    /// What the buttons do.
    interface Deeds {
        void copy(Block block);

        void again(Block block);

        void stop(Run run);

        void endInput(Run run);

        void typeInto(Run run);
    }

    BlockHead(Block block, Deeds deeds, long nowMs) {
        super(8);
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("console-head");
        switch (block.origin()) {
            case Block.Origin.Typed(var run) -> {
                getChildren()
                        .addAll(
                                Icons.of(MaterialDesignK.KEYBOARD_OUTLINE, 15, "tone-accent"),
                                Labels.plain(Texts.of("console.typed"), "muted"),
                                time(run.submittedMs()),
                                Sections.space());
                getChildren().addAll(state(run, deeds, nowMs));
            }
            case Block.Origin.Clicked(var click) -> {
                getChildren()
                        .addAll(
                                Icons.of(
                                        MaterialDesignC.CURSOR_DEFAULT_CLICK_OUTLINE,
                                        15,
                                        "tone-consumer"),
                                Labels.plain(Texts.of("console.clicked"), "muted"),
                                Labels.plain(click.what(), "strong"),
                                time(click.atMs()),
                                Sections.space());
                getChildren().addAll(state(click));
            }
        }
        getChildren()
                .add(button("console.copy", MaterialDesignC.CONTENT_COPY, () -> deeds.copy(block)));
        if (isRepeatable(block)) {
            getChildren()
                    .add(button("console.again", MaterialDesignR.RELOAD, () -> deeds.again(block)));
        }
    }

    private static Node time(long ms) {
        return Labels.plain(Times.tenths(ms), "mono", "small", "muted");
    }

    private static List<Node> state(Run run, Deeds deeds, long nowMs) {
        return switch (run.state()) {
            case Run.Waiting() ->
                    List.of(
                            Icons.of(MaterialDesignT.TIMER_SAND, 14, "tone-muted"),
                            Labels.plain(Texts.of("console.waiting"), "muted"),
                            button("console.stop", MaterialDesignS.STOP, () -> deeds.stop(run)));
            case Run.Running(var startedMs) -> running(run, deeds, nowMs - startedMs);
            case Run.Ended(var started, var ended, var code) when code == INTERRUPTED ->
                    List.of(
                            Icons.of(MaterialDesignS.STOP_CIRCLE_OUTLINE, 14, "tone-muted"),
                            Labels.plain(Texts.of("console.stopped"), "muted"),
                            Labels.plain(Times.span(ended - started), "muted"));
            case Run.Ended(var started, var ended, var code) ->
                    code == 0
                            ? List.of(
                                    Icons.of(MaterialDesignC.CHECK_CIRCLE, 14, "tone-ok"),
                                    Labels.plain(Times.span(ended - started), "muted"))
                            : List.of(
                                    Icons.of(MaterialDesignC.CLOSE_OCTAGON, 14, "tone-bad"),
                                    Labels.plain(
                                            Texts.of("console.exit", Integer.toString(code)),
                                            "tone-bad"),
                                    Labels.plain(Times.span(ended - started), "muted"));
        };
    }

    private static List<Node> running(Run run, Deeds deeds, long tookMs) {
        var nodes = new ArrayList<Node>();
        nodes.add(Icons.of(MaterialDesignR.RECORD_CIRCLE, 14, "tone-ok"));
        nodes.add(Labels.plain(Texts.of("console.running", Times.wholeSpan(tookMs)), "muted"));
        nodes.add(
                button(
                        "console.input",
                        MaterialDesignK.KEYBOARD_RETURN,
                        () -> deeds.typeInto(run)));
        nodes.add(
                button(
                        "console.end-input",
                        MaterialDesignA.ARROW_COLLAPSE_RIGHT,
                        () -> deeds.endInput(run)));
        nodes.add(button("console.stop", MaterialDesignS.STOP, () -> deeds.stop(run)));
        return nodes;
    }

    private static List<Node> state(Click click) {
        if (!hasCommand(click)) {
            return List.of(
                    Icons.of(MaterialDesignI.INFORMATION_OUTLINE, 14, "tone-accent"),
                    Labels.plain(Texts.of("console.no-command"), "muted"));
        }
        return List.of(
                click.succeeded()
                        ? Icons.of(MaterialDesignC.CHECK_CIRCLE, 14, "tone-ok")
                        : Icons.of(MaterialDesignC.CLOSE_OCTAGON, 14, "tone-bad"),
                Labels.plain(Times.span(click.tookMs()), "muted"));
    }

    private static boolean isRepeatable(Block block) {
        return !(block.origin() instanceof Block.Origin.Clicked(var click)) || hasCommand(click);
    }

    /// Whether a command does the same: not all lines are comments.
    static boolean hasCommand(Click click) {
        return click.command().lines().anyMatch(l -> !l.isBlank() && !l.startsWith("#"));
    }

    private static Node button(String textKey, Ikon icon, Runnable action) {
        var button = Buttons.icon(textKey, icon, action);
        button.getStyleClass().addAll("small", "quiet", "console-button");
        return button;
    }
}
