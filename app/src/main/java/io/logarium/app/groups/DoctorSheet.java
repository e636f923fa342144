package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.doctor.Diagnosis;
import io.logarium.app.doctor.Diagnosis.Cure;
import io.logarium.app.doctor.Doctor;
import io.logarium.app.doctor.Finding;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Texts;
import io.logarium.app.topics.Desk;
import io.logarium.app.topics.Sheet;
import java.util.ArrayList;
import java.util.Optional;
import java.util.TreeSet;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignB;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignA;

/// Why does it get nothing? One sentence and what to do, below it each question with its answer; it follows what happens.
final class DoctorSheet {
    private final Desk desk;
    private final String group;
    private final Watcher watcher;
    private final Cures cures;
    private final Sheet sheet;
    private final ComboBox<String> topic = new ComboBox<>();
    private final VBox verdict = new VBox();
    private final VBox findings = new VBox(8);
    private Optional<Diagnosis> shown = Optional.empty();

    /// What the buttons of the sentence do.
    interface Cures {
        void addConsumer();

        void reset();
    }

    DoctorSheet(Desk desk, String group, Watcher watcher, Runnable close, Cures cures) {
        this.desk = desk;
        this.group = group;
        this.watcher = watcher;
        this.cures = cures;
        sheet = new Sheet(Texts.bind("doctor.title", group), close);
        sheet.setId("doctor-sheet");
        topic.setId("doctor-topic");
        topic.getStyleClass().add("lg-compact");
        topic.setMaxWidth(Double.MAX_VALUE);
        topic.valueProperty().addListener((_, _, _) -> show(desk.cluster().view()));
        topic.accessibleTextProperty().bind(Texts.bind("groups.add.topic"));
        verdict.setId("doctor-verdict");
        findings.setId("doctor-findings");
        sheet.content(
                new VBox(3, Labels.bound("doctor.topic", "small", "muted"), topic),
                verdict,
                Labels.bound("doctor.questions", "h3"),
                findings);
        sheet.buttons(Buttons.normal("sheet.close", MaterialDesignC.CLOSE, sheet::close));
        offerTopics(desk.cluster().view());
        show(desk.cluster().view());
    }

    /// The topics that the group has to do with; all, where it has none yet.
    private void offerTopics(ClusterView view) {
        var names = new TreeSet<String>();
        view.group(group).map(GroupFacts::topics).ifPresent(names::addAll);
        desk.lab().members(group).forEach(c -> names.addAll(c.plan().topics()));
        if (names.isEmpty()) {
            view.topics().stream().filter(t -> !t.internal()).forEach(t -> names.add(t.name()));
        }
        topic.getItems().setAll(names);
        topic.getSelectionModel().selectFirst();
    }

    /// Asks all questions anew; called with each new view.
    void show(ClusterView view) {
        var name = topic.getValue();
        if (name == null) {
            verdict.getChildren().setAll(Labels.prose("doctor.noTopic", "muted"));
            return;
        }
        var diagnosis = Doctor.examine(Examination.of(view, group, name, desk.lab(), watcher));
        if (shown.filter(diagnosis::equals).isPresent()) {
            return;
        }
        shown = Optional.of(diagnosis);
        verdict.getChildren().setAll(verdict(diagnosis));
        findings.getChildren().setAll(diagnosis.findings().stream().map(this::line).toList());
    }

    private Node verdict(Diagnosis diagnosis) {
        var reason = diagnosis.reason();
        var tint =
                reason.isEmpty()
                        ? Tint.OK
                        : reason.get().grade() == Finding.Grade.REASON ? Tint.BAD : Tint.WARN;
        var nodes = new ArrayList<Node>();
        var sentence =
                wrapped(
                        reason.map(DoctorSheet::words).orElseGet(() -> Texts.of("doctor.well")),
                        "strong");
        sentence.setId("doctor-sentence");
        nodes.add(sentence);
        nodes.add(wrapped(Texts.of("doctor.cure." + diagnosis.cure())));
        action(diagnosis.cure()).ifPresent(nodes::add);
        return Sections.callout(tint, nodes.toArray(Node[]::new));
    }

    private Optional<Node> action(Cure cure) {
        return switch (cure) {
            case ADD_CONSUMER ->
                    Optional.of(
                            Buttons.small(
                                    "groups.addConsumer",
                                    MaterialDesignA.ACCOUNT_PLUS_OUTLINE,
                                    cures::addConsumer));
            case RESET_OFFSETS, SET_RESET_POLICY ->
                    Optional.of(
                            Buttons.small(
                                    "groups.reset", MaterialDesignB.BACKUP_RESTORE, cures::reset));
            default -> Optional.empty();
        };
    }

    private Node line(Finding finding) {
        var icon =
                switch (finding.grade()) {
                    case FINE -> Icons.of(MaterialDesignC.CHECK_CIRCLE, 15, "tone-ok");
                    case DOUBT -> Icons.of(MaterialDesignA.ALERT, 15, "tone-warn");
                    case REASON -> Icons.of(MaterialDesignC.CLOSE_OCTAGON, 15, "tone-bad");
                    case UNKNOWN -> Icons.of(MaterialDesignH.HELP_CIRCLE_OUTLINE, 15, "tone-muted");
                };
        var words =
                new VBox(
                        1,
                        Labels.plain(Texts.of("doctor.check." + finding.check()), "small", "muted"),
                        wrapped(words(finding)));
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(10, icon, words);
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("lg-finding");
        return row;
    }

    static String words(Finding finding) {
        return Texts.of(
                "doctor." + finding.check() + "." + finding.says(), finding.args().toArray());
    }

    private static Label wrapped(String text, String... styleClasses) {
        var label = Labels.plain(text, styleClasses);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return label;
    }

    /// The words in another language.
    void retell() {
        shown = Optional.empty();
        show(desk.cluster().view());
    }

    Sheet node() {
        return sheet;
    }
}
