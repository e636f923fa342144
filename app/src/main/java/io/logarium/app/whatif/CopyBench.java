package io.logarium.app.whatif;

import io.logarium.app.parts.Buttons;
import io.logarium.app.parts.Labels;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.parts.Retold;
import io.logarium.app.parts.Segmented;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.text.Texts;
import io.logarium.engine.view.BrokerView;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.materialdesign2.MaterialDesignC;
import org.kordamp.ikonli.materialdesign2.MaterialDesignP;
import org.kordamp.ikonli.materialdesign2.MaterialDesignS;

/// The copy on the screen: to and fro in its time, the line of its time, what is to be done otherwise, the maps of both branches and
/// their differences.
final class CopyBench extends BorderPane {
    /// Of the room that is left for the maps their headings take so much.
    private static final double HEADINGS = 90;

    private final Deeds deeds;
    private final CopyClock clock;
    private final Button play;
    private final Button fromFork;
    private final Segmented<Double> speed = new Segmented<>();
    private final Label time = Labels.plain("", "mono", "strong");
    private final DiagramSurface ruler = new DiagramSurface();
    private final ForkForm form;
    private final Card base = new Card();
    private final Card fork = new Card();
    private final Beside maps = new Beside();
    private final Label summary = Labels.plain("", "strong");
    private final DifferenceTable differences = new DifferenceTable();
    private Optional<Branches> branches = Optional.empty();

    /// What is done on the bench.
    interface Deeds {
        void to(long ms);

        void playOrPause();

        void step(boolean forward);

        void rewind();

        void fromTheFork();

        void fork(Branches.Fork fork);

        void cancel();
    }

    /// One branch: its name, how it is, its map.
    private static final class Card extends VBox {
        private final Label name = Labels.plain("", "h3", "may-be-cut");
        private final Label state = Labels.plain("", "muted", "may-be-cut");
        private final BranchPicture picture = new BranchPicture();

        private Card() {
            super(2);
            name.setMinWidth(0);
            state.setMinWidth(0);
            getStyleClass().add("whatif-branch");
            getChildren().setAll(name, state, picture);
        }

        private void show(String title, Branch branch, long ms) {
            var frame = branch.at(ms);
            var snapshot = frame.snapshot();
            long up =
                    snapshot.brokers().stream()
                            .filter(b -> b.state() == BrokerView.State.UP)
                            .count();
            long without =
                    snapshot.topics().stream()
                            .filter(t -> !t.internal())
                            .flatMap(t -> t.partitions().stream())
                            .filter(p -> p.leader().isEmpty())
                            .count();
            name.setText(title);
            state.setText(Texts.of("whatif.state", up, snapshot.brokers().size(), without));
            picture.show(frame);
        }
    }

    CopyBench(CopyClock clock, Deeds deeds) {
        this.clock = clock;
        this.deeds = deeds;
        play = Buttons.icon("whatif.play", MaterialDesignP.PLAY, deeds::playOrPause);
        play.setId("whatif-play");
        fromFork =
                Buttons.small(
                        "whatif.from-fork", MaterialDesignS.SOURCE_BRANCH, deeds::fromTheFork);
        fromFork.setId("whatif-from-fork");
        form = new ForkForm(deeds::fork, deeds::cancel);
        ruler.setMinHeight(BranchRuler.HEIGHT);
        ruler.setPrefHeight(BranchRuler.HEIGHT);
        ruler.setMaxHeight(BranchRuler.HEIGHT);
        ruler.setId("whatif-ruler");
        ruler.source((width, _, m) ->
                branches.map(b -> new BranchRuler(b, clock.atMs()).picture(width, m))
                        .orElse(io.logarium.app.picture.Picture.EMPTY));
        scrubs();
        var top = new VBox(controls(), ruler, form);
        top.getStyleClass().add("whatif-top");
        setTop(top);
        summary.setWrapText(true);
        summary.setMinHeight(USE_PREF_SIZE);
        summary.setId("whatif-summary");
        var page = new VBox(8, summary, maps, differences);
        page.setPadding(new Insets(8, 16, 8, 16));
        var scroll = new LiveScroll(page);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(javafx.scene.control.ScrollPane.ScrollBarPolicy.NEVER);
        scroll.viewportBoundsProperty()
                .addListener((_, _, now) -> {
                    base.picture.room(now.getHeight() - HEADINGS);
                    fork.picture.room(now.getHeight() - HEADINGS);
                });
        setCenter(scroll);
        Retold.with(this, this::tell);
    }

