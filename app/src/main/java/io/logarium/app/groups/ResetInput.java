package io.logarium.app.groups;

import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Segmented;
import io.logarium.app.text.Texts;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.apache.kafka.common.TopicPartition;

/// Where offsets shall go and which of them, as a person chooses and types it.
final class ResetInput extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final String ALL = "";
    private static final long LATELY_MS = 600_000;
    private static final int MOST_PARTITIONS = 100;

    private final LongSupplier nowMs;
    private final Runnable changed;
    private final Segmented<ResetKind> first = new Segmented<>();
    private final Segmented<ResetKind> second = new Segmented<>();
    private final ComboBox<String> scope = new ComboBox<>();
    private final TextField input = new TextField();
    private final TextArea file = new TextArea();
    private final Label hint = Labels.plain("", "small", "muted");
    private final VBox inputPlace = new VBox(3);
    private ResetKind kind = ResetKind.EARLIEST;

    /// @param changed called after each choice and each key
    ResetInput(LongSupplier nowMs, Runnable changed) {
        super(12);
        this.nowMs = nowMs;
        this.changed = changed;
        kinds(first, ResetKind.EARLIEST, ResetKind.LATEST, ResetKind.CURRENT, ResetKind.DATETIME);
        kinds(second, ResetKind.OFFSET, ResetKind.SHIFT, ResetKind.DURATION, ResetKind.FILE);
        first.choose(kind);
        scope();
        input.setId("reset-input");
        input.getStyleClass().add("mono");
        file.setId("reset-file");
        file.getStyleClass().addAll("mono");
        file.setPrefRowCount(4);
        hint.setWrapText(true);
        hint.setMinHeight(Label.USE_PREF_SIZE);
        arrange();
        input.textProperty().addListener((_, _, _) -> changed.run());
        file.textProperty().addListener((_, _, _) -> changed.run());
        getChildren()
                .addAll(
                        new VBox(6, Labels.bound("groups.reset.where", "h3"), first, second),
                        scope,
                        inputPlace,
                        hint);
    }

    private void kinds(Segmented<ResetKind> row, ResetKind... kinds) {
        row.getStyleClass().add("small");
        for (var each : kinds) {
            row.with(each, "groups.reset.kind." + each);
        }
        row.onChosen(this::choose);
    }

    private void scope() {
        scope.setId("reset-scope");
        scope.getStyleClass().add("lg-compact");
        scope.setMaxWidth(Double.MAX_VALUE);
        scope.getItems().add(ALL);
        scope.setValue(ALL);
        scope.setConverter(
                new StringConverter<>() {
                    @Override
                    public String toString(String value) {
                        return value == null || value.equals(ALL)
                                ? Texts.of("groups.reset.all")
                                : value;
                    }

                    @Override
                    public String fromString(String text) {
                        return text;
                    }
                });
        scope.valueProperty().addListener((_, _, _) -> changed.run());
        scope.accessibleTextProperty().bind(Texts.bind("groups.reset.scope"));
    }

    private void arrange() {
        var nodes = new ArrayList<Node>();
        if (kind == ResetKind.FILE) {
            nodes.add(file);
        } else if (kind.takesInput()) {
            nodes.add(input);
            input.setText(
                    switch (kind) {
                        case DATETIME ->
                                Typed.shown(nowMs.getAsLong() - LATELY_MS, ZoneId.systemDefault());
                        case DURATION -> "PT10M";
                        case SHIFT -> "-10";
                        default -> "0";
                    });
            input.accessibleTextProperty().bind(Texts.bind("groups.reset.kind." + kind));
        }
        inputPlace.getChildren().setAll(nodes);
        hint.setText(Texts.of("groups.reset.hint." + kind));
    }

    ResetKind kind() {
        return kind;
    }

    /// Turns a way on, as its button does.
    void choose(ResetKind chosen) {
        kind = chosen;
        first.none();
        second.none();
        first.choose(chosen);
        second.choose(chosen);
        arrange();
        changed.run();
    }

    /// All, then each topic where there are several, then each partition.
    void offer(List<ResetPlan.Place> known) {
        var names = new ArrayList<String>();
        names.add(ALL);
        var topics = new TreeSet<String>();
        known.forEach(p -> topics.add(p.at().topic()));
        if (topics.size() > 1) {
            names.addAll(topics);
        }
        known.stream().limit(MOST_PARTITIONS).forEach(p -> names.add(p.at().toString()));
        if (!names.equals(scope.getItems())) {
            var value = scope.getValue();
            scope.getItems().setAll(names);
            scope.setValue(value != null && names.contains(value) ? value : ALL);
        }
    }

    /// Those of the places that are chosen.
    List<ResetPlan.Place> chosen(List<ResetPlan.Place> places) {
        var value = scope.getValue();
        return value == null || value.equals(ALL)
                ? places
                : places.stream()
                        .filter(p -> isAlone(p.at()) || p.at().topic().equals(value))
                        .toList();
    }

    /// This very partition was chosen, and no other.
    boolean isAlone(TopicPartition at) {
        return at.toString().equals(scope.getValue());
    }

    /// Whether what is typed can be understood; if not, its field says so.
    boolean isValid() {
        boolean valid =
                switch (kind) {
                    case EARLIEST, LATEST, CURRENT -> true;
                    case OFFSET -> number() >= 0;
                    case SHIFT -> Typed.number(input.getText()).isPresent();
                    case DATETIME, DURATION -> moment().isPresent();
                    case FILE ->
                            !file.getText().isBlank() && ResetPlan.file(file.getText()).isPresent();
                };
        input.pseudoClassStateChanged(ERROR, kind.takesInput() && !valid);
        return valid;
    }

    /// The offset or the step that is typed; -1 where it is none.
    long number() {
        return Typed.number(input.getText()).orElse(-1);
    }

    /// The moment that is meant, for the ways that go by time.
    OptionalLong moment() {
        if (kind != ResetKind.DURATION) {
            return Typed.moment(input.getText(), ZoneId.systemDefault());
        }
        var back = Typed.duration(input.getText());
        return back.isPresent()
                ? OptionalLong.of(nowMs.getAsLong() - back.get().toMillis())
                : OptionalLong.empty();
    }

    /// The offsets of the file that is pasted.
    Optional<Map<TopicPartition, Long>> file() {
        return ResetPlan.file(file.getText());
    }

    /// What is typed, without blanks around it.
    String typed() {
        return input.getText().strip();
    }

    /// Kafka's tool reads a time without a zone as UTC, so it is always given one.
    String forTool() {
        return switch (kind) {
            case EARLIEST, LATEST, CURRENT -> "";
            case OFFSET, SHIFT, DURATION -> typed();
            case DATETIME -> {
                var moment = moment();
                yield moment.isPresent()
                        ? Typed.forTool(moment.getAsLong(), ZoneId.systemDefault())
                        : "TIME";
            }
            case FILE -> "offsets.csv";
        };
    }
}
