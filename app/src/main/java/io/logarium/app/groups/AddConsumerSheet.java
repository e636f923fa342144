package io.logarium.app.groups;

import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.ConsumerPlan.Polling;
import io.logarium.app.lab.ConsumerPlan.Reset;
import io.logarium.app.lab.Joining;
import io.logarium.app.lab.Joining.Assignor;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Segmented;
import io.logarium.app.state.Notice;
import io.logarium.app.text.Texts;
import io.logarium.app.parts.CodeTabs;
import io.logarium.app.snippet.LabSnippets;
import io.logarium.app.topics.Desk;
import io.logarium.app.topics.Sheet;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Starts a real consumer with knobs: protocol, assignor, commits, how slow it works.
final class AddConsumerSheet {
    private final Desk desk;
    private final Consumer<LabConsumer> started;
    private final Sheet sheet;
    private final ComboBox<String> topic = new ComboBox<>();
    private final TextField group = field("consumer-group");
    private final Segmented<Kind> kinds = new Segmented<>();
    private final Segmented<Assignor> assignors = new Segmented<>();
    private final Segmented<String> remote = new Segmented<>();
    private final Segmented<CommitMode> commits = new Segmented<>();
    private final Segmented<Reset> resets = new Segmented<>();
    private final TextField instance = field("consumer-instance");
    private final TextField processing = field("consumer-processing");
    private final TextField interval = field("consumer-interval");
    private final TextField records = field("consumer-records");
    private final TextField session = field("consumer-session");
    private final CodeTabs code = new CodeTabs("code");
    private final Button start;
    private final VBox form = new VBox(10);
    private Kind kind = Kind.CLASSIC;
    private Assignor assignor = Assignor.RANGE;
    private String remoteAssignor = "";
    private CommitMode commit = CommitMode.AUTO;
    private Reset reset = Reset.EARLIEST;

    private enum Kind {
        CLASSIC,
        CONSUMER,
        ALONE
    }

