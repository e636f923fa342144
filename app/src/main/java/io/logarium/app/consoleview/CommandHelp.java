package io.logarium.app.consoleview;

import io.logarium.app.console.Completions.Candidate;
import io.logarium.app.console.Completions.Kind;
import io.logarium.app.console.ConsoleSession;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// The inspector of the console: what the command at hand does and which options it has; how the console works.
final class CommandHelp extends VBox {
    private static final int MAX_OPTIONS = 60;
    private static final double NAME_WIDTH = 132;

    private final ConsoleSession session;
    private final Store store;
    private final Label name = Labels.plain("", "h2", "mono");
    private final Label what = Labels.plain("", "body");
    private final VBox options = new VBox(2);
    private final VBox optionSection = Sections.inspectorSection("console.help.options", options);
    private final Label where = Labels.plain("", "body");
    private String shown = "?";
    private boolean all;

    CommandHelp(ConsoleSession session, Store store) {
        this.session = session;
        this.store = store;
        what.setWrapText(true);
        where.setWrapText(true);
        name.setWrapText(true);
        var kind = Labels.bound("console.help.title", "small", "muted");
        kind.setGraphic(Icons.of(MaterialDesignC.CONSOLE, 14, "tone-muted"));
        var head = new VBox(2, kind, name, what);
        head.getStyleClass().add("inspector-head");
        getChildren()
                .addAll(
                        head,
                        optionSection,
                        Sections.inspectorSection("console.help.where", where),
                        Sections.inspectorSection(
                                "console.help.how", Labels.prose("console.help.how.text", "body")),
                        Sections.inspectorSection(
                                "console.help.keys",
                                key("console.key.complete", "Ctrl Space"),
                                key("console.key.history", "↑"),
                                key("console.key.line", "Shift Enter"),
                                key("console.key.stop", "Ctrl C"),
                                key("console.key.end", "Ctrl D")));
        store.watch(s -> s.health(), this::tellAddress);
        Retold.with(
                this,
                () -> {
                    tellAddress(store.state().health());
                    var word = shown;
                    shown = "?";
                    show(word);
                });
        show("");
    }

    /// Tells of the command whose name is the first word typed.
    void show(String word) {
        var command = Descriptions.name(word);
        if (command.equals(shown)) {
            return;
        }
        shown = command;
        all = false;
        var description = Descriptions.ofTool(command);
        boolean known = !description.isEmpty();
        name.setText(known ? command : Texts.of("console.help.none"));
        what.setText(known ? description : Texts.of("console.help.none.text"));
        optionSection.setVisible(false);
        optionSection.setManaged(false);
        if (known) {
            askOptions(command);
        }
    }

    private void askOptions(String command) {
        var question = command + " --";
        store.work(
                () -> session.complete(question, question.length()),
                found -> {
                    if (command.equals(shown)) {
                        tell(found.candidates());
                    }
                },
                _ -> {});
    }

    private void tell(List<Candidate> candidates) {
        var found = candidates.stream().filter(c -> c.kind() == Kind.OPTION).toList();
        optionSection.setVisible(!found.isEmpty());
        optionSection.setManaged(!found.isEmpty());
        options.getChildren().clear();
        int count = all ? Math.min(found.size(), MAX_OPTIONS) : Math.min(found.size(), 9);
        for (var option : found.subList(0, count)) {
            var optionName = Labels.plain(option.text(), "mono", "tone-accent");
            optionName.setMinWidth(NAME_WIDTH);
            optionName.setMaxWidth(NAME_WIDTH);
            optionName.setWrapText(true);
            var meaning = Labels.plain(Descriptions.of(option), "body", "muted");
            meaning.setWrapText(true);
            var row = new HBox(6, optionName, meaning);
            row.setAlignment(Pos.TOP_LEFT);
            options.getChildren().add(row);
        }
        if (count < found.size() && !all) {
            options.getChildren()
                    .add(
                            Buttons.link(
                                    "console.help.more",
                                    () -> {
                                        all = true;
                                        tell(candidates);
                                    }));
        }
    }

    private void tellAddress(ClusterHealth health) {
        where.setText(
                health instanceof ClusterHealth.Running running
                        ? Texts.of("console.help.where.text", running.bootstrap())
                        : Texts.of("console.help.where.none"));
    }

    private static HBox key(String textKey, String keys) {
        var meaning = Labels.prose(textKey, "body");
        var row = new HBox(8, Labels.key(keys), meaning);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }
}
