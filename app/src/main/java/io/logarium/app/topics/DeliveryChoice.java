package io.logarium.app.topics;

import io.logarium.app.parts.Labels;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// acks and compression, side by side.
final class DeliveryChoice extends HBox {
    private final ComboBox<String> acks = choice("acks", List.of("all", "1", "0"));
    private final ComboBox<String> compression =
            choice("compression", List.of("none", "gzip", "snappy", "lz4", "zstd"));

    /// @param idPrefix `produce` or `generator`
    DeliveryChoice(String idPrefix, Runnable changed) {
        super(8);
        acks.setId(idPrefix + "-acks");
        compression.setId(idPrefix + "-compression");
        getChildren().addAll(named("acks", acks), named("compression", compression));
        acks.valueProperty().addListener((_, _, _) -> changed.run());
        compression.valueProperty().addListener((_, _, _) -> changed.run());
    }

    private static VBox named(String name, ComboBox<String> box) {
        var column = new VBox(3, Labels.plain(name, "small", "muted"), box);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private static ComboBox<String> choice(String name, List<String> values) {
        var box = new ComboBox<>(FXCollections.observableArrayList(values));
        box.getSelectionModel().selectFirst();
        box.setMaxWidth(Double.MAX_VALUE);
        box.setMinWidth(60);
        box.setAccessibleText(name);
        box.getStyleClass().addAll("lg-compact", "mono");
        return box;
    }

    String acks() {
        return acks.getValue();
    }

    String compression() {
        return compression.getValue();
    }
}
