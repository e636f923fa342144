package io.logarium.app.consoleview;

import io.logarium.app.parts.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The blocks above the input line. Only what is seen has nodes; it follows the newest line while its end is in view.
final class Transcript extends ListView<Row> {
    private final TranscriptRows rows = new TranscriptRows();
    private boolean followNext;

    Transcript(BlockHead.Deeds deeds, LongSupplier clockMs) {
        setId("console-transcript");
        getStyleClass().add("console-transcript");
        setItems(rows);
        setCellFactory(_ -> new RowCell(deeds, clockMs));
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        var empty = Labels.prose("console.empty", "muted");
        empty.setMaxWidth(460);
        setPlaceholder(empty);
    }

    /// Shows these blocks.
    void show(List<Block> blocks) {
        var old = rows.blocks();
        int same = 0;
        int row = 0;
        boolean changed = false;
        for (int i = 0; i < blocks.size(); i++) {
            boolean kept = i < old.size() && old.get(i) == blocks.get(i);
            int first = blocks.get(i).refresh();
            if (!changed && kept && first < 0) {
                same = i + 1;
            } else if (!changed) {
                changed = true;
                row = kept ? first : 0;
            }
        }
        if (!changed && old.size() == blocks.size()) {
            return;
        }
        boolean follow = followNext || isAtEnd();
        followNext = false;
        rows.show(blocks, same, row);
        if (follow && !rows.isEmpty()) {
            scrollTo(rows.size() - 1);
        }
    }

    /// The newest line comes into view with the next change, wherever the user has scrolled to.
    void follow() {
        followNext = true;
    }

    /// Draws all rows in view anew: times go on, the language has changed.
    void redraw() {
        refresh();
    }

    /// The language has changed.
    void retell() {
        rows.blocks().forEach(Block::retell);
        rows.show(new ArrayList<>(rows.blocks()), 0, 0);
    }

    boolean hasSelection() {
        return getSelectionModel().getSelectedIndices().size() > 0;
    }

    /// Puts the selected lines on the clipboard, as a terminal would.
    void copySelection() {
        var text =
                getSelectionModel().getSelectedItems().stream()
                        .map(Transcript::text)
                        .filter(t -> !t.isEmpty())
                        .collect(Collectors.joining("\n"));
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private static String text(Row row) {
        return switch (row) {
            case Row.CommandLine(_, var text, _) -> text;
            case Row.Output output -> output.text();
            case Row.Remark(_, var text) -> "# " + text;
            case Row.Head _, Row.Foot _ -> "";
        };
    }

    private boolean isAtEnd() {
        return lookupAll(".scroll-bar").stream()
                .filter(ScrollBar.class::isInstance)
                .map(ScrollBar.class::cast)
                .filter(bar -> bar.getOrientation() == javafx.geometry.Orientation.VERTICAL)
                .allMatch(bar -> !bar.isVisible() || bar.getValue() >= bar.getMax() - 0.0001);
    }
}
