package io.logarium.app.topics;

import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerState;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Segmented;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;

/// Reads a topic with real members of a consumer group: start and stop them, see where they are and what they read.
final class ConsumeDrawer extends Drawer {
    private static final String FIRST_GROUP = "demo.readers";

    private final Desk desk;
    private final Consumer<String> started;
    private final Runnable planChanged;
    private final SimpleStringProperty topic;
    private final TextField group = new TextField(FIRST_GROUP);
    private final Segmented<CommitMode> commits = new Segmented<>();
    private final Segmented<Boolean> from = new Segmented<>();
    private final TextField processing = new TextField("0");
    private final Button start;
    private final VBox members = new VBox(6);
    private final Map<String, MemberRow> rows = new LinkedHashMap<>();
    private final ObservableList<RecordFacts> recent = FXCollections.observableArrayList();
    private CommitMode mode = CommitMode.AUTO;
    private boolean fromEarliest = true;
    private List<ConsumerState> told = List.of();

    /// @param started a consumer of this group was started
    ConsumeDrawer(Desk desk, Runnable close, Consumer<String> started, Runnable planChanged) {
        this(desk, close, started, planChanged, new SimpleStringProperty(""));
    }

    private ConsumeDrawer(
            Desk desk,
            Runnable close,
            Consumer<String> started,
            Runnable planChanged,
            SimpleStringProperty topic) {
        super(
                "consumer",
                MaterialDesignD.DOWNLOAD,
                Bindings.createStringBinding(
                        () -> Texts.of("consume.title", topic.get()),
                        topic,
                        Texts.languageProperty()),
                close);
        this.desk = desk;
        this.started = started;
        this.planChanged = planChanged;
        this.topic = topic;
        setId("consume-drawer");
        start = Buttons.primary("consume.start", MaterialDesignP.PLAY, this::start);
        start.setId("consume-start");
        var content = new HBox(16, form(), memberList(), recentList());
        content.setPadding(new Insets(10, 16, 10, 16));
        body(content);
        Retold.with(this, () -> retell());
    }

    private VBox form() {
        group.setId("consume-group");
        group.getStyleClass().addAll("mono", "lg-compact");
        group.accessibleTextProperty().bind(Texts.bind("consume.group"));
        group.textProperty().addListener((_, _, _) -> check());
        processing.setId("consume-processing");
        processing.getStyleClass().addAll("mono", "lg-compact");
        processing.setPrefColumnCount(5);
        processing.setMaxWidth(80);
        processing.accessibleTextProperty().bind(Texts.bind("consume.processing"));
        processing.textProperty().addListener((_, _, _) -> check());
        for (var each : List.of(CommitMode.AUTO, CommitMode.EACH_POLL, CommitMode.BY_HAND)) {
            commits.with(each, "consume.commit." + each);
        }
        commits.getStyleClass().add("small");
        commits.choose(mode)
                .onChosen(m -> {
                    mode = m;
                    planChanged.run();
                });
        from.getStyleClass().add("small");
        from.with(true, "consume.earliest")
                .with(false, "consume.latest")
                .choose(true)
                .onChosen(f -> {
                    fromEarliest = f;
                    planChanged.run();
                });
        var where =
                new HBox(12, named("consume.from", from), named("consume.processing", processing));
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var column =
                new VBox(
                        7,
                        named("consume.group", group),
                        named("consume.commit", commits),
                        where,
                        gap,
                        start);
        column.setMinWidth(270);
        column.setMaxWidth(270);
        return column;
    }

    private static VBox named(String textKey, javafx.scene.Node node) {
        return new VBox(3, Labels.bound(textKey, "small", "muted"), node);
    }

    private VBox memberList() {
        var scroll = new ScrollPane(members);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        var column = new VBox(5, Labels.bound("consume.members", "h3"), scroll);
        column.setMinWidth(250);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private VBox recentList() {
        var list = new ListView<>(recent);
        list.setId("consume-recent");
        list.setFixedCellSize(24);
        list.getStyleClass().addAll("lg-table", "dense");
        list.setCellFactory(_ -> new RecentCell());
        list.setFocusTraversable(false);
        list.setPlaceholder(Labels.bound("consume.nothing", "small", "muted"));
        VBox.setVgrow(list, Priority.ALWAYS);
        var column = new VBox(5, Labels.bound("consume.recent", "h3"), list);
        column.setMinWidth(200);
        column.setPrefWidth(420);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    void show(TopicFacts facts) {
        if (!facts.name().equals(topic.get())) {
            topic.set(facts.name());
            told = List.of();
            tell(ours());
            planChanged.run();
        }
    }

    ConsumerPlan plan() {
        return new ConsumerPlan(
                desk.lab().freeName("consumer"),
                group.getText().strip(),
                List.of(topic.get()),
                mode,
                fromEarliest,
                TopicChecks.whole(processing.getText()).orElse(0));
    }

    private void check() {
        boolean fine =
                !group.getText().isBlank() && TopicChecks.whole(processing.getText()).isPresent();
        start.setDisable(!fine);
        planChanged.run();
    }

    void start() {
        if (start.isDisabled() || desk.refuses()) {
            return;
        }
        var plan = plan();
        if (desk.lab().start(plan).isPresent()) {
            started.accept(plan.group());
        } else {
            desk.tell(
                    io.logarium.app.state.Notice.warn(
                            Texts.of("consume.tooMany"), "", Texts.of("consume.tooManyNow")));
        }
    }

    void focus() {
        group.requestFocus();
    }

    private List<LabConsumer> ours() {
        return desk.lab().consumers().stream()
                .filter(c -> c.plan().topics().contains(topic.get()))
                .toList();
    }

    /// Looks what the consumers do; at most ten times a second.
    void pulse() {
        var consumers = ours();
        var states = consumers.stream().map(LabConsumer::state).toList();
        if (states.equals(told)) {
            return;
        }
        told = states;
        tell(consumers);
    }

    private void retell() {
        rows.clear();
        members.getChildren().clear();
        tell(ours());
    }

    private void tell(List<LabConsumer> consumers) {
        var names = consumers.stream().map(c -> c.plan().name()).toList();
        rows.keySet().retainAll(names);
        for (var consumer : consumers) {
            rows.computeIfAbsent(consumer.plan().name(), _ -> new MemberRow(consumer, desk.lab()))
                    .show(consumer.state());
        }
        var nodes = new ArrayList<javafx.scene.Node>(rows.values());
        if (nodes.isEmpty()) {
            nodes.add(Labels.prose("consume.noMembers", "small", "muted"));
        }
        if (!nodes.equals(members.getChildren())) {
            members.getChildren().setAll(nodes);
        }
        recent(consumers);
    }

    private void recent(List<LabConsumer> consumers) {
        var newest =
                consumers.stream()
                        .flatMap(c -> c.state().recent().stream())
                        .filter(r -> r.topic().equals(topic.get()))
                        .sorted(Comparator.comparingLong(RecordFacts::timestampMs).reversed())
                        .limit(ConsumerState.MOST_RECENT)
                        .toList();
        if (!newest.equals(recent)) {
            recent.setAll(newest);
        }
    }
}
