package io.logarium.app.groups;

import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.ConsumerState;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Facts;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.app.topics.ProblemBox;
import java.util.Comparator;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// A consumer of this program: what it tells of itself, and what can be done to it while it runs.
final class MemberKnobs extends VBox {
    private final LabConsumer consumer;
    private final Facts facts = new Facts();
    private final Button pause;
    private final Button hang;
    private final Button commit;
    private final Button close;
    private final Button crash;
    private final Button forget;
    private final TextField processing = new TextField();
    private final ProblemBox problem = new ProblemBox();
    private boolean paused;
    private boolean hung;

    MemberKnobs(LabConsumer consumer, Runnable forgotten) {
        this.consumer = consumer;
        facts.row("groups.fact.phase")
                .row("groups.fact.read")
                .row("groups.fact.positions")
                .row("groups.fact.commits")
                .row("groups.fact.reset")
                .row("groups.fact.poll")
                .row("groups.fact.still");
        pause = small("pause", "groups.knob.pause", MaterialDesignP.PAUSE, this::togglePause);
        hang = small("hang", "groups.knob.hang", MaterialDesignS.SNOWFLAKE, this::toggleHang);
        commit =
                small("commit", "groups.knob.commit", MaterialDesignC.CHECK_BOLD, consumer::commit);
        close = small("close", "groups.knob.close", MaterialDesignS.STOP, consumer::stop);
        crash = small("crash", "groups.knob.crash", MaterialDesignC.CLOSE_OCTAGON, consumer::crash);
        crash.getStyleClass().add("danger");
        forget = small("forget", "groups.knob.forget", MaterialDesignC.CLOSE, forgotten);
        boolean byHand = consumer.plan().commits() == CommitMode.BY_HAND;
        commit.setVisible(byHand);
        commit.setManaged(byHand);
        processing.setId("knob-processing");
        processing.setText(String.valueOf(consumer.plan().processingMs()));
        processing.getStyleClass().addAll("mono", "lg-compact");
        processing.setPrefColumnCount(6);
        processing.setMaxWidth(90);
        processing.accessibleTextProperty().bind(Texts.bind("consume.processing"));
        processing
                .textProperty()
                .addListener((_, _, text) -> Typed.whole(text).ifPresent(consumer::processing));
        var time = new HBox(8, processing, Labels.bound("consume.processing", "small", "muted"));
        time.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        getChildren()
                .addAll(
                        Sections.inspectorSection("groups.inside", facts, problem),
                        Sections.inspectorSection(
                                "groups.knobs",
                                time,
                                Sections.actions(pause, hang, commit, close, crash, forget),
                                Labels.prose("groups.knobs.hint", "small", "muted")));
    }

    private static Button small(
            String id, String textKey, org.kordamp.ikonli.Ikon icon, Runnable action) {
        var button = Buttons.small(textKey, icon, action);
        button.setId("knob-" + id);
        return button;
    }

    boolean isOf(LabConsumer other) {
        return consumer == other;
    }

    private void togglePause() {
        paused = !paused;
        consumer.pause(paused);
        pause.textProperty().bind(Texts.bind(paused ? "groups.knob.resume" : "groups.knob.pause"));
        pause.setGraphic(Icons.of(paused ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE));
    }

    private void toggleHang() {
        hung = !hung;
        consumer.hang(hung);
        hang.textProperty().bind(Texts.bind(hung ? "groups.knob.goOn" : "groups.knob.hang"));
        hang.setGraphic(Icons.of(hung ? MaterialDesignP.PLAY : MaterialDesignS.SNOWFLAKE));
    }

    void show(ConsumerState now) {
        var plan = consumer.plan();
        facts.set("groups.fact.phase", Texts.of("consume.phase." + now.phase()));
        facts.set(
                "groups.fact.read",
                Texts.of(
                        "groups.fact.readRate",
                        now.read(),
                        Numbers.rate(now.phase() == LabPhase.RUNNING ? now.perSecond() : 0)));
        var positions =
                now.positions().entrySet().stream()
                        .sorted(
                                Comparator.comparing(
                                        (java.util.Map.Entry<
                                                                org.apache.kafka.common
                                                                        .TopicPartition,
                                                                Long>
                                                        e) -> e.getKey().toString()))
                        .map(e ->
                                "P" + e.getKey().partition() + " " + Numbers.grouped(e.getValue()))
                        .collect(Collectors.joining("  "));
        facts.set("groups.fact.positions", positions.isEmpty() ? "–" : positions);
        facts.set("groups.fact.commits", Texts.of("groups.commit." + plan.commits()));
        facts.set("groups.fact.reset", plan.reset().config());
        facts.set("groups.fact.poll", polling(plan));
        facts.set(
                "groups.fact.still",
                now.standstills().isEmpty()
                        ? Texts.of("groups.fact.never")
                        : Times.span(now.standstills().getLast().lastedMs()));
        now.lastProblem().ifPresentOrElse(problem::show, problem::clear);
        boolean over = now.phase().isOver();
        for (var button : java.util.List.of(pause, hang, commit, close, crash)) {
            button.setDisable(over || now.phase() == LabPhase.STOPPING);
        }
        forget.setVisible(over);
        forget.setManaged(over);
    }

    private static String polling(ConsumerPlan plan) {
        return Texts.of(
                "groups.fact.pollEach",
                Times.span(plan.polling().longestIntervalMs()),
                plan.polling().mostRecords());
    }
}
