package io.logarium.app.topics;

import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.diagram.KeyColour;
import io.logarium.app.parts.Labels;
import io.logarium.app.text.Numbers;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A line of what was read: place, key with its colour, value.
final class RecentCell extends ListCell<RecordFacts> {
    private static final int MOST_VALUE = 200;

    private final Label place = Labels.plain("", "mono", "small", "muted");
    private final Region colour = new Region();
    private final Label key = Labels.plain("", "mono", "small", "strong");
    private final Label value = Labels.plain("", "mono", "small");
    private final HBox line = new HBox(8, place, colour, key, value);

    RecentCell() {
        place.setMinWidth(76);
        colour.getStyleClass().add("lg-key-sample");
        colour.setMinSize(10, 10);
        key.setMinWidth(64);
        key.setMaxWidth(120);
        value.setMinWidth(0);
        line.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(RecordFacts record, boolean empty) {
        super.updateItem(record, empty);
        if (empty || record == null) {
            setGraphic(null);
            return;
        }
        place.setText("P" + record.partition() + " " + Numbers.grouped(record.offset()));
        colour.setStyle("-fx-background-color: " + KeyColour.fill(record.key()).cssName() + ";");
        key.setText(record.key().isNull() ? "∅" : record.key().shown());
        var text = RecordWords.shown(record.value()).replace('\n', ' ');
        value.setText(text.length() <= MOST_VALUE ? text : text.substring(0, MOST_VALUE) + "…");
        setGraphic(line);
    }
}
