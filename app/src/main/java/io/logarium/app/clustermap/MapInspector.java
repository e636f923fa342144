package io.logarium.app.clustermap;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.CodeTabs;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Tint;
import io.logarium.app.picture.Tone;
import io.logarium.app.shell.Narrator;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignV;

/// The column at the right: what is selected, why it is so, its facts, what happened to it, what can be done.
final class MapInspector extends VBox {
    private static final double NAME_WIDTH = 134;

    private final Consumer<Deed> act;
    private final Consumer<String> openTopic;
    private final CodeTabs code = new CodeTabs("map-code");
    private final List<Label> values = new ArrayList<>();
    private final List<Label> whyWords = new ArrayList<>();
    private Optional<Card> shown = Optional.empty();
    private Optional<Warning> warning = Optional.empty();

    /// Something that waits for a second click.
    private record Warning(Deed deed, List<String> dangers) {}

    MapInspector(Consumer<Deed> act, Consumer<String> openTopic) {
        this.act = act;
        this.openTopic = openTopic;
        setId("map-inspector");
    }

    /// Shows the card; where only numbers changed, only they are written anew.
    void show(Card card) {
        if (shown.filter(card::equals).isPresent()) {
            return;
        }
        boolean sameShape = shown.filter(s -> isSameShape(s, card)).isPresent();
        shown = Optional.of(card);
        if (sameShape) {
            for (int i = 0; i < whyWords.size(); i++) {
                whyWords.get(i).setText(card.whys().get(i).text());
            }
            for (int i = 0; i < values.size(); i++) {
                values.get(i).setText(card.facts().get(i).value());
            }
            return;
        }
        build(card);
    }

    private static boolean isSameShape(Card one, Card other) {
        return one.name().equals(other.name())
                && one.kindKey().equals(other.kindKey())
                && one.state().equals(other.state())
                && one.whys().stream()
                        .map(Card.Why::tint)
                        .toList()
                        .equals(other.whys().stream().map(Card.Why::tint).toList())
                && one.happened().equals(other.happened())
                && one.deeds().equals(other.deeds())
                && one.code().equals(other.code())
                && one.facts().stream()
                        .map(Card.Fact::name)
                        .toList()
                        .equals(other.facts().stream().map(Card.Fact::name).toList());
    }

    /// Other words: everything is built anew.
    void refresh() {
        shown.ifPresent(this::build);
    }

    /// Asks before something that costs more than it seems.
    void warn(Deed deed, List<String> dangers) {
        warning = Optional.of(new Warning(deed, dangers));
        refresh();
    }

    /// Nothing waits for a second click any more.
    void calm() {
        if (warning.isPresent()) {
            warning = Optional.empty();
            refresh();
        }
    }

    private void build(Card card) {
        getChildren().clear();
        values.clear();
        whyWords.clear();
        var name = Labels.plain(card.name());
        name.setWrapText(true);
        name.setMinHeight(Label.USE_PREF_SIZE);
        var pill = card.state().map(s -> (Node) Labels.pill(s.tint(), s.text())).stream().toList();
        getChildren()
                .add(
                        Sections.inspectorHead(
                                card.icon(), card.kindKey(), name, pill.toArray(Node[]::new)));
        warning.ifPresent(w -> getChildren().add(section(question(w))));
        if (!card.whys().isEmpty()) {
            getChildren().add(section(card.whys().stream().map(this::why).toArray(Node[]::new)));
        }
        if (!card.facts().isEmpty()) {
            getChildren().add(Sections.inspectorSection("map.facts", facts(card.facts())));
        }
        if (!card.deeds().isEmpty()) {
            getChildren()
                    .add(
                            Sections.inspectorSection(
                                    "map.actions",
                                    Sections.actions(
                                            card.deeds().stream()
                                                    .map(this::button)
                                                    .toArray(Node[]::new))));
        }
        card.topic().ifPresent(t -> getChildren().add(openTopic(t)));
        if (!card.happened().isEmpty()) {
            getChildren().add(Sections.inspectorSection("map.happened", happened(card.happened())));
        }
        if (!card.code().cli().isEmpty()) {
            code.show(card.code());
            getChildren().add(Sections.inspectorSection("map.code", code));
        }
        getChildren().getLast().getStyleClass().add("last");
    }

