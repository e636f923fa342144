package io.logarium.app.tour;

import io.logarium.app.lesson.Lesson;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.shell.Narrator;
import io.logarium.app.text.Texts;
import io.logarium.engine.event.EngineEvent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// Below the picture: map or tapes, to and fro in time, the steps that were done, and what happened last.
final class TakeBar extends VBox {
    private final LessonPlayer player;
    private final Segmented<Lesson.Sight> sight = new Segmented<>();
    private final FlowPane takes = new FlowPane(6, 6);
    private final Label time = Labels.plain("", "mono", "muted");
    private final Label event = Labels.plain("", "body", "may-be-cut");
    private String shown = "";

    TakeBar(LessonPlayer player) {
        this.player = player;
        getStyleClass().add("lg-take-bar");
        sight.with(Lesson.Sight.MAP, "tour.sight.map")
                .with(Lesson.Sight.TAPE, "tour.sight.tape")
                .with(Lesson.Sight.GROUP, "tour.sight.group")
                .onChosen(s -> player.picture().sight(s));
        var back =
                Buttons.icon(
                        "tour.frame.back",
                        MaterialDesignC.CHEVRON_LEFT,
                        () -> player.stepFrame(-1));
        back.setId("tour-back");
        var play = Buttons.icon("tour.play", MaterialDesignP.PLAY_PAUSE, player::playOrPause);
        play.setId("tour-play");
        var forth =
                Buttons.icon(
                        "tour.frame.forth",
                        MaterialDesignC.CHEVRON_RIGHT,
                        () -> player.stepFrame(1));
        forth.setId("tour-forth");
        var again = Buttons.icon("tour.again", MaterialDesignR.RESTART, player::again);
        again.setId("tour-reset");
        time.setMinWidth(USE_PREF_SIZE);
        var first = new HBox(8, sight, back, play, forth, again, Sections.space(), time);
        first.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        event.setMinWidth(0);
        getChildren().addAll(first, takes, event);
    }

    void show(Course course) {
        sight.choose(player.picture().sight());
        sight.offer(Lesson.Sight.GROUP, course.lesson().group().isPresent());
        var film = course.film();
        var take = film.takes().get(player.take());
        long since = Math.min(player.atMs(), take.spanMs());
        time.setText(
                String.format(Texts.language().locale(), "%.2f", since / 1_000.0)
                        + " "
                        + Texts.of("tour.seconds"));
        // On the map commits are not to be seen, and those that a client makes by itself would hide
        // what is.
        boolean map = course.lesson().picture() == Lesson.Sight.MAP;
        long until = take.first().view().atMs() + player.atMs();
        event.setText(
                take.events().stream()
                        .filter(e -> e.atMs() <= until && isTold(e))
                        .filter(e -> !(map && e instanceof EngineEvent.OffsetsCommitted))
                        .reduce((_, b) -> b)
                        .map(e -> Narrator.tell(e).text().replace("**", ""))
                        .orElse(""));
        takes(course);
    }

    /// What is of no interest here: connections, roles, offsets of the program's own topics.
    private static boolean isTold(EngineEvent event) {
        return switch (event) {
            case EngineEvent.ConnectionOpened _,
                    EngineEvent.ConnectionClosed _,
                    EngineEvent.RecordsFetched _,
                    EngineEvent.RecordsReplicated _,
                    EngineEvent.HighWatermarkMoved _,
                    EngineEvent.QuorumRoleChanged _ ->
                    false;
            case EngineEvent.RecordsAppended e -> !e.topic().startsWith("__");
            case EngineEvent.LeaderElected e -> !e.topic().startsWith("__");
            case EngineEvent.IsrChanged e -> !e.topic().startsWith("__");
            default -> true;
        };
    }

    private void takes(Course course) {
        var state = course.lesson().id() + course.done() + "/" + player.take() + Texts.language();
        if (state.equals(shown)) {
            return;
        }
        shown = state;
        takes.getChildren().clear();
        var text = course.lesson().text(Texts.language());
        for (int i = 0; i <= course.lesson().steps().size(); i++) {
            var title =
                    i == 0
                            ? Texts.of("tour.start")
                            : text.the("step " + course.lesson().steps().get(i - 1).id()).heading();
            int index = i;
            var chip = new Button(i == 0 ? title : Integer.toString(i));
            chip.setId("tour-take-" + i);
            chip.getStyleClass().add("lg-take");
            chip.setDisable(i > course.done());
            chip.setAccessibleText(title);
            chip.setTooltip(new Tooltip(i > course.done() ? Texts.of("tour.later") : title));
            if (i == player.take()) {
                chip.getStyleClass().add("chosen");
            }
            chip.setOnAction(_ -> player.goTo(index));
            takes.getChildren().add(chip);
        }
    }
}
