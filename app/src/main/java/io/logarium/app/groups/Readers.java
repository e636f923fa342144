package io.logarium.app.groups;

import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.apache.kafka.common.TopicPartition;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// Readers that assign their partitions themselves: in no group, with no commits. Only those of this program are known.
final class Readers extends VBox {
    private final Lab lab;
    private List<Object> shown = List.of();

    Readers(Lab lab) {
        super(6);
        this.lab = lab;
        setId("readers");
        getStyleClass().add("lg-readers");
        show();
        Retold.with(
                this,
                () -> {
                    shown = List.of();
                    show();
                });
    }

    /// Draws anew what has changed.
    void show() {
        var readers = lab.consumers().stream().filter(c -> !c.plan().joins()).toList();
        var states = List.<Object>copyOf(readers.stream().map(LabConsumer::state).toList());
        if (states.equals(shown) && isVisible() == !readers.isEmpty()) {
            return;
        }
        shown = states;
        setVisible(!readers.isEmpty());
        setManaged(!readers.isEmpty());
        getChildren().setAll(Labels.bound("groups.readers", "h3"));
        readers.forEach(r -> getChildren().add(row(r)));
        getChildren().add(Labels.prose("groups.readers.hint", "small", "muted"));
    }

    private Node row(LabConsumer reader) {
        var state = reader.state();
        var name = Labels.plain(reader.plan().name(), "strong");
        name.setGraphic(Icons.of(MaterialDesignD.DOWNLOAD, 14, "tone-consumer"));
        var places =
                state.positions().entrySet().stream()
                        .sorted(
                                Comparator.comparing((Map.Entry<TopicPartition, Long> e) ->
                                        e.getKey().toString()))
                        .map(e -> e.getKey() + " " + Numbers.grouped(e.getValue()))
                        .collect(Collectors.joining("   "));
        boolean over = state.phase().isOver();
        var stop =
                Buttons.small(
                        over ? "groups.knob.forget" : "groups.knob.close",
                        MaterialDesignS.STOP,
                        () -> {
                            if (over) {
                                lab.forget(reader);
                            } else {
                                reader.stop();
                            }
                        });
        stop.setId("stop-" + reader.plan().name());
        var row =
                new HBox(
                        12,
                        name,
                        Labels.plain("assign()", "mono", "small", "tone-consumer"),
                        Labels.plain(Texts.of("consume.phase." + state.phase()), "small", "muted"),
                        Labels.plain(places, "mono", "small"),
                        Sections.space(),
                        stop);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("lg-member");
        return row;
    }
}
