package io.logarium.app.timemachine;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// What the chosen block is, and what can be done with it.
final class BlockCard extends VBox {
    private final BlockDesk desk;
    private final Label name = Labels.plain("", "h3");
    private final Label when = Labels.plain("", "muted");
    private final FlowPane deeds = new FlowPane(6, 6);
    private final Button again;
    private final Button later;
    private final Button end;
    private final Button cancel;
    private final Button save;
    private final Button copy;
    private List<Node> shown = List.of();

    BlockCard(BlockDesk desk, Runnable saving, Runnable copying) {
        super(6);
        this.desk = desk;
        setId("time-block");
        setPadding(new Insets(3, 14, 0, 14));
        again = button("time.block.again", MaterialDesignR.REPLAY, desk::again, "time-block-again");
        later =
                button(
                        "time.block.plan",
                        MaterialDesignC.CLOCK_OUTLINE,
                        () -> desk.shift(true),
                        "time-block-plan");
        end =
                button(
                        "time.block.end",
                        MaterialDesignS.STOP_CIRCLE_OUTLINE,
                        desk::end,
                        "time-block-end");
        cancel =
                button(
                        "time.block.cancel",
                        MaterialDesignP.PLAYLIST_REMOVE,
                        desk::end,
                        "time-block-cancel");
        save =
                button(
                        "time.block.save",
                        MaterialDesignF.FILE_EXPORT_OUTLINE,
                        saving,
                        "time-block-save");
        copy = button("time.block.copy", MaterialDesignS.SOURCE_BRANCH, copying, "time-block-copy");
        var close =
                Buttons.icon(
                        "time.block.close",
                        MaterialDesignC.CLOSE,
                        () -> desk.select(Optional.empty()));
        close.getStyleClass().addAll("small", "quiet");
        name.setMinWidth(0);
        when.setWrapText(true);
        when.setMinHeight(USE_PREF_SIZE);
        var head = new HBox(8, name, Sections.space(), close);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, when, deeds);
    }

    private static Button button(
            String key, org.kordamp.ikonli.Ikon icon, Runnable action, String id) {
        var button = Buttons.small(key, icon, action);
        button.setId(id);
        return button;
    }

    void tell(IncidentBlock block, long nowMs) {
        var title = BlockWords.name(block.incident().what());
        if (!title.equals(name.getText())) {
            name.setText(title);
        }
        var facts = BlockWords.when(block, nowMs);
        if (block.isPlan()) {
            facts += " " + Texts.of("time.block.move");
        }
        if (!facts.equals(when.getText())) {
            when.setText(facts);
        }
        var wanted = new ArrayList<Node>();
        if (desk.mayAct()) {
            if (block.isPlan()) {
                wanted.add(cancel);
            } else if (block.incident().isOpen()) {
                wanted.add(end);
            } else {
                wanted.addAll(List.of(again, later));
            }
        }
        if (!block.isPlan()) {
            wanted.add(save);
            wanted.add(copy);
        }
        if (!wanted.equals(shown)) {
            shown = List.copyOf(wanted);
            deeds.getChildren().setAll(wanted);
        }
    }
}