    /// @param groupId the group that is looked at, or a name for a new one
    AddConsumerSheet(
            Desk desk,
            String groupId,
            String topicName,
            Runnable close,
            Consumer<LabConsumer> started) {
        this.desk = desk;
        this.started = started;
        sheet = new Sheet(Texts.bind("groups.addConsumer"), close);
        start = Buttons.primary("consume.start", MaterialDesignP.PLAY, this::start);
        start.setId("consumer-start");
        choices();
        topic.setId("consumer-topic");
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.getStyleClass().add("lg-compact");
        topic.getItems()
                .setAll(
                        desk.cluster().view().topics().stream()
                                .filter(t -> !t.internal())
                                .map(t -> t.name())
                                .toList());
        topic.setValue(topicName);
        topic.valueProperty().addListener((_, _, _) -> check());
        group.setText(groupId);
        processing.setText("0");
        interval.setText(String.valueOf(Polling.KAFKAS.longestIntervalMs()));
        records.setText(String.valueOf(Polling.KAFKAS.mostRecords()));
        session.setText(String.valueOf(Joining.Classic.DEFAULT.sessionTimeoutMs()));
        for (var field : List.of(group, instance, processing, interval, records, session)) {
            field.textProperty().addListener((_, _, _) -> check());
        }
        sheet.content(form, Labels.bound("code.same", "h3"), code);
        sheet.buttons(start, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
        arrange();
    }

    private static TextField field(String id) {
        var field = new TextField();
        field.setId(id);
        field.getStyleClass().addAll("mono", "lg-compact");
        return field;
    }

    private void choices() {
        kinds.setId("consumer-kind");
        for (var each : Kind.values()) {
            kinds.with(each, "groups.add.kind." + each);
        }
        kinds.choose(kind)
                .onChosen(k -> {
                    kind = k;
                    arrange();
                });
        for (var each : Assignor.values()) {
            assignors.with(each, new SimpleStringProperty(each.kafkaName()));
        }
        assignors
                .choose(assignor)
                .onChosen(a -> {
                    assignor = a;
                    check();
                });
        remote.with("", "groups.add.brokers")
                .with("uniform", new SimpleStringProperty("uniform"))
                .with("range", new SimpleStringProperty("range"))
                .choose("")
                .onChosen(a -> {
                    remoteAssignor = a;
                    check();
                });
        for (var each : CommitMode.values()) {
            commits.with(each, "groups.commit.short." + each);
        }
        commits.choose(commit)
                .onChosen(c -> {
                    commit = c;
                    check();
                });
        for (var each : Reset.values()) {
            resets.with(each, new SimpleStringProperty(each.config()));
        }
        resets.choose(reset)
                .onChosen(r -> {
                    reset = r;
                    check();
                });
        for (var choice : List.of(kinds, assignors, remote, commits, resets)) {
            choice.getStyleClass().add("small");
        }
    }

    /// Each way to join has knobs of its own.
    private void arrange() {
        form.getChildren()
                .setAll(
                        named("groups.add.topic", topic),
                        named("groups.add.kind", kinds),
                        Labels.prose("groups.add.hint." + kind, "small", "muted"));
        switch (kind) {
            case CLASSIC ->
                    form.getChildren()
                            .addAll(
                                    named("consume.group", group),
                                    named("groups.add.assignor", assignors));
            case CONSUMER ->
                    form.getChildren()
                            .addAll(
                                    named("consume.group", group),
                                    named("groups.add.remoteAssignor", remote));
            case ALONE -> {}
        }
        if (kind != Kind.ALONE) {
            form.getChildren().add(named("consume.commit", commits));
        }
        form.getChildren()
                .addAll(
                        named("consume.from", resets),
                        row(
                                named("consume.processing", processing),
                                named("groups.add.records", records)));
        if (kind != Kind.ALONE) {
            form.getChildren()
                    .add(
                            kind == Kind.CLASSIC
                                    ? row(
                                            named("groups.add.interval", interval),
                                            named("groups.add.session", session))
                                    : row(named("groups.add.interval", interval)));
            form.getChildren().add(named("groups.add.instance", instance));
        }
        check();
    }

    private static VBox named(String textKey, Node node) {
        var box = new VBox(3, Labels.bound(textKey, "small", "muted"), node);
        if (node instanceof TextField field) {
            field.accessibleTextProperty().bind(Texts.bind(textKey));
        }
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static HBox row(Node... nodes) {
        return new HBox(12, nodes);
    }

    private void check() {
        boolean numbers =
                Typed.whole(processing.getText()).isPresent()
                        && Typed.whole(interval.getText()).isPresent()
                        && Typed.whole(records.getText()).isPresent()
                        && Typed.whole(session.getText()).isPresent();
        boolean named = kind == Kind.ALONE || !group.getText().isBlank();
        start.setDisable(!numbers || !named || topic.getValue() == null);
        if (numbers) {
            code.show(LabSnippets.consumer(plan(), desk.cluster().bootstrap()));
        }
    }

    private ConsumerPlan plan() {
        boolean alone = kind == Kind.ALONE;
        return new ConsumerPlan(
                desk.lab().freeName(alone ? "reader" : "consumer"),
                alone ? "" : group.getText().strip(),
                topic.getValue() == null ? List.of() : List.of(topic.getValue()),
                alone ? CommitMode.BY_HAND : commit,
                reset,
                whole(processing),
                switch (kind) {
                    case CLASSIC -> new Joining.Classic(assignor, whole(session));
                    case CONSUMER -> new Joining.ByCoordinator(remoteAssignor);
                    case ALONE -> new Joining.Alone(List.of());
                },
                new Polling(whole(interval), whole(records)),
                alone ? "" : instance.getText().strip());
    }

    private static int whole(TextField field) {
        return Typed.whole(field.getText()).orElse(0);
    }

    private void start() {
        if (start.isDisabled() || desk.refuses()) {
            return;
        }
        var consumer = desk.lab().start(plan());
        sheet.close();
        if (consumer.isPresent()) {
            started.accept(consumer.get());
        } else {
            desk.tell(Notice.warn(Texts.of("consume.tooMany"), "", Texts.of("consume.tooManyNow")));
        }
    }

    Sheet node() {
        return sheet;
    }

    void focus() {
        start.requestFocus();
    }
}
