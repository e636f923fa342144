package io.logarium.app.topics;

import io.logarium.app.parts.CodeTabs;
import io.logarium.app.cluster.ClusterClient.ConfigChange;
import io.logarium.app.cluster.ConfigFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.state.Notice;
import io.logarium.app.snippet.TopicSnippets;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.ValidationSupport;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// All configs of a topic with the source of each value; what is changed is sent in one request.
final class ConfigsSheet {
    private final Desk desk;
    private final TopicFacts topic;
    private final Runnable changed;
    private final Sheet sheet;
    private final TextField filter = new TextField();
    private final VBox rows = new VBox(8);
    private final CodeTabs command = new CodeTabs("configs-command");
    private final ProblemBox problem = new ProblemBox();
    private final Button save;
    private final TreeMap<String, Row> byName = new TreeMap<>();
    private final ValidationSupport validation = new ValidationSupport();

    private final class Row {
        final ConfigFacts config;
        final Field field;
        final Node node;
        boolean reset;

        Row(ConfigFacts config) {
            this.config = config;
            var name = Labels.plain(config.name(), "mono", "small");
            field =
                    new Field(
                            "config-" + config.name().replace('.', '-'),
                            name,
                            validation,
                            text -> TopicChecks.config(config.name(), text));
            field.input().setText(config.value());
            field.input().setAccessibleText(config.name());
            field.input().setEditable(!config.readOnly());
            field.input()
                    .textProperty()
                    .addListener((_, _, _) -> {
                        reset = false;
                        told();
                    });
            var source = Labels.bound("config.source." + config.source(), "small", "muted");
            var foot = new HBox(8, source, Sections.space());
            foot.setAlignment(Pos.CENTER_LEFT);
            if (config.source() == ConfigFacts.Source.TOPIC) {
                foot.getChildren().add(Buttons.link("config.reset", this::reset));
            }
            if (!config.help().isBlank()) {
                javafx.scene.control.Tooltip.install(name, help(config.help()));
            }
            node = new VBox(2, field, foot);
        }

        void reset() {
            reset = true;
            told();
        }

        boolean isChanged() {
            return reset || !field.text().equals(config.value());
        }
    }

    ConfigsSheet(Desk desk, TopicFacts topic, Runnable close, Runnable changed) {
        this.desk = desk;
        this.topic = topic;
        this.changed = changed;
        this.sheet = new Sheet(Texts.bind("configs.title", topic.name()), close);
        filter.setId("configs-filter");
        filter.promptTextProperty().bind(Texts.bind("configs.filter"));
        filter.textProperty().addListener((_, _, _) -> filtered());
        save = Buttons.primary("configs.do", MaterialDesignC.CHECK, this::save);
        save.setId("configs-do");
        save.setDisable(true);
        sheet.content(filter, rows, Labels.bound("code.same", "h3"), command, problem);
        sheet.buttons(save, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
        desk.ask(client -> client.topicConfigs(topic.name()), this::fill, problem::show);
    }

    private static javafx.scene.control.Tooltip help(String text) {
        var tooltip = new javafx.scene.control.Tooltip(text.replaceAll("<[^>]+>", ""));
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(420);
        return tooltip;
    }

    private void fill(List<ConfigFacts> configs) {
        configs.forEach(c -> byName.put(c.name(), new Row(c)));
        filtered();
        told();
    }

    private void filtered() {
        rows.getChildren()
                .setAll(
                        byName.values().stream()
                                .filter(r -> r.config.name().contains(filter.getText().strip()))
                                .map(r -> r.node)
                                .toList());
    }

    private List<ConfigChange> changes() {
        var changes = new ArrayList<ConfigChange>();
        for (var row : byName.values()) {
            if (row.reset) {
                changes.add(new ConfigChange.Reset(row.config.name()));
            } else if (row.isChanged()) {
                changes.add(new ConfigChange.Set(row.config.name(), row.field.text()));
            }
        }
        return changes;
    }

    private void told() {
        var changes = changes();
        boolean fine = byName.values().stream().allMatch(r -> r.field.isValid());
        save.setDisable(changes.isEmpty() || !fine);
        command.show(
                changes.isEmpty()
                        ? TopicSnippets.describeConfigs(topic.name(), desk.cluster().bootstrap())
                        : TopicSnippets.configs(topic.name(), changes, desk.cluster().bootstrap()));
        problem.clear();
    }

    private void save() {
        save.setDisable(true);
        desk.ask(
                client -> client.alterTopicConfigs(topic.name(), changes()),
                count -> {
                    sheet.close();
                    desk.tell(Notice.ok(Texts.of("configs.done", topic.name(), count)));
                    changed.run();
                },
                why -> {
                    save.setDisable(false);
                    problem.show(why);
                });
    }

    Sheet node() {
        return sheet;
    }

    void focus() {
        filter.requestFocus();
    }
}
