package io.logarium.app.topics;

import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordPlan;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.KeyColour;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One record to send: key, partition, delivery, value and headers.
final class RecordForm extends HBox {
    /// By key, as a choice of the partition.
    private static final int BY_KEY = -1;

    private final Segmented<Kind> keyKind = new Segmented<>();
    private final TextField key = new TextField();
    private final Region colour = new Region();
    private final ComboBox<Integer> partition = new ComboBox<>();
    private final DeliveryChoice delivery;
    private final Segmented<Kind> valueKind = new Segmented<>();
    private final TextArea value = new TextArea();
    private final Label seen = Labels.plain("", "small");
    private final HeadersEditor headers;
    private final StackPane middle = new StackPane();
    private final Segmented<Boolean> part = new Segmented<>();
    private final Runnable changed;
    private Kind keyIs = Kind.TEXT;
    private Kind valueIs = Kind.TEXT;
    private int partitions;
    private boolean ready;

    /// What a key or a value is. Null and empty are different in Kafka.
    private enum Kind {
        TEXT,
        EMPTY,
        NULL
    }

    RecordForm(Runnable changed) {
        super(16);
        this.changed = changed;
        delivery = new DeliveryChoice("produce", this::changed);
        headers = new HeadersEditor(this::changed);
        getChildren().addAll(left(), centre());
        partitions(0);
        ready = true;
        tell();
    }

    private VBox left() {
        key.setId("produce-key");
        key.setText("user_007");
        key.getStyleClass().addAll("mono", "lg-compact");
        key.accessibleTextProperty().bind(Texts.bind("produce.key"));
        key.textProperty().addListener((_, _, _) -> changed());
        colour.getStyleClass().add("lg-key-sample");
        StackPane.setAlignment(colour, Pos.CENTER_RIGHT);
        kinds(keyKind, "produce.key", k -> keyIs = k);
        partition.setId("produce-partition");
        partition.getStyleClass().addAll("lg-compact", "mono");
        partition.setMaxWidth(Double.MAX_VALUE);
        partition.accessibleTextProperty().bind(Texts.bind("produce.partition"));
        partition.setCellFactory(_ -> new PartitionCell());
        partition.setButtonCell(new PartitionCell());
        partition.valueProperty().addListener((_, _, _) -> changed());
        var head =
                new HBox(
                        6,
                        Labels.bound("produce.key", "small", "muted"),
                        Sections.space(),
                        keyKind);
        head.setAlignment(Pos.CENTER_LEFT);
        var column =
                new VBox(
                        6,
                        head,
                        new StackPane(key, colour),
                        new VBox(3, Labels.bound("produce.partition", "small", "muted"), partition),
                        delivery);
        column.setMinWidth(236);
        column.setMaxWidth(236);
        return column;
    }

    private static final class PartitionCell extends ListCell<Integer> {
        @Override
        protected void updateItem(Integer item, boolean empty) {
            super.updateItem(item, empty);
            setText(
                    empty || item == null
                            ? ""
                            : item == BY_KEY ? Texts.of("produce.byKey") : "P" + item);
        }
    }

    private VBox centre() {
        value.setId("produce-value");
        value.getStyleClass().add("mono");
        value.setWrapText(true);
        value.accessibleTextProperty().bind(Texts.bind("produce.value"));
        value.setText(
                """
                {
                  "order_id": "ord-30418",
                  "user": "user_007",
                  "item": "keyboard",
                  "qty": 1,
                  "total": 79.90
                }\
                """);
        value.textProperty().addListener((_, _, _) -> changed());
        kinds(valueKind, "produce.value", k -> valueIs = k);
        part.getStyleClass().add("small");
        part.with(true, "produce.value").with(false, "produce.headers").choose(true);
        part.onChosen(this::showPart);
        seen.setId("produce-seen");
        seen.setMinWidth(0);
        seen.setWrapText(true);
        seen.setMinHeight(Label.USE_PREF_SIZE);
        var head = new HBox(8, part, Sections.space(), valueKind);
        head.setMinWidth(HBox.USE_PREF_SIZE);
        head.setAlignment(Pos.CENTER_LEFT);
        showPart(true);
        VBox.setVgrow(middle, Priority.ALWAYS);
        var column = new VBox(6, head, middle, seen);
        HBox.setHgrow(column, Priority.ALWAYS);
        column.setMaxWidth(440);
        return column;
    }

