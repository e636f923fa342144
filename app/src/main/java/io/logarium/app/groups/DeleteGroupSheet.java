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
import javafx.scene.control.TextField;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;

/// Deletes a group after its name was typed: its committed offsets are gone with it.
final class DeleteGroupSheet {
    private final Sheet sheet;
    private final TextField typed = new TextField();

    DeleteGroupSheet(Desk desk, GroupFacts group, Runnable close, Runnable deleted) {
        sheet = new Sheet(Texts.bind("groups.delete.title", group.id()), close);
        var problem = new ProblemBox();
        var command = new CodeTabs("delete-group-command");
        command.show(GroupSnippets.deleteGroup(group.id(), desk.cluster().bootstrap()));
        typed.setId("delete-group-name");
        typed.getStyleClass().add("mono");
        typed.accessibleTextProperty().bind(Texts.bind("groups.delete.type", group.id()));
        var delete =
                Buttons.danger(
                        "groups.delete.do",
                        MaterialDesignD.DELETE_OUTLINE,
                        () ->
                                desk.ask(
                                        client -> client.deleteGroup(group.id()),
                                        id -> {
                                            sheet.close();
                                            desk.tell(
                                                    Notice.ok(Texts.of("groups.delete.done", id)));
                                            deleted.run();
                                        },
                                        problem::show));
        delete.getStyleClass().add("primary");
        delete.setId("delete-group-do");
        delete.setDisable(true);
        typed.textProperty()
                .addListener((_, _, text) -> delete.setDisable(!text.equals(group.id())));
        sheet.content(
                Sections.callout(
                        Tint.BAD,
                        Labels.bound(
                                Texts.bind("groups.delete.warning", group.committed().size()),
                                "strong"),
                        Labels.prose("groups.delete.means")),
                Labels.bound(Texts.bind("groups.delete.type", group.id())),
                typed,
                Labels.bound("code.same", "h3"),
                command,
                problem);
        if (!group.isEmpty()) {
            sheet.content(
                    Sections.callout(
                            Tint.BAD,
                            Labels.bound(
                                    Texts.bind("groups.delete.inUse", group.members().size()),
                                    "strong"),
                            Labels.prose("groups.delete.inUseMeans")),
                    Labels.bound("code.same", "h3"),
                    command);
        }
        sheet.buttons(delete, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
    }

    Sheet node() {
        return sheet;
    }

    void focus() {
        typed.requestFocus();
    }
}
