package io.logarium.app.topics;

import io.logarium.app.cluster.ConfigFacts;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.CodeTabs;
import io.logarium.app.parts.Facts;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.snippet.Trio;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignD;
import org.kordamp.ikonli.materialdesign2.MaterialDesignE;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignT;
import org.kordamp.ikonli.materialdesign2.MaterialDesignU;

/// The column at the right: a topic's facts, the group's places, the chosen record, what can be done, and the same in code.
final class TopicInspector extends VBox {
    /// Shown of the configs, in this order; the sheet has them all.
    private static final List<String> CONFIGS =
            List.of(
                    "min.insync.replicas",
                    "cleanup.policy",
                    "retention.ms",
                    "retention.bytes",
                    "segment.bytes",
                    "segment.ms");

    private static final int MOST_PLACES = 12;

    private final Label name = Labels.plain("");
    private final HBox state = new HBox();
    private final Facts facts = new Facts();
    private final Label placesTitle = Labels.plain("", "h3");
    private final GridPane places = new GridPane();
    private final VBox placesSection;
    private final RecordBox record = new RecordBox();
    private final CodeTabs code = new CodeTabs("code");
    private final VBox topicParts = new VBox();
    private final VBox nothing;
    private final List<Label> placeNumbers = new ArrayList<>();
    private List<Object> placesShown = List.of();

    /// What can be done with the topic.
    interface Actions {
        void produce();

        void consume();

        void addPartitions();

        void changeConfigs();

        void deleteRecords();

        void delete();
    }

    /// @param mayChange whether there is anything to do
    TopicInspector(Actions actions, boolean mayChange) {
        setId("topic-inspector");
        facts.row("facts.partitions").row("facts.replication");
        CONFIGS.forEach(facts::plainRow);
        facts.row("facts.records").row("facts.size").row("facts.rate");
        places.setHgap(14);
        places.setVgap(3);
        placesSection =
                new VBox(6, placesTitle, places, Labels.prose("facts.lagHint", "small", "muted"));
        placesSection.getStyleClass().add("inspector-section");
        var deeds = Sections.inspectorSection("facts.actions", buttons(actions));
        Sections.offer(mayChange, deeds);
        topicParts
                .getChildren()
                .addAll(
                        Sections.inspectorHead(
                                MaterialDesignF.FOLDER_TABLE_OUTLINE, "facts.kind", name, state),
                        Sections.inspectorSection("facts.title", facts),
                        placesSection,
                        record,
                        deeds,
                        last(Sections.inspectorSection("code.same", code)));
        nothing = new VBox(6, Labels.prose("facts.nothing", "muted"));
        nothing.getStyleClass().add("inspector-section");
        getChildren().add(nothing);
    }

    private static VBox last(VBox section) {
        section.getStyleClass().add("last");
        return section;
    }

    private static javafx.scene.layout.FlowPane buttons(Actions actions) {
        var produce = button("produce", "facts.produce", MaterialDesignU.UPLOAD, actions::produce);
        produce.getStyleClass().add("primary");
        var delete =
                button("delete", "facts.delete", MaterialDesignD.DELETE_OUTLINE, actions::delete);
        delete.getStyleClass().add("danger");
        return Sections.actions(
                produce,
                button("consume", "facts.consume", MaterialDesignD.DOWNLOAD, actions::consume),
                button(
                        "partitions",
                        "facts.addPartitions",
                        MaterialDesignP.PLUS_BOX_OUTLINE,
                        actions::addPartitions),
                button("configs", "facts.configs", MaterialDesignT.TUNE, actions::changeConfigs),
                button(
                        "records",
                        "facts.deleteRecords",
                        MaterialDesignE.ERASER,
                        actions::deleteRecords),
                delete);
    }

    private static Button button(String id, String textKey, Ikon icon, Runnable action) {
        var button = Buttons.small(textKey, icon, action);
        button.setId("topic-" + id);
        return button;
    }

    void code(Trio trio) {
        code.show(trio);
    }

    void showNothing() {
        getChildren().setAll(nothing);
    }

    void show(
            TopicFacts topic,
            TapeScene scene,
            List<ConfigFacts> configs,
            Optional<RecordFacts> chosen) {
        if (!getChildren().contains(topicParts)) {
            getChildren().setAll(topicParts);
        }
        name.setText(topic.name());
        state(TopicStates.pill(topic));
        facts.set("facts.partitions", Numbers.grouped(topic.partitions().size()), true);
        facts.set("facts.replication", Numbers.grouped(topic.replicationFactor()), true);
        for (var config : CONFIGS) {
            facts.set(
                    config,
                    configs.stream()
                            .filter(c -> c.name().equals(config))
                            .findFirst()
                            .map(c -> ConfigWords.shown(c.name(), c.value()))
                            .orElse("…"));
        }
        var records = topic.records();
        facts.set(
                "facts.records",
                records.isPresent() ? Texts.of(recordsOf(topic), records.getAsLong()) : "?",
                true);
        var size = topic.sizeBytes();
        facts.set("facts.size", size.isPresent() ? Numbers.bytes(size.getAsLong()) : "?");
        facts.set(
                "facts.rate",
                Texts.of("topics.perSecond", Numbers.rate(topic.recordsPerSecond().orElse(0))));
        places(scene);
        record.show(chosen);
    }

