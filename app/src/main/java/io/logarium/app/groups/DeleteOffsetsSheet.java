package io.logarium.app.groups;

import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.state.Notice;
import io.logarium.app.snippet.GroupSnippets;
import io.logarium.app.text.Texts;
import io.logarium.app.parts.CodeTabs;
import io.logarium.app.topics.Desk;
import io.logarium.app.topics.ProblemBox;
import io.logarium.app.topics.Sheet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;

/// Makes a group forget how far it has read a topic.
final class DeleteOffsetsSheet {
    private final Desk desk;
    private final GroupFacts group;
    private final Sheet sheet;
    private final ComboBox<String> topic = new ComboBox<>();
    private final CodeTabs command = new CodeTabs("delete-offsets-command");
    private final ProblemBox problem = new ProblemBox();
    private final Button delete;

    DeleteOffsetsSheet(Desk desk, GroupFacts group, Runnable close) {
        this.desk = desk;
        this.group = group;
        sheet = new Sheet(Texts.bind("groups.deleteOffsets.title", group.id()), close);
        delete = Buttons.danger("groups.deleteOffsets.do", MaterialDesignE.ERASER, this::delete);
        delete.getStyleClass().add("primary");
        delete.setId("delete-offsets-do");
        topic.setId("delete-offsets-topic");
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.getItems()
                .setAll(
                        group.committed().keySet().stream()
                                .map(p -> p.topic())
                                .distinct()
                                .sorted()
                                .toList());
        topic.valueProperty().addListener((_, _, _) -> check());
        topic.getSelectionModel().selectFirst();
        topic.accessibleTextProperty().bind(Texts.bind("groups.add.topic"));
        sheet.content(
                Labels.bound("groups.add.topic", "small", "muted"),
                topic,
                Sections.callout(
                        Tint.WARN,
                        Labels.prose("groups.deleteOffsets.warning", "strong"),
                        Labels.prose("groups.deleteOffsets.means")),
                Labels.bound("code.same", "h3"),
                command,
                problem);
        sheet.buttons(delete, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
        check();
    }

    private void check() {
        boolean chosen = topic.getValue() != null;
        delete.setDisable(!chosen);
        problem.clear();
        command.show(
                chosen
                        ? GroupSnippets.deleteOffsets(
                                group.id(), places(), desk.cluster().bootstrap())
                        : GroupSnippets.describe(group.id(), desk.cluster().bootstrap()));
    }

    /// Where the group has committed offsets in the chosen topic.
    private Set<TopicPartition> places() {
        return group.committed().keySet().stream()
                .filter(p -> p.topic().equals(topic.getValue()))
                .collect(Collectors.toSet());
    }

    private void delete() {
        var places = places();
        desk.ask(
                client -> client.deleteOffsets(group.id(), places),
                count -> {
                    sheet.close();
                    desk.tell(Notice.ok(Texts.of("groups.deleteOffsets.done", count)));
                },
                problem::show);
    }

    Sheet node() {
        return sheet;
    }

    void focus() {
        topic.requestFocus();
    }
}
