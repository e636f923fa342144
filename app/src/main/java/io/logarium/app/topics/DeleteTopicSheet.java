package io.logarium.app.topics;

import io.logarium.app.parts.CodeTabs;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.state.Notice;
import io.logarium.app.snippet.TopicSnippets;
import io.logarium.app.text.Texts;
import javafx.scene.control.TextField;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// Deletes a topic after its name was typed: nothing brings its records back.
final class DeleteTopicSheet {
    private final Sheet sheet;
    private final TextField typed = new TextField();

    DeleteTopicSheet(Desk desk, TopicFacts topic, Runnable close, Runnable deleted) {
        sheet = new Sheet(Texts.bind("delete.title", topic.name()), close);
        var problem = new ProblemBox();
        var command = new CodeTabs("delete-command");
        command.show(TopicSnippets.delete(topic.name(), desk.cluster().bootstrap()));
        typed.setId("delete-name");
        typed.getStyleClass().add("mono");
        typed.accessibleTextProperty().bind(Texts.bind("delete.type", topic.name()));
        var delete =
                Buttons.danger(
                        "delete.do",
                        MaterialDesignD.DELETE_OUTLINE,
                        () ->
                                desk.ask(
                                        client -> {
                                            desk.lab().stopWriting(topic.name());
                                            return client.deleteTopic(topic.name());
                                        },
                                        name -> {
                                            sheet.close();
                                            desk.tell(Notice.ok(Texts.of("delete.done", name)));
                                            deleted.run();
                                        },
                                        problem::show));
        delete.getStyleClass().add("primary");
        delete.setId("delete-do");
        delete.setDisable(true);
        typed.setOnAction(_ -> delete.fire());
        typed.textProperty()
                .addListener((_, _, text) -> delete.setDisable(!text.equals(topic.name())));
        sheet.content(
                Sections.callout(
                        Tint.BAD,
                        Labels.bound(
                                Texts.bind(
                                        "delete.warning",
                                        topic.partitions().size(),
                                        topic.records().orElse(0)),
                                "strong"),
                        Labels.prose("delete.groups")),
                Labels.bound(Texts.bind("delete.type", topic.name())),
                typed,
                Labels.bound("code.same", "h3"),
                command,
                problem);
        sheet.buttons(delete, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
    }

    Sheet node() {
        return sheet;
    }

    void focus() {
        typed.requestFocus();
    }
}