    /// A client may not ask for the LEO.
    private static String recordsOf(TopicFacts topic) {
        return topic.partitions().stream().allMatch(p -> p.logEnd().isPresent())
                ? "facts.recordsOf"
                : "facts.recordsToHw";
    }

    /// New nodes cost a search through all styles: the old one stays while it says the same.
    private void state(Label pill) {
        boolean same =
                state.getChildren().stream()
                        .anyMatch(old ->
                                ((Label) old).getText().equals(pill.getText())
                                        && old.getStyleClass().equals(pill.getStyleClass()));
        if (!same) {
            state.getChildren().setAll(pill);
        }
    }

    private void places(TapeScene scene) {
        boolean any = scene.group().isPresent();
        placesSection.setManaged(any);
        placesSection.setVisible(any);
        if (!any) {
            return;
        }
        var lanes = scene.lanes().subList(0, Math.min(MOST_PLACES, scene.lanes().size()));
        var shape = shape(scene, lanes);
        if (!shape.equals(placesShown)) {
            placesShown = shape;
            build(scene, lanes);
        }
        var numbers = new ArrayList<OptionalLong>();
        for (var lane : lanes) {
            numbers.addAll(List.of(lane.committed(), lane.facts().highWatermark(), lane.lag()));
        }
        for (int i = 0; i < numbers.size(); i++) {
            var number = numbers.get(i);
            placeNumbers
                    .get(i)
                    .setText(number.isPresent() ? Numbers.grouped(number.getAsLong()) : "–");
        }
    }

    /// All that the table of places depends on, besides its numbers: new labels cost JavaFX a search through all styles.
    private static List<Object> shape(TapeScene scene, List<TapeScene.Lane> lanes) {
        var all =
                new ArrayList<Object>(
                        List.of(scene.group(), Texts.language(), scene.lanes().size()));
        lanes.forEach(lane -> all.add(lane.facts().index()));
        return all;
    }

    private void build(TapeScene scene, List<TapeScene.Lane> lanes) {
        placesTitle.setText(Texts.of("facts.places", scene.group().orElse("")));
        places.getChildren().clear();
        placeNumbers.clear();
        head(1, "facts.committed");
        head(2, "facts.end");
        head(3, "facts.lag");
        int row = 1;
        for (var lane : lanes) {
            places.add(Labels.plain("P" + lane.facts().index(), "strong", "small"), 0, row);
            number(1, row, "mono");
            number(2, row, "mono");
            number(3, row, "mono", "tone-consumer");
            row++;
        }
        int more = scene.lanes().size() - lanes.size();
        if (more > 0) {
            places.add(Labels.plain(Texts.of("facts.more", more), "small", "muted"), 0, row, 4, 1);
        }
    }

    private void head(int column, String textKey) {
        var label = Labels.plain(Texts.of(textKey), "small", "muted");
        GridPane.setHalignment(label, HPos.RIGHT);
        places.add(label, column, 0);
    }

    private void number(int column, int row, String... styleClasses) {
        var label = Labels.plain("", styleClasses);
        placeNumbers.add(label);
        GridPane.setHalignment(label, HPos.RIGHT);
        places.add(label, column, row);
    }

    /// The record that was clicked.
    private static final class RecordBox extends VBox {
        private final Label title = Labels.plain("", "h3");
        private final Facts facts =
                new Facts()
                        .row("record.time")
                        .row("record.key")
                        .row("record.value")
                        .row("record.headers");

        RecordBox() {
            super(6);
            getStyleClass().add("inspector-section");
            setId("record-box");
            title.setGraphic(
                    io.logarium.app.parts.Icons.of(
                            MaterialDesignC.CARD_TEXT_OUTLINE, 14, "tone-muted"));
            getChildren().addAll(title, facts);
        }

        void show(Optional<RecordFacts> chosen) {
            setManaged(chosen.isPresent());
            setVisible(chosen.isPresent());
            chosen.ifPresent(this::fill);
        }

        private void fill(RecordFacts record) {
            title.setText(
                    Texts.of("record.title", String.valueOf(record.partition()), record.offset()));
            facts.set("record.time", RecordWords.time(record.timestampMs()));
            facts.set("record.key", RecordWords.shown(record.key()), true);
            facts.set("record.value", RecordWords.shown(record.value()));
            facts.set("record.headers", RecordWords.headers(record));
        }
    }
}
