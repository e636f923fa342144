package io.logarium.app.topics;

import io.logarium.app.parts.CodeTabs;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.state.Notice;
import io.logarium.app.snippet.TopicSnippets;
import io.logarium.app.text.Texts;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.ValidationSupport;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// Removes the oldest records: for each partition up to an offset. The log start moves there.
final class DeleteRecordsSheet {
    /// More partitions are done from the console.
    private static final int MOST_FIELDS = 50;

    private final Desk desk;
    private final TopicFacts topic;
    private final Sheet sheet;
    private final SortedMap<Integer, Field> fields = new TreeMap<>();
    private final CodeTabs command = new CodeTabs("records-command");
    private final Button delete;

    DeleteRecordsSheet(Desk desk, TopicFacts topic, Runnable close) {
        this.desk = desk;
        this.topic = topic;
        this.sheet = new Sheet(Texts.bind("records.title", topic.name()), close);
        var problem = new ProblemBox();
        delete =
                Buttons.danger(
                        "records.do",
                        MaterialDesignD.DELETE_OUTLINE,
                        () ->
                                desk.ask(
                                        client -> client.deleteRecords(topic.name(), wanted()),
                                        starts -> {
                                            sheet.close();
                                            desk.tell(
                                                    Notice.ok(
                                                            Texts.of(
                                                                    "records.done", topic.name())));
                                        },
                                        problem::show));
        delete.setId("records-do");
        var column = new VBox(8);
        var validation = new ValidationSupport();
        topic.partitions().stream()
                .limit(MOST_FIELDS)
                .forEach(p -> column.getChildren().add(field(p, validation)));
        sheet.content(
                Labels.prose("records.hint", "muted"),
                column,
                Sections.callout(Tint.WARN, Labels.prose("records.warning")),
                Labels.bound("code.same", "h3"),
                command,
                problem);
        sheet.buttons(delete, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
        changed();
    }

    private Field field(PartitionFacts partition, ValidationSupport validation) {
        long start = partition.logStart().orElse(0);
        long end = partition.highWatermark().orElse(0);
        var name = new Label();
        name.textProperty().bind(Texts.bind("records.before", partition.index(), start, end));
        name.getStyleClass().addAll("small", "muted");
        var field =
                new Field(
                        "records-" + partition.index(),
                        name,
                        validation,
                        text -> check(text, start, end));
        field.input().accessibleTextProperty().bind(name.textProperty());
        field.input().textProperty().addListener((_, _, _) -> changed());
        fields.put(partition.index(), field);
        return field;
    }

    private static Optional<String> check(String text, long start, long end) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean fine =
                text.matches("\\d{1,18}")
                        && Long.parseLong(text) >= start
                        && Long.parseLong(text) <= end;
        return fine ? Optional.empty() : Optional.of("records.wrong");
    }

    private SortedMap<Integer, Long> wanted() {
        var offsets = new TreeMap<Integer, Long>();
        fields.forEach((partition, field) -> {
            if (!field.text().isEmpty() && field.isValid()) {
                offsets.put(partition, Long.parseLong(field.text()));
            }
        });
        return offsets;
    }

    private void changed() {
        boolean fine = fields.values().stream().allMatch(Field::isValid);
        delete.setDisable(!fine || wanted().isEmpty());
        command.show(
                TopicSnippets.deleteRecords(topic.name(), wanted(), desk.cluster().bootstrap()));
    }

    Sheet node() {
        return sheet;
    }

    void focus() {
        fields.values().stream().findFirst().ifPresent(f -> f.input().requestFocus());
    }
}
