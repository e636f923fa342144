package io.logarium.app.parts;

import io.logarium.app.text.Texts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;

/// A row of choices of which exactly one is on.
///
/// @param <T> what a choice stands for
public final class Segmented<T> extends HBox {
    private final ToggleGroup group = new ToggleGroup();
    private final Map<T, ToggleButton> buttons = new LinkedHashMap<>();
    private Consumer<T> onChosen = _ -> {};

    public Segmented() {
        getStyleClass().add("lg-segmented");
        setMaxWidth(USE_PREF_SIZE);
        setMinWidth(USE_PREF_SIZE);
    }

    /// Adds a choice with a text that follows the language.
    public Segmented<T> with(T choice, String textKey) {
        return with(choice, Texts.bind(textKey));
    }

    /// Adds a choice with an icon before its text.
    public Segmented<T> with(T choice, String textKey, Ikon icon) {
        with(choice, Texts.bind(textKey));
        var button = buttons.get(choice);
        if (button != null) {
            button.setGraphic(Icons.of(icon));
        }
        return this;
    }

    /// Adds a choice whose text is not translated.
    public Segmented<T> with(T choice, ObservableValue<String> text) {
        var button = new ToggleButton();
        button.textProperty().bind(text);
        button.setToggleGroup(group);
        button.setMinWidth(USE_PREF_SIZE);
        button.setUserData(choice);
        button.setOnAction(_ -> {
            // A click on the one that is on would turn it off.
            button.setSelected(true);
            onChosen.accept(choice);
        });
        buttons.values().forEach(b -> b.getStyleClass().remove("last"));
        button.getStyleClass().add("last");
        if (buttons.isEmpty()) {
            button.getStyleClass().add("first");
        }
        buttons.put(choice, button);
        getChildren().add(button);
        return this;
    }

    /// Called when the user chooses; not when [#choose] is called.
    public Segmented<T> onChosen(Consumer<T> action) {
        onChosen = action;
        return this;
    }

    /// Turns all off: the choice is in another row.
    public void none() {
        buttons.values().forEach(b -> b.setSelected(false));
    }

    /// Shows a choice, or leaves it out where it makes no sense.
    public void offer(T choice, boolean offered) {
        var button = buttons.get(choice);
        if (button != null) {
            button.setVisible(offered);
            button.setManaged(offered);
        }
    }

    /// Turns a choice on.
    public Segmented<T> choose(T choice) {
        var button = buttons.get(choice);
        if (button != null) {
            button.setSelected(true);
        }
        return this;
    }
}