    private FlowPane controls() {
        var rewind = Buttons.icon("whatif.rewind", MaterialDesignS.SKIP_BACKWARD, deeds::rewind);
        rewind.setId("whatif-rewind");
        var back =
                Buttons.icon("whatif.back", MaterialDesignC.CHEVRON_LEFT, () -> deeds.step(false));
        back.setId("whatif-back");
        var forth =
                Buttons.icon("whatif.forth", MaterialDesignC.CHEVRON_RIGHT, () -> deeds.step(true));
        forth.setId("whatif-forth");
        for (double each : CopyClock.SPEEDS) {
            speed.with(each, new SimpleStringProperty(Words.speed(each)));
        }
        speed.onChosen(clock::speed);
        speed.accessibleTextProperty().bind(Texts.bind("whatif.speed"));
        time.setMinWidth(USE_PREF_SIZE);
        time.setId("whatif-time");
        var row = new FlowPane(8, 6, rewind, back, play, forth, speed, fromFork, time);
        row.setAlignment(Pos.CENTER_LEFT);
        row.setPadding(new Insets(8, 16, 2, 16));
        return row;
    }

    private void scrubs() {
        ruler.setFocusTraversable(true);
        ruler.getStyleClass().add("lg-focusable");
        ruler.accessibleTextProperty().bind(Texts.bind("whatif.ruler"));
        ruler.addEventHandler(MouseEvent.MOUSE_PRESSED, this::scrub);
        ruler.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::scrub);
        ruler.onHit(hit -> {
            if (hit.thing() instanceof BranchRuler.Mark mark) {
                deeds.to(mark.atMs());
            }
        });
        ruler.addEventHandler(
                KeyEvent.KEY_PRESSED,
                e -> {
                    if (e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.RIGHT) {
                        e.consume();
                        deeds.step(e.getCode() == KeyCode.RIGHT);
                    } else if (e.getCode() == KeyCode.HOME) {
                        e.consume();
                        deeds.rewind();
                    } else if (e.getCode() == KeyCode.SPACE) {
                        e.consume();
                        deeds.playOrPause();
                    }
                });
    }

    private void scrub(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            ruler.requestFocus();
            branches.ifPresent(
                    b -> deeds.to(new BranchRuler(b, 0).at(event.getX(), ruler.getWidth())));
        }
    }

    ForkForm form() {
        return form;
    }

    DifferenceTable differences() {
        return differences;
    }

    /// The maps that are shown, the copy's own first.
    List<BranchPicture> pictures() {
        return branches.flatMap(Branches::forked).isPresent()
                ? List.of(base.picture, fork.picture)
                : List.of(base.picture);
    }

    void show(Branches now, boolean busy) {
        if (branches.filter(b -> b == now).isEmpty()) {
            branches = Optional.of(now);
            if (now.forked().isPresent()) {
                maps.show(base, fork);
            } else {
                maps.show(base);
            }
        }
        form.show(now.base().at(clock.atMs()), clock.atMs(), busy);
        tell();
    }

    private void tell() {
        branches.ifPresent(this::tell);
    }

    private void tell(Branches all) {
        long ms = clock.atMs();
        play.setGraphic(
                io.logarium.app.parts.Icons.of(
                        clock.isPlaying() ? MaterialDesignP.PAUSE : MaterialDesignP.PLAY));
        speed.choose(clock.speed());
        time.setText(Texts.of("whatif.time", Words.time(ms), Words.time(all.endMs())));
        fromFork.setVisible(all.forked().isPresent());
        fromFork.setManaged(all.forked().isPresent());
        ruler.refresh();
        base.show(Texts.of("whatif.base"), all.base(), ms);
        all.forked()
                .ifPresent(f ->
                        fork.show(
                                Texts.of(
                                        "whatif.forked",
                                        f.fork().command(),
                                        Words.time(f.branch().forkMs())),
                                f.branch(),
                                ms));
        var found = all.differences(ms);
        summary.setText(all.forked().isEmpty() ? Texts.of("whatif.hint") : Words.summary(found));
        differences.show(found, all.forked().map(f -> f.fork().command()).orElse(""));
    }
}
