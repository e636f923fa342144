package io.logarium.app.consoleview;

import java.util.function.LongSupplier;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Draws one row of the transcript.
final class RowCell extends ListCell<Row> {
    private static final PseudoClass CLICKED = PseudoClass.getPseudoClass("clicked");

    private static final double HEAD_MARGIN = 48;

    private final BlockHead.Deeds deeds;
    private final LongSupplier clockMs;
    private final HBox line = new HBox();

    RowCell(BlockHead.Deeds deeds, LongSupplier clockMs) {
        this.deeds = deeds;
        this.clockMs = clockMs;
        getStyleClass().add("console-row");
    }

    @Override
    protected void updateItem(@Nullable Row row, boolean empty) {
        super.updateItem(row, empty);
        getStyleClass().removeAll("head", "foot", "filled-row");
        if (empty || row == null) {
            setGraphic(null);
            return;
        }
        getStyleClass().add("filled-row");
        pseudoClassStateChanged(CLICKED, row.block().origin() instanceof Block.Origin.Clicked);
        line.getChildren().clear();
        switch (row) {
            case Row.Head(var block) -> {
                getStyleClass().add("head");
                var head = new BlockHead(block, deeds, clockMs.getAsLong());
                // Its buttons stay in view, however long a line of output is.
                head.maxWidthProperty().bind(getListView().widthProperty().subtract(HEAD_MARGIN));
                setGraphic(head);
            }
            case Row.CommandLine(_, var text, var continued) -> {
                for (var part : CommandColors.of(text, continued)) {
                    line.getChildren().add(text(part.text(), part.kind().styleClass()));
                }
                setGraphic(line);
            }
            case Row.Remark(_, var text) -> {
                line.getChildren().add(text("# " + text, "code-comment"));
                setGraphic(line);
            }
            case Row.Output(_, var pieces) -> {
                for (var piece : pieces) {
                    line.getChildren().add(text(piece.text(), styleClass(piece.voice())));
                }
                setGraphic(line);
            }
            case Row.Foot _ -> {
                getStyleClass().add("foot");
                setGraphic(null);
            }
        }
    }

    private static String styleClass(Row.Voice voice) {
        return switch (voice) {
            case OUTPUT -> "code-text";
            case ERROR -> "code-error";
            case TYPED -> "code-typed";
        };
    }

    private static Text text(String text, String styleClass) {
        var node = new Text(text);
        node.getStyleClass().addAll("console-text", styleClass);
        return node;
    }
}
