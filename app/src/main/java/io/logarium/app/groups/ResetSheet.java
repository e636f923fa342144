package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.Problem;
import io.logarium.app.diagram.ResetPicture;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.parts.Tint;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.state.Notice;
import io.logarium.app.text.Texts;
import io.logarium.app.topics.CodeTabs;
import io.logarium.app.topics.Desk;
import io.logarium.app.topics.ProblemBox;
import io.logarium.app.topics.Sheet;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.apache.kafka.common.TopicPartition;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Moves a group's committed offsets, after one has seen where to. Nothing changes before the button is pressed.
final class ResetSheet {
    private static final String ALL = "";
    private static final long LATELY_MS = 600_000;

    private final Desk desk;
    private final String group;
    private final Sheet sheet;
    private final Segmented<ResetKind> first = new Segmented<>();
    private final Segmented<ResetKind> second = new Segmented<>();
    private final ComboBox<String> scope = new ComboBox<>();
    private final TextField input = new TextField();
    private final TextArea file = new TextArea();
    private final Label hint = Labels.plain("", "small", "muted");
    private final VBox inputPlace = new VBox(3);
    private final DiagramSurface preview = new DiagramSurface();
    private final VBox warnings = new VBox(8);
    private final ProblemBox problem = new ProblemBox();
    private final CodeTabs code = new CodeTabs();
    private final Button execute;
    private ResetKind kind = ResetKind.EARLIEST;
    private Map<TopicPartition, Long> named = Map.of();
    private String askedFor = "";
    private ResetPlan plan = ResetPlan.NONE;
    private List<ResetPlan.Place> places = List.of();
    private int members;
    private int ours;
    private boolean running;

