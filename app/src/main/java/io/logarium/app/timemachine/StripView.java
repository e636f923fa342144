package io.logarium.app.timemachine;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.history.Timeline;
import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Sections;
import io.logarium.app.parts.Segmented;
import io.logarium.app.parts.Tint;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.Picture;
import io.logarium.app.shell.Keys;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignF;
import org.kordamp.ikonli.materialdesign2.MaterialDesignH;
import org.kordamp.ikonli.materialdesign2.MaterialDesignR;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The strip's two faces: open it is 140 high, or higher with all events; closed one line of 32.
final class StripView extends StackPane {
    private static final int ROWS = 4;
    private static final int FIRST_RANGE_SECONDS = 300;
    private static final double EVENTS_WIDTH = 560;

    private final Store store;
    private final Cluster cluster;
    private final TimeMachine.Moves moves;
    private final BlockDesk desk;
    private final BlockCard card;
    private final DiagramSurface openPicture = new DiagramSurface();
    private final DiagramSurface closedPicture = new DiagramSurface();
    private final Label rate = Labels.bound("shell.strip.rate", "muted");
    private final Label openClock = Labels.plain("", "mono", "strong");
    private final Label closedClock = Labels.plain("", "mono", "strong");
    private final EventRow closedRow;
    private final List<EventRow> rows = new ArrayList<>();
    private final EventList all;
    private final VBox events = new VBox();
    private final List<Label> pills = new ArrayList<>();
    private final HBox openFace;
    private final HBox closedFace;
    private Timeline timeline = Timeline.EMPTY;
    private Story story = Story.EMPTY;
    private OptionalLong past = OptionalLong.empty();
    private long nowMs;
    private int seconds = FIRST_RANGE_SECONDS;
    private boolean listsAll;
    private boolean showsCard;

    StripView(Store store, Cluster cluster, TimeMachine.Moves moves, BlockDesk desk) {
        this.store = store;
        this.desk = desk;
        card = new BlockCard(desk, moves::saveScenario, moves::openCopy);
        this.cluster = cluster;
        this.moves = moves;
        setId("time-strip");
        for (int i = 0; i < ROWS; i++) {
            rows.add(new EventRow(moves::to));
        }
        closedRow = new EventRow(moves::to);
        all = new EventList(moves::to);
        fillEvents();
        openFace = openFace();
        closedFace = closedFace();
        openPicture.source((w, h, _) -> ruler().open(w, h));
        closedPicture.source((w, h, _) -> ruler().closed(w, h));
        new BlockHand(openPicture, desk, this::span);
        scrubs(openPicture);
        scrubs(closedPicture);
        openPicture.onHit(hit -> {
            if (hit.thing() instanceof Story.Line line) {
                moves.to(line);
            }
        });
        Retold.with(this, this::retell);
        getChildren().setAll(closedFace);
    }

    void open(boolean open) {
        getChildren().setAll(open ? openFace : closedFace);
    }

    /// Where the window is narrow there is less room for the events.
    void narrow(boolean narrow) {
        double width = narrow ? 310 : EVENTS_WIDTH;
        events.setMinWidth(width);
        events.setMaxWidth(width);
        rate.setVisible(!narrow);
        rate.setManaged(!narrow);
    }

    Picture shownRuler() {
        return openPicture.picture();
    }

    /// The part of a timeline that is in the span shown now.
    Timeline shown(Timeline whole) {
        var span = span();
        return whole.within(span.fromMs(), span.untilMs());
    }

    void tell(Timeline newTimeline, Story newStory, long newNowMs, OptionalLong newPast) {
        boolean same =
                newNowMs / 1_000 == nowMs / 1_000
                        && newStory == story
                        && newPast.equals(past)
                        && newTimeline.fromMs() == timeline.fromMs();
        timeline = newTimeline;
        story = newStory;
        nowMs = newNowMs;
        past = newPast;
        var clock = nowMs == 0 ? "" : Times.tenths(past.orElse(nowMs));
        (isOpen() ? openClock : closedClock).setText(clock);
        if (!same || openPicture.picture() == Picture.EMPTY) {
            retell();
        }
    }

    /// Other incidents, or another one is chosen.
    void blocksChanged() {
        retell();
    }

    private void retell() {
        (isOpen() ? openPicture : closedPicture).refresh();
        pills.forEach(this::tell);
        desk.selected().ifPresent(block -> card.tell(block, nowMs));
        if (isOpen() && showsCard != desk.selected().isPresent()) {
            fillEvents();
        }
        var newest = story.newest(past.orElse(Long.MAX_VALUE), isOpen() ? ROWS : 1);
        if (!isOpen()) {
            closedRow.tell(newest.stream().findFirst());
        } else if (listsAll) {
            all.tell(story, past);
        } else {
            for (int i = 0; i < ROWS; i++) {
                rows.get(i).tell(i < newest.size() ? Optional.of(newest.get(i)) : Optional.empty());
            }
            if (newest.isEmpty() && !timeline.isEmpty()) {
                rows.get(0).say(Texts.of("time.nothing-yet", Times.seconds(timeline.fromMs())));
                rows.get(1).say(Texts.of("time.nothing-since"));
            }
        }
    }

    private boolean isOpen() {
        return getChildren().contains(openFace);
    }

    private RulerPicture ruler() {
        var span = span();
        return new RulerPicture(timeline, story, span, nowMs, past, desk.shapes(span));
    }

