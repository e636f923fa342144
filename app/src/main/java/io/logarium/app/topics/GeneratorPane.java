package io.logarium.app.topics;

import io.logarium.app.lab.KeyChoice;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.lab.LabProducer;
import io.logarium.app.lab.ProducerPlan;
import io.logarium.app.lab.ProducerState;
import io.logarium.app.lab.ValueTemplate;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Facts;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Slider;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// A steady stream of records: how fast, which keys, what in them. It goes on when the drawer is closed.
final class GeneratorPane extends HBox {
    private static final int FIRST_KEYS = 20;

    private final Desk desk;
    private final Slider rate = new Slider(-1, Math.log10(ProducerPlan.FASTEST), Math.log10(10));
    private final Label rateWords = Labels.plain("", "mono", "strong");
    private final ComboBox<Keys> keys =
            new ComboBox<>(FXCollections.observableArrayList(Keys.values()));
    private final TextField keyCount = new TextField(Integer.toString(FIRST_KEYS));
    private final TextField seed = new TextField("1");
    private final DeliveryChoice delivery = new DeliveryChoice("generator", () -> {});
    private final TextArea template = new TextArea(ValueTemplate.ORDER);
    private final Label templateWords = Labels.plain("", "small");
    private final Facts facts = new Facts();
    private final Button start;
    private final Button stop;
    private final ProblemBox problem = new ProblemBox();
    private Optional<LabProducer> running = Optional.empty();
    private String topic = "";

    /// How keys are dealt.
    private enum Keys {
        UNIFORM,
        ZIPF,
        HOT,
        NONE
    }

    GeneratorPane(Desk desk) {
        super(16);
        this.desk = desk;
        setId("generator");
        start = Buttons.primary("generator.start", MaterialDesignP.PLAY, this::start);
        start.setId("generator-start");
        stop = Buttons.normal("generator.stop", MaterialDesignS.STOP, this::stop);
        stop.setId("generator-stop");
        getChildren().addAll(left(), centre(), right());
        checkTemplate();
        tellRate();
        tell(Optional.empty());
    }

    private VBox left() {
        rate.setId("generator-rate");
        rate.accessibleTextProperty().bind(Texts.bind("generator.rate"));
        rate.valueProperty()
                .addListener((_, _, _) -> {
                    tellRate();
                    running.ifPresent(p -> p.rate(perSecond()));
                });
        keys.setId("generator-keys");
        keys.setValue(Keys.ZIPF);
        keys.setMaxWidth(Double.MAX_VALUE);
        keys.getStyleClass().add("lg-compact");
        keys.setCellFactory(_ -> new KeysCell());
        keys.setButtonCell(new KeysCell());
        keys.valueProperty().addListener((_, _, k) -> keyCount.setDisable(k == Keys.NONE));
        keyCount.setId("generator-key-count");
        keyCount.setPrefColumnCount(5);
        keyCount.getStyleClass().addAll("mono", "lg-compact");
        keyCount.accessibleTextProperty().bind(Texts.bind("generator.keyCount"));
        seed.setPrefColumnCount(4);
        seed.getStyleClass().addAll("mono", "lg-compact");
        seed.accessibleTextProperty().bind(Texts.bind("generator.seed"));
        var rateHead =
                new HBox(
                        6,
                        Labels.bound("generator.rate", "small", "muted"),
                        Sections.space(),
                        rateWords);
        var keyBox = new VBox(3, Labels.bound("generator.keys", "small", "muted"), keys);
        HBox.setHgrow(keyBox, Priority.ALWAYS);
        var countBox = new VBox(3, Labels.bound("generator.keyCount", "small", "muted"), keyCount);
        countBox.setMinWidth(64);
        countBox.setMaxWidth(64);
        var column =
                new VBox(8, new VBox(2, rateHead, rate), new HBox(8, keyBox, countBox), delivery);
        column.setMinWidth(256);
        column.setMaxWidth(256);
        return column;
    }

