package io.logarium.app.parts;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// Two columns: what, and how much. Rows stay where they are while their values change.
public final class Facts extends GridPane {
    private static final double NAME_WIDTH = 134;

    private final Map<String, Label> values = new LinkedHashMap<>();

    public Facts() {
        getStyleClass().add("facts");
        var names = new ColumnConstraints(NAME_WIDTH);
        var numbers = new ColumnConstraints();
        numbers.setHgrow(Priority.ALWAYS);
        getColumnConstraints().addAll(names, numbers);
    }

    /// Adds a row named by a text of the bundles.
    public Facts row(String nameKey) {
        return add(nameKey, Labels.bound(nameKey, "muted"));
    }

    /// Adds a row under a name that is not translated, as a config.
    public Facts plainRow(String name) {
        return add(name, Labels.plain(name, "muted"));
    }

    private Facts add(String key, Label name) {
        var value = Labels.plain("", "mono");
        value.setWrapText(true);
        name.setWrapText(true);
        values.put(key, value);
        addRow(values.size() - 1, name, value);
        return this;
    }

    /// Sets the value of a row by its text key or plain name.
    public Facts set(String key, String value) {
        return set(key, value, false);
    }

    /// Sets the value and whether it matters.
    public Facts set(String key, String value, boolean strong) {
        var label = values.get(key);
        if (label != null) {
            label.setText(value);
            // A change of classes, even back and forth, makes JavaFX look up all styles anew.
            if (strong != label.getStyleClass().contains("strong")) {
                if (strong) {
                    label.getStyleClass().add("strong");
                } else {
                    label.getStyleClass().remove("strong");
                }
            }
        }
        return this;
    }
}