    ResetSheet(Desk desk, String group, Runnable close) {
        this.desk = desk;
        this.group = group;
        sheet = new Sheet(Texts.bind("groups.reset.title", group), close);
        execute = Buttons.danger("groups.reset.do", MaterialDesignB.BACKUP_RESTORE, this::execute);
        execute.getStyleClass().add("primary");
        execute.setId("reset-do");
        kinds(first, ResetKind.EARLIEST, ResetKind.LATEST, ResetKind.CURRENT, ResetKind.DATETIME);
        kinds(second, ResetKind.OFFSET, ResetKind.SHIFT, ResetKind.DURATION, ResetKind.FILE);
        first.choose(kind);
        scope();
        input.setId("reset-input");
        input.getStyleClass().add("mono");
        input.textProperty().addListener((_, _, _) -> recount());
        file.setId("reset-file");
        file.getStyleClass().addAll("mono");
        file.setPrefRowCount(4);
        file.textProperty().addListener((_, _, _) -> recount());
        hint.setWrapText(true);
        hint.setMinHeight(Label.USE_PREF_SIZE);
        preview.setId("reset-preview");
        preview.source((width, _, _) -> ResetPicture.of(plan.rows(), width));
        sheet.content(
                Labels.pill(Tint.INFO, Texts.of("groups.reset.dryRun")),
                new VBox(6, Labels.bound("groups.reset.where", "h3"), first, second),
                scope,
                inputPlace,
                hint,
                Labels.bound("groups.reset.preview", "h3"),
                preview,
                warnings,
                problem,
                Labels.bound("code.same", "h3"),
                code);
        sheet.buttons(
                execute,
                Buttons.normal("groups.reset.save", MaterialDesignC.CONTENT_COPY, this::copy),
                Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
        arrange();
        show(desk.cluster().view());
    }

    private void kinds(Segmented<ResetKind> row, ResetKind... kinds) {
        row.getStyleClass().add("small");
        for (var each : kinds) {
            row.with(each, "groups.reset.kind." + each);
        }
        row.onChosen(this::choose);
    }

    /// Turns a way on, as its button does.
    void choose(ResetKind chosen) {
        kind = chosen;
        first.none();
        second.none();
        first.choose(chosen);
        second.choose(chosen);
        named = Map.of();
        askedFor = "";
        arrange();
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
        scope.valueProperty().addListener((_, _, _) -> recount());
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
                                Typed.shown(
                                        desk.cluster().view().atMs() - LATELY_MS,
                                        ZoneId.systemDefault());
                        case DURATION -> "PT10M";
                        case SHIFT -> "-10";
                        default -> "0";
                    });
            input.accessibleTextProperty().bind(Texts.bind("groups.reset.kind." + kind));
        }
        inputPlace.getChildren().setAll(nodes);
        hint.setText(Texts.of("groups.reset.hint." + kind));
        recount();
    }

    /// Shows what is known now; called with each new view.
    void show(ClusterView view) {
        var facts = view.group(group);
        members = facts.map(f -> f.members().size()).orElse(0);
        ours =
                (int)
                        desk.lab().members(group).stream()
                                .filter(c -> !c.state().phase().isOver())
                                .count();
        var fresh = facts.map(f -> places(view, f)).orElse(List.of());
        offerScopes(fresh);
        if (!fresh.equals(places)) {
            places = fresh;
            recount();
        }
        warn();
    }

    private List<ResetPlan.Place> places(ClusterView view, GroupFacts facts) {
        var topics = facts.topics();
        desk.lab().members(group).forEach(c -> topics.addAll(c.plan().topics()));
        var all = new ArrayList<ResetPlan.Place>();
        for (var name : topics) {
            for (var partition : view.topic(name).map(t -> t.partitions()).orElse(List.of())) {
                if (partition.logStart().isPresent() && partition.highWatermark().isPresent()) {
                    all.add(
                            new ResetPlan.Place(
                                    new TopicPartition(name, partition.index()),
                                    facts.committed(name, partition.index()),
                                    partition.logStart().getAsLong(),
                                    partition.highWatermark().getAsLong()));
                }
            }
        }
        return all;
    }

    /// All, then each topic where there are several, then each partition.
    private void offerScopes(List<ResetPlan.Place> known) {
        var names = new ArrayList<String>();
        names.add(ALL);
        var topics = new TreeSet<String>();
        known.forEach(p -> topics.add(p.at().topic()));
        if (topics.size() > 1) {
            names.addAll(topics);
        }
        known.stream().limit(100).forEach(p -> names.add(p.at().toString()));
        if (!names.equals(scope.getItems())) {
            var value = scope.getValue();
            scope.getItems().setAll(names);
            scope.setValue(value != null && names.contains(value) ? value : ALL);
        }
    }

    private List<ResetPlan.Place> chosen() {
        var value = scope.getValue();
        return value == null || value.equals(ALL)
                ? places
                : places.stream()
                        .filter(p ->
                                p.at().toString().equals(value) || p.at().topic().equals(value))
                        .toList();
    }

    private void recount() {
        problem.clear();
        var chosen = chosen();
        boolean valid = isValid();
        input.pseudoClassStateChanged(
                javafx.css.PseudoClass.getPseudoClass("error"), kind.takesInput() && !valid);
        if (valid && kind.isByTime()) {
            askBrokers(chosen);
        } else if (kind == ResetKind.FILE) {
            named = ResetPlan.file(file.getText()).orElse(Map.of());
        }
        plan =
                valid
                        ? ResetPlan.of(kind, Typed.number(input.getText()).orElse(0), named, chosen)
                        : ResetPlan.NONE;
        double height = ResetPicture.height(plan.rows());
        preview.setMinHeight(height);
        preview.setPrefHeight(height);
        preview.setAccessibleText(
                Texts.of("groups.reset.description", plan.rows().size(), plan.again()));
        preview.refresh();
        tellCode();
        warn();
    }

    private boolean isValid() {
        return switch (kind) {
            case EARLIEST, LATEST, CURRENT -> true;
            case OFFSET -> Typed.number(input.getText()).orElse(-1) >= 0;
            case SHIFT -> Typed.number(input.getText()).isPresent();
            case DATETIME, DURATION -> moment().isPresent();
            case FILE -> !file.getText().isBlank() && ResetPlan.file(file.getText()).isPresent();
        };
    }

    private Optional<Long> moment() {
        if (kind == ResetKind.DURATION) {
            return Typed.duration(input.getText())
                    .map(d -> desk.cluster().view().atMs() - d.toMillis());
        }
        var moment = Typed.moment(input.getText(), ZoneId.systemDefault());
        return moment.isPresent() ? Optional.of(moment.getAsLong()) : Optional.empty();
    }

    /// Which offset a moment is, only the brokers know.
    private void askBrokers(List<ResetPlan.Place> chosen) {
        var wanted = chosen.stream().map(ResetPlan.Place::at).collect(Collectors.toSet());
        var question = kind + input.getText().strip() + wanted.hashCode();
        if (question.equals(askedFor) || wanted.isEmpty() || moment().isEmpty()) {
            return;
        }
        askedFor = question;
        long moment = moment().get();
        desk.ask(
                client -> client.offsetsAt(wanted, moment),
                offsets -> {
                    if (question.equals(askedFor)) {
                        named = offsets;
                        recount();
                    }
                },
                this::failed);
    }

    private void failed(Problem why) {
        running = false;
        problem.show(why);
        warn();
    }

    private void tellCode() {
        var topics = new TreeSet<String>();
        var partitions = new TreeSet<Integer>();
        for (var place : chosen()) {
            topics.add(place.at().topic());
            if (place.at().toString().equals(scope.getValue())) {
                partitions.add(place.at().partition());
            }
        }
        code.show(
                GroupSnippets.reset(
                        group,
                        kind,
                        cliInput(),
                        GroupSnippets.scope(topics, partitions),
                        plan.offsets(),
                        desk.cluster().bootstrap()));
    }

    /// Kafka's tool reads a time without a zone as UTC, so it is always given one.
    private String cliInput() {
        return switch (kind) {
            case EARLIEST, LATEST, CURRENT -> "";
            case OFFSET, SHIFT, DURATION -> input.getText().strip();
            case DATETIME ->
                    moment().map(m -> Typed.forTool(m, ZoneId.systemDefault())).orElse("TIME");
            case FILE -> "offsets.csv";
        };
    }

    private void warn() {
        var nodes = new ArrayList<Node>();
        if (plan.again() > 0) {
            nodes.add(
                    callout(
                            Tint.WARN,
                            Texts.of("groups.reset.again", plan.again()),
                            Texts.of("groups.reset.againMeans")));
        }
        if (plan.skipped() > 0) {
            nodes.add(
                    callout(
                            Tint.WARN,
                            Texts.of("groups.reset.skipped", plan.skipped()),
                            Texts.of("groups.reset.skippedMeans")));
        }
        if (members > 0) {
            nodes.add(
                    callout(
                            Tint.BAD,
                            Texts.of("groups.reset.inUse", members),
                            Texts.of(
                                    ours >= members
                                            ? "groups.reset.inUseOurs"
                                            : "groups.reset.inUseOthers")));
        }
        warnings.getChildren().setAll(nodes);
        boolean stops = members > 0 && ours >= members;
        execute.textProperty()
                .bind(
                        stops
                                ? Texts.bind("groups.reset.stopAndDo", members)
                                : Texts.bind("groups.reset.do"));
        execute.setDisable(running || plan.offsets().isEmpty() || (members > 0 && ours < members));
    }

    private static Node callout(Tint tint, String what, String means) {
        var words = Labels.plain(means);
        words.setWrapText(true);
        words.setMinHeight(Label.USE_PREF_SIZE);
        var strong = Labels.plain(what, "strong");
        strong.setWrapText(true);
        strong.setMinHeight(Label.USE_PREF_SIZE);
        return Sections.callout(tint, strong, words);
    }

    private void execute() {
        running = true;
        execute.setDisable(true);
        var offsets = new HashMap<>(plan.offsets());
        boolean stops = members > 0;
        desk.ask(
                client -> {
                    if (stops) {
                        desk.lab().stopReading(group);
                    }
                    return client.resetOffsets(group, offsets);
                },
                count -> {
                    sheet.close();
                    desk.tell(Notice.ok(Texts.of("groups.reset.done", group, count)));
                },
                this::failed);
    }

    /// The present offsets as a file of Kafka's tool: the way back.
    private void copy() {
        var offsets = new java.util.LinkedHashMap<TopicPartition, Long>();
        for (var place : places) {
            place.committed().ifPresent(committed -> offsets.put(place.at(), committed));
        }
        var content = new javafx.scene.input.ClipboardContent();
        content.putString(ResetPlan.csv(offsets));
        javafx.scene.input.Clipboard.getSystemClipboard().setContent(content);
        desk.tell(Notice.ok(Texts.of("groups.reset.copied", offsets.size())));
    }

    Sheet node() {
        return sheet;
    }

    void focus() {
        execute.requestFocus();
    }
}