    private static VBox section(Node... nodes) {
        var section = new VBox(8, nodes);
        section.getStyleClass().add("inspector-section");
        return section;
    }

    private Node why(Card.Why why) {
        var label = Labels.plain(why.text(), "body");
        whyWords.add(label);
        label.setWrapText(true);
        label.setMinHeight(Label.USE_PREF_SIZE);
        return Sections.callout(why.tint(), label);
    }

    private Node question(Warning asked) {
        var nodes = new ArrayList<Node>();
        for (var danger : asked.dangers()) {
            var label = Labels.plain(danger, "body");
            label.setWrapText(true);
            label.setMinHeight(Label.USE_PREF_SIZE);
            nodes.add(label);
        }
        var sure =
                Buttons.danger(
                        "map.warn.anyway",
                        asked.deed().verb().icon(),
                        () -> {
                            warning = Optional.empty();
                            refresh();
                            act.accept(asked.deed());
                        });
        sure.setId("map-anyway");
        var not = Buttons.normal("map.warn.not", MaterialDesignC.CLOSE, this::calm);
        not.setId("map-not");
        nodes.add(Sections.actions(sure, not));
        return Sections.callout(Tint.WARN, nodes.toArray(Node[]::new));
    }

    private GridPane facts(List<Card.Fact> facts) {
        var grid = new GridPane();
        grid.getStyleClass().add("facts");
        var numbers = new ColumnConstraints();
        numbers.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().addAll(new ColumnConstraints(NAME_WIDTH), numbers);
        for (var fact : facts) {
            var name = Labels.plain(fact.name(), "muted");
            name.setWrapText(true);
            var value = Labels.plain(fact.value(), "mono");
            value.setWrapText(true);
            values.add(value);
            grid.addRow(values.size() - 1, name, value);
        }
        return grid;
    }

    private Button button(Deed deed) {
        var verb = deed.verb();
        var button =
                deed.isLink()
                        ? Buttons.small(
                                "map.do." + verb.word(), verb.icon(), () -> act.accept(deed))
                        : style(verb, deed);
        if (deed.isLink() && shown.filter(c -> c.kindKey().equals("map.kind.broker")).isPresent()) {
            button.textProperty().unbind();
            button.setText(
                    Texts.of("map.do." + verb.word() + "To", Integer.toString(deed.other())));
        }
        button.setId("map-do-" + verb.word() + (deed.isLink() ? "-" + deed.other() : ""));
        button.setTooltip(new Tooltip(deed.hint()));
        return button;
    }

    private Button style(Verb verb, Deed deed) {
        var button = Buttons.small("map.do." + verb.word(), verb.icon(), () -> act.accept(deed));
        switch (verb) {
            case KILL, POWER_OFF, DISK_FULL, DISK_LOST -> button.getStyleClass().add("danger");
            case START, RESUME, DISK_OK -> button.getStyleClass().add("primary");
            case STOP, PAUSE, CUT, MEND, SLOW, DISK_SLOW -> {}
        }
        return button;
    }

    private Node openTopic(String topic) {
        var open =
                Buttons.small(
                        "map.openTopic",
                        MaterialDesignV.VIEW_COLUMN_OUTLINE,
                        () -> openTopic.accept(topic));
        open.setId("map-open-topic");
        return Sections.inspectorSection("map.other", Sections.actions(open));
    }

    private static VBox happened(List<EngineEvent> events) {
        var rows = new VBox(6);
        for (var event : events) {
            var told = Narrator.tell(event);
            var words = Labels.plain(told.text().replace("**", ""), "small");
            words.setWrapText(true);
            words.setMinHeight(Label.USE_PREF_SIZE);
            HBox.setHgrow(words, Priority.ALWAYS);
            var time = Labels.plain(Times.seconds(event.atMs()), "mono", "small", "muted");
            time.setMinWidth(Label.USE_PREF_SIZE);
            rows.getChildren()
                    .add(new HBox(6, Icons.of(told.icon(), 14, tone(told.tone())), time, words));
        }
        return rows;
    }

    private static String tone(Tone tone) {
        return switch (tone) {
            case OK -> "tone-ok";
            case WARN -> "tone-warn";
            case BAD -> "tone-bad";
            case CONSUMER -> "tone-consumer";
            case PRODUCER -> "tone-producer";
            case REPLICA -> "tone-replica";
            default -> "tone-muted";
        };
    }
}
