package io.logarium.app.topics;

import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.ConsumerState;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.lab.LabPhase;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import java.util.Comparator;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// A consumer that runs here: its state, where it is, and what can be done with it.
final class MemberRow extends VBox {
    private final LabConsumer consumer;
    private final Label state = Labels.plain("", "small", "muted");
    private final Label places = Labels.plain("", "mono", "small");
    private final Button pause;
    private final Button commit;
    private final Button stop;
    private boolean paused;

    MemberRow(LabConsumer consumer, Lab lab) {
        super(2);
        this.consumer = consumer;
        getStyleClass().addAll("lg-member");
        setId("member-" + consumer.plan().name());
        var name = Labels.plain(consumer.plan().name(), "strong");
        name.setGraphic(
                Icons.of(
                        org.kordamp.ikonli.materialdesign2.MaterialDesignD.DOWNLOAD,
                        14,
                        "tone-consumer"));
        name.setMinWidth(USE_PREF_SIZE);
        var groupName = Labels.plain(consumer.plan().group(), "small", "tone-consumer");
        pause = Buttons.icon("consume.pause", MaterialDesignP.PAUSE, this::togglePause);
        commit = Buttons.icon("consume.commitNow", MaterialDesignC.CHECK_BOLD, consumer::commit);
        commit.setId("commit-" + consumer.plan().name());
        stop = Buttons.icon("consume.stop", MaterialDesignS.STOP, () -> stopOrForget(lab));
        stop.setId("stop-" + consumer.plan().name());
        for (var button : java.util.List.of(pause, commit, stop)) {
            button.getStyleClass().addAll("quiet", "small");
        }
        boolean byHand = consumer.plan().commits() == CommitMode.BY_HAND;
        commit.setVisible(byHand);
        commit.setManaged(byHand);
        places.setId("places-" + consumer.plan().name());
        places.setWrapText(true);
        var head = new HBox(6, name, groupName, Sections.space(), pause, commit, stop);
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, state, places);
    }

    private void togglePause() {
        paused = !paused;
        consumer.pause(paused);
        pause.setGraphic(Icons.of(paused ? MaterialDesignP.PLAY : MaterialDesignP.PAUSE, 14));
    }

    private void stopOrForget(Lab lab) {
        if (consumer.state().phase().isOver()) {
            lab.forget(consumer);
        } else {
            consumer.stop();
        }
    }

    void show(ConsumerState now) {
        state.setText(
                Texts.of(
                        "consume.state",
                        Texts.of("consume.phase." + now.phase()),
                        now.read(),
                        Numbers.rate(now.phase() == LabPhase.RUNNING ? now.perSecond() : 0)));
        var positions =
                now.positions().entrySet().stream()
                        .sorted(Comparator.comparingInt(e -> e.getKey().partition()))
                        .map(e ->
                                "P" + e.getKey().partition() + " " + Numbers.grouped(e.getValue()))
                        .collect(Collectors.joining("   "));
        places.setText(positions.isEmpty() ? Texts.of("consume.ownsNothing") : positions);
        now.lastProblem()
                .ifPresent(problem -> {
                    places.setText(
                            ProblemWords.what(problem) + " " + ProblemWords.whatNow(problem));
                    places.setTooltip(new Tooltip(ProblemWords.why(problem)));
                });
        boolean over = now.phase().isOver();
        pause.setDisable(over);
        commit.setDisable(over);
        stop.setDisable(now.phase() == LabPhase.STOPPING);
    }
}