    private void showPart(boolean valueShown) {
        Node shown = valueShown ? value : headers;
        middle.getChildren().setAll(shown);
        valueKind.setVisible(valueShown);
    }

    private void kinds(
            Segmented<Kind> choice, String nameKey, java.util.function.Consumer<Kind> set) {
        choice.getStyleClass().add("small");
        for (var kind : Kind.values()) {
            choice.with(kind, nameKey + "." + kind);
        }
        choice.choose(Kind.TEXT);
        choice.onChosen(kind -> {
            set.accept(kind);
            changed();
        });
    }

    /// The topic may have got more partitions.
    void topic(TopicFacts topic) {
        partitions(topic.partitions().size());
    }

    private void partitions(int count) {
        if (count == partitions && !partition.getItems().isEmpty()) {
            return;
        }
        partitions = count;
        var before = partition.getValue();
        List<Integer> choices = new ArrayList<>(List.of(BY_KEY));
        for (int i = 0; i < count; i++) {
            choices.add(i);
        }
        partition.setItems(FXCollections.observableArrayList(choices));
        partition.setValue(before != null && before < count ? before : BY_KEY);
    }

    /// Chooses a partition by hand.
    void choose(int index) {
        partition.setValue(index);
    }

    void focusKey() {
        key.requestFocus();
    }

    Payload key() {
        return payload(keyIs, key.getText());
    }

    OptionalInt partition() {
        var chosen = partition.getValue();
        return chosen == null || chosen == BY_KEY ? OptionalInt.empty() : OptionalInt.of(chosen);
    }

    RecordPlan plan(String topic) {
        return new RecordPlan(
                topic,
                key(),
                payload(valueIs, value.getText()),
                partition(),
                headers.headers(),
                delivery.acks(),
                delivery.compression());
    }

    private static Payload payload(Kind kind, String text) {
        return switch (kind) {
            case TEXT -> Payload.text(text);
            case EMPTY -> Payload.text("");
            case NULL -> Payload.none();
        };
    }

    /// Whoever made it does not want to hear of it before it is made.
    private void changed() {
        if (ready) {
            tell();
            changed.run();
        }
    }

    private void tell() {
        key.setDisable(keyIs != Kind.TEXT);
        value.setDisable(valueIs != Kind.TEXT);
        var bytes = key().wire();
        colour.setVisible(keyIs == Kind.TEXT);
        colour.setStyle(
                "-fx-background-color: " + KeyColour.fill(Content.of(bytes)).cssName() + ";");
        tellSeen();
    }

    private void tellSeen() {
        switch (valueIs) {
            case NULL -> seen(Tint.INFO, Texts.of("produce.tombstone"));
            case EMPTY -> seen(Tint.INFO, Texts.of("produce.zeroBytes"));
            case TEXT -> tellText(ValueCheck.look(value.getText()));
        }
    }

    private void tellText(ValueCheck.Seen look) {
        switch (look) {
            case ValueCheck.Seen.Json(var bytes, var compact, var inexact) -> {
                if (inexact.isPresent()) {
                    seen(Tint.WARN, Texts.of("produce.bigNumber", inexact.get()));
                } else {
                    seen(Tint.OK, Texts.of("produce.json", bytes, compact));
                }
            }
            case ValueCheck.Seen.BrokenJson(var line, var column, var why) ->
                    seen(Tint.WARN, Texts.of("produce.notJson", line, column, why));
            case ValueCheck.Seen.PlainText(var bytes) ->
                    seen(Tint.INFO, Texts.of("produce.plainText", bytes));
        }
    }

    private void seen(Tint tint, String words) {
        seen.setText(words);
        var tone = tint == Tint.INFO ? "muted" : "tone-" + tint.styleClass();
        seen.setGraphic(Icons.of(tint.icon(), 13, tone));
        seen.getStyleClass().setAll("label", "small", tone);
    }

    /// Says it in the language of now.
    void refresh() {
        tellSeen();
        var chosen = partition.getValue();
        partition.setButtonCell(new PartitionCell());
        partition.setValue(chosen);
    }
}
