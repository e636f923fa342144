package io.logarium.app.topics;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.Density;
import io.logarium.app.diagram.TapePicture;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.parts.TwinSwitch;
import io.logarium.app.picture.HitArea;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignK;

/// One topic: its picture, the group whose places are shown, and the drawer below.
final class TopicDetail extends VBox {
    private static final double MOST_GROUP_WIDTH = 260;

    /// The bar's own edges, and what rounding to whole pixels adds to its parts where the window is magnified.
    private static final double BAR_EDGES = 52;

    private final Label title = Labels.plain("", "h1");
    private final Segmented<Density> density = new Segmented<>();
    private final MenuButton groups = new MenuButton();
    private final HBox legend = legend();
    private final HBox bar;
    private final TapePane tape;
    private final TapeTable table;
    private final TwinSwitch twin;
    private final KeySearch key;
    private final StackPane picture = new StackPane();
    private final StackPane drawer = new StackPane();
    private final Actions actions;
    private List<String> groupIds = List.of();
    private String topic = "";
    private Optional<TapeScene> lastScene = Optional.empty();
    private OptionalInt lastChosen = OptionalInt.empty();
    private Optional<Runnable> lastShown = Optional.empty();

    /// What the page asks for.
    interface Actions {
        void back();

        void group(Optional<String> id);

        void hit(HitArea area);

        void grainChanged();

        /// A partition was chosen in the table.
        void partition(int index);
    }

    /// @param mayChange whether a click on a free slot may write
    TopicDetail(Actions actions, boolean mayChange) {
        this.actions = actions;
        setId("topic-detail");
        tape =
                new TapePane(
                        hit -> {
                            if (mayChange || !(hit.thing() instanceof TapePicture.NextSlot)) {
                                actions.hit(hit);
                            }
                        },
                        actions::grainChanged);
        table = new TapeTable(actions::partition);
        twin = new TwinSwitch("topic-twin", this::asTable, table::copy);
        key = new KeySearch(this::found, this::lookAgain);
        picture.setMinHeight(0);
        picture.getChildren().add(tape);
        density.with(Density.TAPES, "detail.tapes")
                .with(Density.BARS, "detail.bars")
                .with(Density.HEAT, "detail.heat")
                .onChosen(d -> {
                    tape.density(Optional.of(d));
                    fitLegend();
                });
        groups.setId("detail-group");
        groups.getStyleClass().addAll("lg-group-choice");
        groups.setGraphic(Icons.of(MaterialDesignA.ACCOUNT_GROUP_OUTLINE, 15, "tone-consumer"));
        groups.accessibleTextProperty().bind(Texts.bind("detail.group"));
        var back = Buttons.link("topics.title", actions::back);
        back.setId("detail-back");
        title.setId("detail-title");
        title.setMinWidth(60);
        var search = Buttons.icon("key.open", MaterialDesignK.KEY_OUTLINE, key::open);
        search.setId("key-search-open");
        search.getStyleClass().add("small");
        bar =
                Sections.toolbar(
                        back,
                        Icons.of(MaterialDesignC.CHEVRON_RIGHT, 15, "tone-muted"),
                        title,
                        density,
                        twin,
                        search,
                        groups,
                        Sections.space(),
                        legend);
        bar.setMinWidth(0);
        groups.setMinWidth(USE_PREF_SIZE);
        groups.setMaxWidth(MOST_GROUP_WIDTH);
        bar.widthProperty().addListener((_, _, _) -> fitLegend());
        groups.widthProperty().addListener((_, _, _) -> fitLegend());
        search.widthProperty().addListener((_, _, _) -> fitLegend());
        title.widthProperty().addListener((_, _, _) -> fitLegend());
        VBox.setVgrow(picture, Priority.ALWAYS);
        drawer.setMinHeight(USE_PREF_SIZE);
        getChildren().addAll(bar, key, picture, drawer);
        Retold.with(this, () -> tape.refresh());
    }

    /// The legend is there only where it fits whole.
    private void fitLegend() {
        double taken = 0;
        for (var node : bar.getChildren()) {
            taken += node == legend ? 0 : node.prefWidth(-1) + bar.getSpacing();
        }
        boolean tapes = tape.density() == Density.TAPES && !twin.isTable();
        boolean fits = tapes && taken + legend.prefWidth(-1) + BAR_EDGES <= bar.getWidth();
        legend.setVisible(fits);
        legend.setManaged(fits);
    }

    private void fillTable() {
        if (twin.isTable()) {
            lastScene.ifPresent(scene -> table.show(scene, lastChosen));
        }
    }

    private void asTable(boolean wanted) {
        picture.getChildren().setAll(wanted ? table : tape);
        fillTable();
        fitLegend();
    }

    /// Opens the row in which a key is typed.
    void searchKey() {
        key.open();
    }

    private void found(int partition) {
        actions.partition(partition);
        tape.reveal(partition);
    }

    private void lookAgain() {
        lastShown.ifPresent(Runnable::run);
    }

    /// The other of picture and table.
    void turn() {
        twin.turn();
    }

    TapePane tape() {
        return tape;
    }

    /// Shows a drawer below the tape, or none.
    void drawer(Optional<Node> node) {
        drawer.getChildren().setAll(node.map(List::of).orElse(List.of()));
    }

    /// @param chosen the partition that is selected
    void show(TopicFacts facts, TapeScene plain, ClusterView view, OptionalInt chosen) {
        lastShown = Optional.of(() -> show(facts, plain, view, chosen));
        if (!topic.equals(facts.name())) {
            topic = facts.name();
            title.setText(topic);
            tape.density(Optional.empty());
            tape.setVvalue(0);
        }
        var scene = key.seek(plain, facts, view);
        tape.show(scene, view);
        lastScene = Optional.of(scene);
        lastChosen = chosen;
        fillTable();
        density.choose(tape.density());
        fitLegend();
        groups(view.groupsReading(topic), scene.group());
    }

    private void groups(List<GroupFacts> reading, Optional<String> chosen) {
        groups.setText(chosen.orElse(Texts.of("detail.noGroup")));
        var ids = reading.stream().map(GroupFacts::id).toList();
        if (ids.equals(groupIds) && !groups.getItems().isEmpty()) {
            return;
        }
        groupIds = ids;
        var items = new ArrayList<MenuItem>();
        for (var id : ids) {
            items.add(item(id, () -> actions.group(Optional.of(id))));
        }
        items.add(item(Texts.of("detail.noGroup"), () -> actions.group(Optional.empty())));
        groups.getItems().setAll(items);
    }

    private static MenuItem item(String text, Runnable action) {
        var item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> action.run());
        return item;
    }

    private static HBox legend() {
        var box = new HBox(12);
        box.getStyleClass().add("lg-legend");
        for (var look : List.of("processed", "readable", "unreplicated")) {
            var sample = new javafx.scene.layout.Region();
            sample.getStyleClass().addAll("lg-legend-cell", look);
            var words = Labels.bound("tape." + look, "small", "muted");
            words.setGraphic(sample);
            words.setGraphicTextGap(6);
            box.getChildren().add(words);
        }
        box.getChildren().add(Labels.bound("detail.aboveBelow", "small", "muted"));
        box.setMinWidth(0);
        return box;
    }

    /// Tells what the group chooser does, for the palette.
    void eachGroup(Consumer<String> action) {
        groupIds.forEach(action);
    }
}
