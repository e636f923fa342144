package io.logarium.app.parts;

import io.logarium.app.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// Shows a diagram as a table or the other way round; beside it, while it is a table, a button that copies it.
public final class TwinSwitch extends HBox {
    private final ToggleButton table = new ToggleButton("", Icons.of(MaterialDesignT.TABLE));
    private final Button copy;
    private final Consumer<Boolean> asTable;

    public TwinSwitch(String id, Consumer<Boolean> asTable, Runnable copied) {
        super(4);
        this.asTable = asTable;
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(USE_PREF_SIZE);
        table.setId(id);
        table.getStyleClass().addAll("lg-button", "small", "icon-only");
        table.accessibleTextProperty().bind(Texts.bind("twin.switch"));
        var hint = new Tooltip();
        hint.textProperty().bind(Texts.bind("twin.switch"));
        table.setTooltip(hint);
        table.setOnAction(_ -> tell());
        copy = Buttons.icon("twin.copy", MaterialDesignC.CONTENT_COPY, copied);
        copy.setId(id + "-copy");
        copy.getStyleClass().add("small");
        copy.visibleProperty().bind(table.selectedProperty());
        copy.managedProperty().bind(table.selectedProperty());
        getChildren().addAll(table, copy);
    }

    /// The other of the two, as a click on it.
    public void turn() {
        table.setSelected(!table.isSelected());
        tell();
    }

    public boolean isTable() {
        return table.isSelected();
    }

    private void tell() {
        asTable.accept(table.isSelected());
    }
}
