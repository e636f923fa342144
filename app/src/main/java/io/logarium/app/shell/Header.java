package io.logarium.app.shell;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Segmented;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.state.ThemeChoice;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignM;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignW;

/// The bar at the top: logo, the cluster and how it is, search, language, theme.
final class Header extends HBox {
    private static final double RAIL = 72;
    private static final double NEAR = 14;
    private static final double SEARCH_MAX = 420;

    /// Under this width the logo stands without the name.
    private static final double NAME_FROM = 1100;

    private final Button theme;
    private final Button present;
    private final ClusterButton cluster;
    private final HBox held = new HBox();

    Header(Store store, Runnable openPalette, Runnable toggleInspector) {
        getStyleClass().add("shell-header");
        var logo = new StackPane(new Logo());
        // In the middle above the rail, and close to the name.
        logo.setPadding(new Insets(0, 0, 0, NEAR));
        logo.setMinWidth(RAIL - NEAR);
        logo.setPrefWidth(RAIL - NEAR);
        var brand = Labels.plain("Logarium", "shell-brand");
        brand.setMinWidth(USE_PREF_SIZE);
        widthProperty()
                .addListener((_, _, width) -> {
                    brand.setVisible(width.doubleValue() >= NAME_FROM);
                    brand.setManaged(width.doubleValue() >= NAME_FROM);
                });
        cluster = new ClusterButton(store);
        held.setAlignment(Pos.CENTER_LEFT);
        held.setMinWidth(USE_PREF_SIZE);
        HBox.setMargin(brand, new Insets(0, 10, 0, 0));

        var searchText = Labels.bound("shell.search", "muted");
        searchText.setMaxWidth(Double.MAX_VALUE);
        searchText.setMinWidth(0);
        HBox.setHgrow(searchText, Priority.ALWAYS);
        var search =
                new HBox(
                        Icons.of(MaterialDesignM.MAGNIFY, 16, "tone-muted"),
                        searchText,
                        Labels.key(Keys.text("Shortcut+K")));
        search.getStyleClass().addAll("shell-search", "lg-focusable");
        search.setMaxWidth(SEARCH_MAX);
        search.setMinWidth(150);
        search.setFocusTraversable(true);
        search.setAccessibleRole(AccessibleRole.BUTTON);
        search.accessibleTextProperty().bind(Texts.bind("shell.search"));
        search.setOnMouseClicked(_ -> openPalette.run());
        search.setOnKeyPressed(Keys.onActivate(openPalette));
        var middle = new HBox(search);
        middle.setAlignment(Pos.CENTER);
        middle.setMinWidth(150);
        HBox.setHgrow(middle, Priority.ALWAYS);
        HBox.setHgrow(search, Priority.ALWAYS);

        var language = new Segmented<Language>();
        for (var each : Language.values()) {
            language.with(each, new SimpleStringProperty(each.name()));
        }
        language.onChosen(l -> store.dispatch(new Msg.LanguageChosen(l)));
        language.setAccessibleRole(AccessibleRole.TOOL_BAR);
        language.accessibleTextProperty().bind(Texts.bind("shell.language"));

        theme =
                Buttons.icon(
                        "shell.theme.switch",
                        MaterialDesignW.WEATHER_NIGHT,
                        () -> toggleTheme(store));
        var inspector =
                Buttons.icon("shell.inspector.toggle", MaterialDesignD.DOCK_RIGHT, toggleInspector);
        inspector.setId("toggle-inspector");
        theme.setId("toggle-theme");
        present =
                Buttons.icon(
                        "shell.present",
                        MaterialDesignP.PRESENTATION,
                        () -> togglePresenting(store));
        present.setId("toggle-presenter");
        getChildren()
                .addAll(logo, brand, cluster, held, middle, language, theme, present, inspector);
        store.watch(
                s -> s.look().isPresenting(),
                presenting -> {
                    search.setVisible(!presenting);
                    inspector.setVisible(!presenting);
                    inspector.setManaged(!presenting);
                    present.getStyleClass().remove("primary");
                    if (presenting) {
                        present.getStyleClass().add("primary");
                    }
                });

        store.watch(s -> s.look().language(), language::choose);
        store.watch(s -> s.look().isDark(), this::showTheme);
    }

    /// What else can be looked at, in the menu of the cluster.
    void clusterCommands(List<Command> commands) {
        cluster.commands(commands);
    }

    /// What stands beside the cluster: how it is held and let go on.
    void controls(Optional<Node> controls) {
        held.getChildren().setAll(controls.stream().toList());
    }

    static void togglePresenting(Store store) {
        store.dispatch(new Msg.Presented(!store.state().look().isPresenting()));
    }

    static void toggleTheme(Store store) {
        AppState state = store.state();
        store.dispatch(
                new Msg.ThemeChosen(state.look().isDark() ? ThemeChoice.LIGHT : ThemeChoice.DARK));
    }

    private void showTheme(boolean dark) {
        theme.setGraphic(
                Icons.of(
                        dark
                                ? MaterialDesignW.WEATHER_NIGHT
                                : MaterialDesignW.WHITE_BALANCE_SUNNY));
    }
}