    private static final class KeysCell extends ListCell<Keys> {
        @Override
        protected void updateItem(Keys item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : Texts.of("generator.keys." + item));
        }
    }

    private VBox centre() {
        template.setId("generator-template");
        template.getStyleClass().add("mono");
        template.setWrapText(true);
        template.accessibleTextProperty().bind(Texts.bind("generator.template"));
        template.textProperty().addListener((_, _, _) -> checkTemplate());
        templateWords.setMinWidth(0);
        VBox.setVgrow(template, Priority.ALWAYS);
        var head =
                new HBox(
                        8,
                        Labels.bound("generator.template", "small", "muted"),
                        Sections.space(),
                        Labels.bound("generator.seed", "small", "muted"),
                        seed);
        head.setAlignment(Pos.CENTER_LEFT);
        seed.setMaxWidth(60);
        var column = new VBox(5, head, template, templateWords);
        column.setMinWidth(220);
        column.setMaxWidth(440);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    private VBox right() {
        facts.row("generator.sent")
                .row("generator.acknowledged")
                .row("generator.failed")
                .row("generator.now");
        var gap = new Region();
        VBox.setVgrow(gap, Priority.ALWAYS);
        var foot = new HBox(8, start, stop);
        foot.setAlignment(Pos.CENTER_LEFT);
        var card = new VBox(6, Labels.bound("generator.live", "h3"), facts, problem, gap, foot);
        card.getStyleClass().add("lg-card");
        card.setMinWidth(260);
        HBox.setHgrow(card, Priority.ALWAYS);
        return card;
    }

    private double perSecond() {
        double exact = Math.pow(10, rate.getValue());
        return exact < 10 ? Math.round(exact * 10) / 10.0 : Math.round(exact);
    }

    private void tellRate() {
        rateWords.setText(Texts.of("topics.perSecond", Numbers.rate(perSecond())));
    }

    private void checkTemplate() {
        var parsed = ValueTemplate.parse(template.getText());
        boolean good = parsed instanceof ValueTemplate.Parsed.Good;
        templateWords.setText(
                switch (parsed) {
                    case ValueTemplate.Parsed.Good _ -> Texts.of("generator.templateHint");
                    case ValueTemplate.Parsed.Bad(var position, var place) ->
                            Texts.of("generator.templateBad", place, position + 1);
                });
        templateWords.getStyleClass().setAll("label", "small", good ? "muted" : "tone-bad");
        start.setDisable(!good || isRunning());
    }

    /// The drawer is for this topic now.
    void topic(String name) {
        topic = name;
        running =
                desk.lab().producers().stream()
                        .filter(p -> p.plan().topic().equals(name))
                        .filter(p -> !p.state().phase().isOver())
                        .findFirst();
        tell(running.map(LabProducer::state));
    }

    void start() {
        if (!(ValueTemplate.parse(template.getText())
                        instanceof ValueTemplate.Parsed.Good(var value))
                || isRunning()) {
            return;
        }
        var plan =
                new ProducerPlan(
                        desk.lab().freeName("generator"),
                        topic,
                        perSecond(),
                        keyChoice(),
                        value,
                        TopicChecks.whole(seed.getText()).orElse(1),
                        delivery.acks(),
                        delivery.compression());
        if (desk.refuses()) {
            return;
        }
        running = desk.lab().start(plan);
        tell(running.map(LabProducer::state));
    }

    private KeyChoice keyChoice() {
        int count = Math.max(1, TopicChecks.whole(keyCount.getText()).orElse(FIRST_KEYS));
        return switch (keys.getValue()) {
            case UNIFORM -> new KeyChoice.Uniform(count);
            case ZIPF -> new KeyChoice.Zipf(count, 1);
            case HOT -> new KeyChoice.OneHot(count, 0.8);
            case NONE -> new KeyChoice.NoKey();
        };
    }

    private void stop() {
        running.ifPresent(LabProducer::stop);
    }

    private boolean isRunning() {
        return running.filter(p -> !p.state().phase().isOver()).isPresent();
    }

    /// Looks what the generator does; at most ten times a second.
    void pulse() {
        running.ifPresent(p -> tell(Optional.of(p.state())));
    }

    private void tell(Optional<ProducerState> state) {
        boolean on = isRunning();
        start.setDisable(
                on
                        || !(ValueTemplate.parse(template.getText())
                                instanceof ValueTemplate.Parsed.Good));
        stop.setDisable(!on || state.filter(s -> s.phase() == LabPhase.STOPPING).isPresent());
        facts.set("generator.sent", count(state.map(ProducerState::sent)));
        facts.set("generator.acknowledged", count(state.map(ProducerState::acknowledged)), true);
        facts.set("generator.failed", count(state.map(ProducerState::failed)));
        facts.set(
                "generator.now",
                state.map(s -> Texts.of("topics.perSecond", Numbers.rate(on ? s.perSecond() : 0)))
                        .orElse("–"));
        state.flatMap(ProducerState::lastProblem).ifPresentOrElse(problem::show, problem::clear);
    }

    private static String count(Optional<Long> number) {
        return number.map(Numbers::grouped).orElse("–");
    }

    /// Says it in the language of now.
    void refresh() {
        keys.setButtonCell(new KeysCell());
        tellRate();
        checkTemplate();
        tell(running.map(LabProducer::state));
    }
}
