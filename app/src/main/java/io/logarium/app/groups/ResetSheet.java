package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.Problem;
import io.logarium.app.diagram.ResetPicture;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.state.Notice;
import io.logarium.app.text.Texts;
import io.logarium.app.parts.CodeTabs;
import io.logarium.app.snippet.GroupSnippets;
import io.logarium.app.topics.Desk;
import io.logarium.app.topics.ProblemBox;
import io.logarium.app.topics.Sheet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.apache.kafka.common.TopicPartition;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;

/// Moves a group's committed offsets, after one has seen where to. Nothing changes before the button is pressed.
final class ResetSheet {
    private final Desk desk;
    private final String group;
    private final Sheet sheet;
    private final ResetInput input;
    private final DiagramSurface preview = new DiagramSurface();
    private final VBox warnings = new VBox(8);
    private final ProblemBox problem = new ProblemBox();
    private final CodeTabs code = new CodeTabs("code");
    private final Button execute;
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
        input = new ResetInput(() -> desk.cluster().view().atMs(), this::recount);
        preview.setId("reset-preview");
        preview.source((width, _, _) -> ResetPicture.of(plan.rows(), width));
        sheet.content(
                Labels.pill(Tint.INFO, Texts.of("groups.reset.dryRun")),
                input,
                Labels.bound("groups.reset.preview", "h3"),
                preview,
                Buttons.small("groups.reset.save", MaterialDesignC.CONTENT_COPY, this::copy),
                warnings,
                problem,
                Labels.bound("code.same", "h3"),
                code);
        sheet.buttons(execute, Buttons.normal("sheet.cancel", MaterialDesignC.CLOSE, sheet::close));
        recount();
        show(desk.cluster().view());
    }

    /// Turns a way on, as its button does.
    void choose(ResetKind chosen) {
        input.choose(chosen);
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
        input.offer(fresh);
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

    private void recount() {
        problem.clear();
        var kind = input.kind();
        var chosen = input.chosen(places);
        boolean valid = input.isValid();
        if (kind == ResetKind.FILE) {
            named = input.file().orElse(Map.of());
            askedFor = "";
        } else if (valid && kind.isByTime()) {
            askBrokers(chosen, input.moment().orElseThrow());
        }
        plan = valid ? ResetPlan.of(kind, input.number(), named, chosen) : ResetPlan.NONE;
        double height = ResetPicture.height(plan.rows());
        preview.setMinHeight(height);
        preview.setPrefHeight(height);
        preview.setAccessibleText(
                Texts.of("groups.reset.description", plan.rows().size(), plan.again()));
        preview.refresh();
        tellCode();
        warn();
    }

    /// Which offset a moment is, only the brokers know.
    private void askBrokers(List<ResetPlan.Place> chosen, long moment) {
        var wanted = chosen.stream().map(ResetPlan.Place::at).collect(Collectors.toSet());
        var question = input.kind() + input.typed() + wanted.hashCode();
        if (question.equals(askedFor) || wanted.isEmpty()) {
            return;
        }
        askedFor = question;
        named = Map.of();
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
        for (var place : input.chosen(places)) {
            topics.add(place.at().topic());
            if (input.isAlone(place.at())) {
                partitions.add(place.at().partition());
            }
        }
        code.show(
                GroupSnippets.reset(
                        group,
                        plan.offsets(),
                        GroupSnippets.resetByRule(
                                group,
                                input.kind().option(),
                                input.forTool(),
                                GroupSnippets.scope(topics, partitions),
                                desk.cluster().bootstrap()),
                        desk.cluster().bootstrap()));
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
