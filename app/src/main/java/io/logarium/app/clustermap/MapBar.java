package io.logarium.app.clustermap;

import atlantafx.base.controls.ToggleSwitch;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.parts.Tint;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignL;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;

/// The row above the map: map or table, whether internal topics are shown, how the cluster is in a word, and the legend.
final class MapBar extends StackPane {
    private static final List<String> LEGEND =
            List.of(
                    "map.legend.leads",
                    "map.legend.follows",
                    "map.legend.lags",
                    "map.legend.gone",
                    "map.legend.record");

    private final Segmented<Boolean> twin = new Segmented<>();
    private final ToggleSwitch internal = new ToggleSwitch();
    private final HBox state = new HBox();
    private final DiagramSurface legend = new DiagramSurface();
    private final TextField filter = new TextField();
    private final Button copy;
    private final Consumer<Boolean> asTable;
    private boolean table;

    MapBar(Consumer<Boolean> asTable, Runnable copied, Runnable changed) {
        this.asTable = asTable;
        twin.with(false, "map.view.map", MaterialDesignL.LAN)
                .with(true, "map.view.table", MaterialDesignT.TABLE)
                .choose(false)
                .onChosen(this::asTable);
        twin.setId("map-twin");
        copy = Buttons.icon("twin.copy", MaterialDesignC.CONTENT_COPY, copied);
        copy.setId("map-twin-copy");
        copy.getStyleClass().add("small");
        asTable(false);
        internal.setId("map-internal");
        internal.textProperty().bind(Texts.bind("map.internal"));
        internal.setMinWidth(USE_PREF_SIZE);
        internal.selectedProperty().addListener((_, _, _) -> changed.run());
        filter.setId("map-filter");
        filter.setPrefWidth(216);
        filter.setMinWidth(70);
        filter.promptTextProperty().bind(Texts.bind("map.filter"));
        filter.accessibleTextProperty().bind(Texts.bind("map.filter"));
        filter.textProperty().addListener((_, _, _) -> changed.run());
        state.setAlignment(Pos.CENTER_LEFT);
        state.setMinWidth(0);
        legend.setMinHeight(22);
        legend.setMaxHeight(22);
        legend.setMinWidth(0);
        legend.setMouseTransparent(true);
        HBox.setHgrow(legend, Priority.ALWAYS);
        legend.source((width, _, measure) -> legend(width, measure));
        var title = Labels.bound("map.title", "h1");
        title.setMinWidth(Label.USE_PREF_SIZE);
        getChildren().add(Sections.toolbar(title, twin, copy, filter, internal, state, legend));
    }

    /// The other of map and table, as a click on it.
    void turn() {
        asTable(!table);
    }

    private void asTable(boolean wanted) {
        boolean changed = wanted != table;
        table = wanted;
        twin.choose(wanted);
        copy.setVisible(wanted);
        copy.setManaged(wanted);
        if (changed) {
            asTable.accept(wanted);
        }
    }

    /// What is searched for.
    MapFilter filter() {
        return new MapFilter(filter.getText());
    }

    void focusFilter() {
        filter.requestFocus();
        filter.selectAll();
    }

    boolean isTyping() {
        return filter.isFocused();
    }

    boolean showsInternal() {
        return internal.isSelected();
    }

    /// How the cluster is: the worst comes first.
    void show(MapScene scene, ClusterView view) {
        long leaderless = view.topics().stream().mapToLong(TopicFacts::leaderless).sum();
        long under = view.topics().stream().mapToLong(TopicFacts::underReplicated).sum();
        int down = (int) scene.brokers().stream().filter(b -> !b.isUp()).count();
        boolean noQuorum =
                scene.quorum().filter(q -> !q.voters().isEmpty() && !q.hasMajority()).isPresent();
        Label pill;
        if (view.contact() instanceof ClusterView.Contact.Lost) {
            pill = Labels.pill(Tint.BAD, Texts.of("map.lost"));
        } else if (noQuorum) {
            pill = Labels.pill(Tint.BAD, Texts.of("map.noQuorum"));
        } else if (leaderless > 0) {
            pill = Labels.pill(Tint.BAD, Texts.of("map.leaderless", leaderless));
        } else if (under > 0) {
            pill = Labels.pill(Tint.WARN, Texts.of("map.under", under));
        } else if (down > 0) {
            pill = Labels.pill(Tint.WARN, Texts.of("map.down", down));
        } else {
            pill = Labels.pill(Tint.OK, Texts.of("map.sync"));
        }
        var now = state.getChildren().stream().map(n -> ((Label) n).getText()).toList();
        if (!now.equals(List.of(pill.getText()))) {
            pill.setId("map-state");
            state.getChildren().setAll(pill);
        }
    }

    void refresh() {
        legend.refresh();
    }

    /// One sentence to learn: filled leads, outlined follows, hatched lags, dashed is gone. At the right end; where there is not room
    /// for all, the last ones are left out.
    static Picture legend(double width, TextMeasure measure) {
        var fitting = new ArrayList<String>();
        double taken = 0;
        for (var key : LEGEND) {
            taken += width(key, measure);
            if (taken > width) {
                break;
            }
            fitting.add(key);
        }
        var picture = new Picture.Builder();
        double x = width - fitting.stream().mapToDouble(k -> width(k, measure)).sum();
        for (var key : fitting) {
            picture.add(sample(key, x));
            picture.add(Shape.text(x + 24, 15.5, Texts.of(key), TextStyle.LABEL, Tone.FG_MUTED));
            x += width(key, measure);
        }
        return picture.build();
    }

    private static double width(String key, TextMeasure measure) {
        return measure.width(Texts.of(key), TextStyle.LABEL) + 38;
    }

    private static Shape sample(String key, double x) {
        var box = new Box(x, 4.5, 18, 13);
        return switch (key) {
            case "map.legend.leads" -> Shape.rect(box, 3, Fill.of(Tone.LEADER), Stroke.NONE);
            case "map.legend.follows" ->
                    Shape.rect(box, 3, Fill.of(Tone.REPLICA_SUBTLE), Stroke.of(Tone.REPLICA, 1.5));
            case "map.legend.lags" ->
                    Shape.rect(
                            box,
                            3,
                            Fill.hatched(Tone.WARN, Tone.WARN_SUBTLE),
                            Stroke.of(Tone.WARN, 1.5));
            case "map.legend.gone" ->
                    Shape.rect(box, 3, Fill.NONE, Stroke.of(Tone.GONE, 1.5).dashed());
            default -> Shape.rect(new Box(x + 5, 6, 10, 10), 2, Fill.of(Tone.KEY_2), Stroke.NONE);
        };
    }
}
