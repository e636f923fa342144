package io.logarium.app.shell;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.parts.Tint;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.state.ClusterHealth;
import io.logarium.app.state.Happenings;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;

/// The strip at the bottom: records a second, and what happened. Open it is 140 high, closed one line of 32.
final class TimeStrip extends StackPane {
    private static final int ROWS = 4;
    private static final int FIRST_RANGE_SECONDS = 300;
    private static final double EVENTS_WIDTH = 560;

    private final Store store;
    private final DiagramSurface openPicture = new DiagramSurface();
    private final DiagramSurface closedPicture = new DiagramSurface();
    private final Label rate = Labels.bound("shell.strip.rate", "muted");
    private final Label openClock = Labels.plain("", "mono", "strong");
    private final Label closedClock = Labels.plain("", "mono", "strong");
    private final EventRow closedRow = new EventRow();
    private final List<EventRow> rows = new ArrayList<>();
    private final VBox events;
    private final HBox openFace;
    private final HBox closedFace;
    private Happenings happenings = Happenings.NONE;
    private int seconds = FIRST_RANGE_SECONDS;

    TimeStrip(Store store) {
        this.store = store;
        setId("time-strip");
        for (int i = 0; i < ROWS; i++) {
            rows.add(new EventRow());
        }
        events = events();
        openFace = openFace();
        closedFace = closedFace();
        openPicture.source((w, h, _) -> new TimelinePicture(happenings, seconds).open(w, h));
        closedPicture.source((w, h, _) -> new TimelinePicture(happenings, seconds).closed(w, h));
        store.watch(s -> s.happenings(), this::tell);
        Texts.languageProperty().addListener((_, _, _) -> tell(happenings));
        open(false);
    }

    /// Opens or closes it.
    void open(boolean open) {
        getChildren().setAll(open ? openFace : closedFace);
        openPicture.refresh();
        closedPicture.refresh();
        tell(happenings);
    }

    /// Where the window is narrow there is less room for the events.
    void narrow(boolean narrow) {
        double width = narrow ? 400 : EVENTS_WIDTH;
        events.setMinWidth(width);
        events.setMaxWidth(width);
        rate.setVisible(!narrow);
        rate.setManaged(!narrow);
    }

    private boolean isOpen() {
        return getChildren().contains(openFace);
    }

    private void tell(Happenings now) {
        boolean same =
                now.untilMs() / 1_000 == happenings.untilMs() / 1_000
                        && now.told().equals(happenings.told());
        happenings = now;
        var clock = now.untilMs() == 0 ? "" : Times.tenths(now.untilMs());
        var told = now.told();
        if (isOpen()) {
            openClock.setText(clock);
            if (!same) {
                openPicture.refresh();
            }
            for (int i = 0; i < ROWS; i++) {
                int index = told.size() - 1 - i;
                rows.get(i).tell(index >= 0 ? List.of(told.get(index)) : List.of());
            }
        } else {
            closedClock.setText(clock);
            if (!same) {
                closedPicture.refresh();
            }
            closedRow.tell(told.isEmpty() ? List.of() : List.of(told.getLast()));
        }
    }

    private HBox openFace() {
        var range =
                new Segmented<Integer>()
                        .with(60, "shell.strip.1min")
                        .with(300, "shell.strip.5min")
                        .with(600, "shell.strip.10min")
                        .choose(FIRST_RANGE_SECONDS)
                        .onChosen(this::range);
        range.getStyleClass().add("small");
        var close =
                Buttons.icon(
                        "shell.strip.close",
                        MaterialDesignC.CHEVRON_DOWN,
                        () -> store.dispatch(new Msg.StripShown(false)));
        close.getStyleClass().addAll("small", "quiet");
        var title = Labels.bound("shell.strip.title", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        openClock.setMinWidth(USE_PREF_SIZE);
        var head =
                new HBox(
                        8,
                        Icons.of(MaterialDesignH.HISTORY, 16, "tone-muted"),
                        title,
                        live(),
                        openClock,
                        Sections.space(),
                        rate,
                        range,
                        close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(28);
        VBox.setVgrow(openPicture, Priority.ALWAYS);
        openPicture.setMinHeight(80);
        openPicture.accessibleTextProperty().bind(Texts.bind("shell.strip.title"));
        var left = new VBox(2, head, openPicture);
        left.setPadding(new Insets(8, 14, 6, 14));
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var face = new HBox(left, events);
        face.getStyleClass().addAll("shell-strip", "open");
        return face;
    }

    private VBox events() {
        var title = Labels.bound("shell.strip.happened", "h3");
        title.setGraphic(Icons.of(MaterialDesignF.FORMAT_LIST_BULLETED, 15, "tone-muted"));
        title.setPadding(new Insets(0, 14, 3, 14));
        title.setMinHeight(25);
        var box = new VBox(title);
        box.getChildren().addAll(rows);
        box.getStyleClass().add("strip-events");
        rows.getFirst().getStyleClass().add("newest");
        return box;
    }

    private HBox closedFace() {
        var open =
                Buttons.icon(
                        "shell.strip.open",
                        MaterialDesignC.CHEVRON_UP,
                        () -> store.dispatch(new Msg.StripShown(true)));
        open.getStyleClass().addAll("small", "quiet");
        closedPicture.setPrefSize(470, 28);
        closedPicture.setMinSize(120, 28);
        closedPicture.setMaxHeight(28);
        closedPicture.accessibleTextProperty().bind(Texts.bind("shell.strip.title"));
        HBox.setHgrow(closedRow, Priority.ALWAYS);
        closedRow.setPadding(new Insets(0));
        closedRow.setMinWidth(0);
        var title = Labels.bound("shell.strip.title", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        closedClock.setMinWidth(USE_PREF_SIZE);
        var face =
                new HBox(
                        open,
                        Icons.of(MaterialDesignH.HISTORY, 15, "tone-muted"),
                        title,
                        live(),
                        closedClock,
                        closedPicture,
                        closedRow,
                        Labels.key(Keys.text("Shortcut+J")));
        face.getStyleClass().addAll("shell-strip", "closed");
        return face;
    }

    private Label live() {
        var live = Labels.pill(Tint.OK, MaterialDesignR.RECORD_CIRCLE, "");
        live.textProperty().bind(Texts.bind("shell.strip.live"));
        store.watch(
                s -> s.health() instanceof ClusterHealth.Running,
                running -> {
                    live.setVisible(running);
                    live.setManaged(running);
                });
        return live;
    }

    private void range(int newSeconds) {
        seconds = newSeconds;
        openPicture.refresh();
    }
}
