package io.logarium.app.whatif;

import io.logarium.app.parts.Labels;
import io.logarium.app.text.Texts;
import io.logarium.engine.sim.scenario.Difference;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;

/// In what two branches differ at the shown moment, a fact a row.
final class DifferenceTable extends GridPane {
    private static final int MOST = 24;

    private List<String> told = List.of();

    DifferenceTable() {
        setId("whatif-differences");
        setHgap(18);
        setVgap(3);
        setPadding(new Insets(4, 0, 12, 0));
        for (int share : List.of(50, 25, 25)) {
            var column = new ColumnConstraints();
            column.setPercentWidth(share);
            getColumnConstraints().add(column);
        }
        setMaxWidth(900);
    }

    void show(List<Difference> differences, String command) {
        var words = differences.stream().map(Words::of).toList();
        if (words.equals(told) && !getChildren().isEmpty()) {
            return;
        }
        told = words;
        getChildren().clear();
        if (differences.isEmpty()) {
            return;
        }
        addRow(
                0,
                Labels.plain(Texts.of("whatif.differences"), "h3"),
                cell(Texts.of("whatif.base"), "muted"),
                cell(command, "mono"));
        int row = 1;
        for (var difference : differences.subList(0, Math.min(MOST, differences.size()))) {
            var cells = Words.cells(difference);
            addRow(
                    row++,
                    cell(cells.get(0), "strong"),
                    cell(cells.get(1), "mono"),
                    cell(cells.get(2), "mono"));
        }
        if (differences.size() > MOST) {
            addRow(row, cell(Texts.of("whatif.more", differences.size() - MOST), "muted"));
        }
    }

    /// Names of topics may be long.
    private static Label cell(String words, String style) {
        var label = Labels.plain(words, style, "may-be-cut");
        label.setMinWidth(0);
        return label;
    }

    List<String> told() {
        return told;
    }
}