    /// The last tenth of a span is left for what comes. What is looked at is always in it.
    private RulerPicture.Span span() {
        if (seconds == 0) {
            long length = Math.max(60_000, nowMs - timeline.fromMs());
            return new RulerPicture.Span(nowMs - length, nowMs + length / 20);
        }
        long length = seconds * 1_000L;
        // Plans are in it, too, as far as half of it is left for what was.
        long until =
                Math.max(
                        nowMs + length / 20,
                        Math.min(nowMs + length / 2, desk.plannedUntilMs() + length / 40));
        if (past.isPresent() && past.getAsLong() < until - length) {
            until = past.getAsLong() + length / 2;
        }
        return new RulerPicture.Span(until - length, until);
    }

    /// Pressed or dragged, the hand is where the mouse is; with the keys it goes from moment to moment.
    private void scrubs(DiagramSurface picture) {
        picture.setFocusTraversable(true);
        picture.getStyleClass().add("lg-focusable");
        picture.accessibleTextProperty().bind(Texts.bind("shell.strip.title"));
        picture.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> scrub(picture, e));
        picture.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> scrub(picture, e));
        picture.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.RIGHT) {
                        e.consume();
                        moves.step(e.getCode() == KeyCode.RIGHT);
                    } else if (e.getCode() == KeyCode.HOME) {
                        e.consume();
                        moves.to(timeline.fromMs());
                    }
                });
    }

    private void scrub(DiagramSurface picture, MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            picture.requestFocus();
            moves.to(span().at(event.getX(), picture.getWidth()));
        }
    }

    private HBox openFace() {
        var range =
                new Segmented<Integer>()
                        .with(60, "shell.strip.1min")
                        .with(300, "shell.strip.5min")
                        .with(600, "shell.strip.10min")
                        .with(0, "time.all")
                        .choose(FIRST_RANGE_SECONDS)
                        .onChosen(this::range);
        range.getStyleClass().add("small");
        var close =
                Buttons.icon(
                        "shell.strip.close",
                        MaterialDesignC.CHEVRON_DOWN,
                        () -> store.dispatch(new Msg.StripShown(false)));
        close.getStyleClass().addAll("small", "quiet");
        var copy = Buttons.icon("time.copy", MaterialDesignS.SOURCE_BRANCH, moves::openCopy);
        copy.setId("time-copy");
        copy.getStyleClass().addAll("small", "quiet");
        var title = Labels.bound("shell.strip.title", "strong");
        title.setMinWidth(USE_PREF_SIZE);
        openClock.setMinWidth(USE_PREF_SIZE);
        var head =
                new HBox(
                        8,
                        Icons.of(MaterialDesignH.HISTORY, 16, "tone-muted"),
                        title,
                        pill(),
                        openClock,
                        Sections.space(),
                        rate,
                        range,
                        copy,
                        close);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(28);
        openPicture.setMinHeight(80);
        openPicture.setMaxHeight(90);
        openPicture.setPrefHeight(90);
        var left = new VBox(2, head, openPicture);
        left.setPadding(new Insets(8, 14, 6, 14));
        left.setMinWidth(0);
        HBox.setHgrow(left, Priority.ALWAYS);
        var face = new HBox(left, events);
        face.getStyleClass().addAll("shell-strip", "open");
        return face;
    }

    private void fillEvents() {
        showsCard = desk.selected().isPresent();
        if (showsCard) {
            desk.selected().ifPresent(block -> card.tell(block, nowMs));
            events.getStyleClass().setAll("strip-events");
            events.getChildren().setAll(card);
            return;
        }
        var title = Labels.bound("shell.strip.happened", "h3");
        title.setGraphic(Icons.of(MaterialDesignF.FORMAT_LIST_BULLETED, 15, "tone-muted"));
        title.setMinWidth(USE_PREF_SIZE);
        var link = Buttons.link(listsAll ? "time.few-events" : "time.all-events", this::toggleList);
        link.setId("time-all-events");
        var head = new HBox(10, title, Sections.space(), link);
        if (listsAll) {
            head.getChildren().add(1, all.filter());
        }
        head.setAlignment(Pos.CENTER_LEFT);
        head.setPadding(new Insets(0, 14, 3, 14));
        head.setMinHeight(27);
        events.getStyleClass().setAll("strip-events");
        events.getChildren().setAll(head);
        if (listsAll) {
            VBox.setVgrow(all, Priority.ALWAYS);
            events.getChildren().add(all);
        } else {
            events.getChildren().addAll(rows);
        }
    }

    private void toggleList() {
        listsAll = !listsAll;
        openFace.getStyleClass().remove("tall");
        if (listsAll) {
            openFace.getStyleClass().add("tall");
        }
        fillEvents();
        retell();
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
                        pill(),
                        closedClock,
                        closedPicture,
                        closedRow,
                        Labels.key(Keys.text("Shortcut+J")));
        face.getStyleClass().addAll("shell-strip", "closed");
        return face;
    }

    private Label pill() {
        var pill = Labels.pill(Tint.OK, MaterialDesignR.RECORD_CIRCLE, "");
        pills.add(pill);
        tell(pill);
        return pill;
    }

    private void tell(Label pill) {
        var text = Texts.of(past.isPresent() ? "time.past.pill" : "shell.strip.live");
        boolean shown = past.isPresent() || nowMs > 0;
        pill.setVisible(shown);
        pill.setManaged(shown);
        if (text.equals(pill.getText())) {
            return;
        }
        pill.setText(text);
        pill.getStyleClass().removeAll(Tint.OK.styleClass(), Tint.WARN.styleClass());
        pill.getStyleClass().add((past.isPresent() ? Tint.WARN : Tint.OK).styleClass());
        pill.setGraphic(
                Icons.of(
                        past.isPresent()
                                ? MaterialDesignH.HISTORY
                                : MaterialDesignR.RECORD_CIRCLE));
    }

    private void range(int newSeconds) {
        seconds = newSeconds;
        openPicture.refresh();
    }
}
