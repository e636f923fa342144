package io.logarium.app.shell;

import io.logarium.app.parts.Icons;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The column at the left: a screen each, the settings at the bottom.
final class Rail extends VBox {
    private final Store store;
    private final ToggleGroup group = new ToggleGroup();

    Rail(Store store) {
        this.store = store;
        getStyleClass().add("shell-rail");
    }

    /// Shows these screens, the last one at the bottom.
    void screens(List<Screen> screens) {
        getChildren().clear();
        for (int i = 0; i < screens.size(); i++) {
            if (i > 0 && i == screens.size() - 1) {
                var space = new Region();
                VBox.setVgrow(space, Priority.ALWAYS);
                getChildren().add(space);
            }
            getChildren().add(item(screens.get(i)));
        }
    }

    /// Marks the screen in the centre.
    void choose(String id) {
        group.getToggles().stream()
                .filter(t -> id.equals(t.getUserData()))
                .forEach(t -> t.setSelected(true));
    }

    /// Without labels, where the window is narrow.
    void narrow(boolean narrow) {
        getStyleClass().remove("narrow");
        if (narrow) {
            getStyleClass().add("narrow");
        }
    }

    private ToggleButton item(Screen screen) {
        var button = new ToggleButton("", Icons.of(screen.icon()));
        button.setId("rail-" + screen.id());
        button.textProperty().bind(Texts.bind(screen.titleKey()));
        button.accessibleTextProperty().bind(Texts.bind(screen.titleKey()));
        var tooltip = new Tooltip();
        tooltip.textProperty().bind(Texts.bind(screen.titleKey()));
        button.setTooltip(tooltip);
        button.getStyleClass().add("rail-item");
        button.setToggleGroup(group);
        button.setUserData(screen.id());
        button.setOnAction(_ -> {
            button.setSelected(true);
            store.dispatch(new Msg.ScreenChosen(screen.id()));
        });
        return button;
    }
}
