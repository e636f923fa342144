package io.logarium.app.topics;

import io.logarium.app.parts.CodeTabs;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.cluster.Problem;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.state.Notice;
import io.logarium.app.snippet.TopicSnippets;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.controlsfx.validation.ValidationSupport;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Creates a topic: name, partitions, replicas and configs, checked while one types, with the command that does the same.
final class CreateTopicSheet {
    /// The configs that people set on day one, in the order of their use.
    private static final List<String> CONFIGS =
            List.of(
                    "cleanup.policy",
                    "retention.ms",
                    "retention.bytes",
                    "segment.bytes",
                    "segment.ms",
                    "min.insync.replicas",
                    "max.message.bytes");

    private final Desk desk;
    private final Consumer<String> created;
    private final Sheet sheet;
    private final ValidationSupport validation = new ValidationSupport();
    private final Field name;
    private final Field partitions;
    private final Field replication;
    private final List<Field> configs = new ArrayList<>();
    private final CodeTabs command = new CodeTabs("create-command");
    private final ProblemBox problem = new ProblemBox();
    private final Button create;

    /// @param created is told the new topic's name
    CreateTopicSheet(Desk desk, Runnable close, Consumer<String> created) {
        this.desk = desk;
        this.created = created;
        this.sheet = new Sheet(Texts.bind("create.title"), close);
        var existing = desk.cluster().view().topics().stream().map(TopicFacts::name).toList();
        int brokers = Math.max(1, desk.cluster().view().brokers().size());
        name =
                new Field(
                        "create-name",
                        "create.name",
                        validation,
                        text -> TopicChecks.name(text, existing));
        partitions =
                new Field(
                        "create-partitions",
                        "create.partitions",
                        validation,
                        TopicChecks::partitions);
        replication =
                new Field(
                        "create-replication",
                        "create.replication",
                        validation,
                        text -> TopicChecks.replicationFactor(text, brokers));
        create = Buttons.primary("create.do", MaterialDesignP.PLUS, this::create);
        create.setId("create-do");
        partitions.input().setText("3");
        replication.input().setText(Integer.toString(Math.min(3, brokers)));
        // A form that nobody has touched yet has no mistakes.
        validation.setErrorDecorationEnabled(false);
        sheet.content(form());
        sheet.buttons(create, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
        changed();
    }

    Sheet node() {
        return sheet;
    }

    void name(String text) {
        name.input().setText(text);
    }

    void focus() {
        name.input().requestFocus();
    }

    private VBox form() {
        var numbers = new HBox(12, partitions, replication);
        HBox.setHgrow(partitions, Priority.ALWAYS);
        HBox.setHgrow(replication, Priority.ALWAYS);
        var more = new VBox(8);
        for (var config : CONFIGS) {
            var field =
                    new Field(
                            "create-" + config.replace('.', '-'),
                            Labels.plain(config, "small", "muted", "mono"),
                            validation,
                            text -> TopicChecks.config(config, text));
            field.input().setAccessibleText(config);
            field.input().promptTextProperty().bind(Texts.bind("create.config.default"));
            configs.add(field);
            more.getChildren().add(field);
        }
        var pane = new TitledPane();
        pane.textProperty().bind(Texts.bind("create.configs"));
        pane.setContent(more);
        pane.setExpanded(false);
        pane.setAnimated(false);
        pane.setId("create-configs");
        for (var field : fields()) {
            field.input()
                    .textProperty()
                    .addListener((_, _, _) -> {
                        validation.setErrorDecorationEnabled(true);
                        changed();
                    });
        }
        return new VBox(
                12,
                name,
                numbers,
                Labels.prose("create.hint", "small", "muted"),
                pane,
                Labels.bound("code.same", "h3"),
                command,
                problem);
    }

    private List<Field> fields() {
        var all = new ArrayList<>(List.of(name, partitions, replication));
        all.addAll(configs);
        return all;
    }

    private void changed() {
        create.setDisable(!fields().stream().allMatch(Field::isValid));
        command.show(TopicSnippets.create(plan(), desk.cluster().bootstrap()));
        problem.clear();
    }

    private NewTopicPlan plan() {
        Map<String, String> chosen = new TreeMap<>();
        for (int i = 0; i < configs.size(); i++) {
            var value = configs.get(i).text();
            if (!value.isEmpty()) {
                chosen.put(CONFIGS.get(i), value);
            }
        }
        return new NewTopicPlan(
                name.text(),
                TopicChecks.whole(partitions.text()).orElse(1),
                TopicChecks.whole(replication.text()).orElse(1),
                chosen);
    }

    private void create() {
        create.setDisable(true);
        problem.clear();
        desk.ask(
                client -> client.createTopic(plan(), false),
                plan -> {
                    sheet.close();
                    desk.tell(Notice.ok(Texts.of("create.done", plan.name(), plan.partitions())));
                    created.accept(plan.name());
                },
                this::refused);
    }

    private void refused(Problem why) {
        create.setDisable(false);
        problem.show(why);
    }
}
