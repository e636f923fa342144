package io.logarium.app.tour;

import io.logarium.app.diagram.Grain;
import io.logarium.app.diagram.GroupLayout;
import io.logarium.app.diagram.GroupPicture;
import io.logarium.app.diagram.GroupScene;
import io.logarium.app.diagram.TapeLayout;
import io.logarium.app.diagram.TapePicture;
import io.logarium.app.diagram.TapeScene;
import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.ClusterPicture;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MotionPicture;
import io.logarium.app.lesson.Film.Frame;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.Prediction;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.picture.Box;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.HoverHint;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import io.logarium.app.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;

/// The picture of the simulated cluster: the map or the tapes of a moment, what is on its way above it, and the guess of the learner
/// as a ghost.
final class FilmView extends LiveScroll {
    private static final double GAP = 16;

    /// The map is not laid out narrower; where there is less room, all of it is drawn smaller.
    private static final double MAP_WIDTH = 720;

    private final DiagramSurface surface = new DiagramSurface();
    private final DiagramSurface motion = new DiagramSurface();
    private final TextMeasure measure = TextMeasure.ofFonts();
    private final Pane content;
    private final Scale zoom = new Scale(1, 1, 0, 0);
    private double scale = 1;
    private Lesson.Sight sight = Lesson.Sight.MAP;
    private MapScene map = MapScene.EMPTY;
    private Optional<TapeScene> tape = Optional.empty();
    private Optional<GroupScene> group = Optional.empty();
    private Optional<ClusterLayout> layout = Optional.empty();
    private Optional<Guess> guess = Optional.empty();
    private Optional<Frame> frame = Optional.empty();
    private Picture moving = Picture.EMPTY;
    private Optional<TapeLayout> laid = Optional.empty();
    private Optional<Pointing> pointing = Optional.empty();
    private Consumer<String> answered = _ -> {};
    private Consumer<String> pointed = _ -> {};
    private Optional<Lesson> lesson = Optional.empty();
    private boolean holds;

    /// What the learner expected, drawn over what is.
    sealed interface Guess {
        /// A place on a partition's tape.
        record AtOffset(int partition, long offset) implements Guess {}

        /// A thing that was clicked.
        record OfThing(Prediction.Click click, String answer) implements Guess {}
    }

    FilmView() {
        setId("tour-picture");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("lg-tape");
        setMinWidth(0);
        content =
                new Pane(surface, motion) {
                    @Override
                    protected void layoutChildren() {
                        surface.resizeRelocate(0, 0, getWidth() / scale, getHeight() / scale);
                        motion.resizeRelocate(0, 0, getWidth() / scale, getHeight() / scale);
                    }
                };
        setContent(content);
        surface.getTransforms().setAll(zoom);
        motion.getTransforms().setAll(zoom);
        motion.setMouseTransparent(true);
        surface.setFocusTraversable(true);
        surface.getStyleClass().add("lg-focusable");
        surface.source((width, _, m) -> picture(width, m));
        motion.source((_, _, _) -> moving);
        HoverHint.on(surface);
        surface.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> point(e, true));
        surface.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> point(e, holds));
        surface.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> letGo());
        surface.addEventHandler(KeyEvent.KEY_PRESSED, this::pointKey);
        viewportBoundsProperty().addListener((_, _, _) -> fit());
    }

    Lesson.Sight sight() {
        return sight;
    }

    void sight(Lesson.Sight wanted) {
        sight = wanted;
        setVvalue(0);
        fit();
    }

    void guess(Optional<Guess> wanted) {
        if (!wanted.equals(guess)) {
            guess = wanted;
            surface.refresh();
        }
    }

    /// Lets the learner answer on the picture from now on, or no longer.
    ///
    /// @param moves is told where it points while nothing is answered yet
    /// @param answers is told the answer
    void ask(Optional<Pointing> wanted, Consumer<String> moves, Consumer<String> answers) {
        pointed = moves;
        answered = answers;
        if (!wanted.equals(pointing)) {
            pointing = wanted;
            surface.refresh();
        }
    }

    private void point(MouseEvent event, boolean holding) {
        if (pointing.isEmpty() || !holding || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pointing.get()
                .at(event.getX(), event.getY(), seen(surface.picture()))
                .ifPresent(answer -> {
                    holds = true;
                    pointing.get().now(answer);
                    pointed.accept(answer);
                    surface.refresh();
                });
        event.consume();
    }

    private void letGo() {
        if (holds) {
            holds = false;
            pointing.flatMap(Pointing::now).ifPresent(answered);
        }
    }

    /// Arrows point, Enter answers.
    void pointKey(KeyEvent event) {
        if (pointing.isEmpty() || event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT, UP -> step(-1);
            case RIGHT, DOWN -> step(1);
            case ENTER, SPACE -> pointing.flatMap(Pointing::now).ifPresent(answered);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void step(int by) {
        pointing.ifPresent(p -> {
            p.step(by, stands(p));
            p.now().ifPresent(pointed);
            surface.refresh();
        });
    }

    private long stands(Pointing asked) {
        return asked.prediction() instanceof Prediction.Drag drag
                ? Pointing.stands(
                                drag,
                                partition ->
                                        tape.stream()
                                                .flatMap(t -> t.lanes().stream())
                                                .filter(l -> l.facts().index() == partition)
                                                .findFirst())
                        .orElse(drag.least())
                : 0;
    }

    private Pointing.Sight seen(Picture drawn) {
        return new Pointing.Sight(
                drawn,
                sight == Lesson.Sight.TAPE ? laid : Optional.empty(),
                map,
                lesson.map(Lesson::topic).orElse(""),
                lesson.flatMap(Lesson::group));
    }

    void show(Frame now, Lesson shown) {
        lesson = Optional.of(shown);
        if (frame.filter(f -> f == now).isPresent()) {
            return;
        }
        frame = Optional.of(now);
        map = Scenes.map(now);
        tape = Scenes.tape(now, shown);
        group = shown.group().flatMap(g -> GroupScenes.of(now, shown.topic(), g));
        fit();
    }

    /// Shows nothing until the next film is there.
    void clear() {
        frame = Optional.empty();
        map = MapScene.EMPTY;
        tape = Optional.empty();
        group = Optional.empty();
        layout = Optional.empty();
        laid = Optional.empty();
        surface.refresh();
    }

    /// Draws anew with other words.
    void refresh(Lesson again) {
        frame.ifPresent(f -> {
            frame = Optional.empty();
            show(f, again);
        });
    }

    /// What is on its way at a time of the take.
    void move(Flights flights, long ms) {
        var now =
                sight == Lesson.Sight.MAP && layout.isPresent() && frame.isPresent()
                        ? MotionPicture.of(
                                layout.get(),
                                flights.dots(ms, frame.get(), map, layout.get()),
                                List.of(),
                                measure,
                                ms)
                        : Picture.EMPTY;
        if (!now.shapes().equals(moving.shapes())) {
            moving = now;
            motion.refresh();
        }
    }

    Picture shown() {
        return surface.picture();
    }

    MapScene scene() {
        return map;
    }

    private void fit() {
        double width = getViewportBounds().getWidth();
        double height = getViewportBounds().getHeight();
        if (width < 1 || height < 1 || map.brokers().isEmpty()) {
            return;
        }
        scale = sight == Lesson.Sight.MAP ? Math.min(1, width / MAP_WIDTH) : 1;
        zoom.setX(scale);
        zoom.setY(scale);
        double wanted =
                switch (sight) {
                    case MAP -> mapHeight(width, height);
                    case TAPE -> tape.map(TapeLayout::height).orElse(0.0) + 2 * GAP;
                    case GROUP ->
                            group.map(g -> GroupLayout.of(g, width).height()).orElse(0.0) + GAP;
                };
        content.setMinHeight(wanted);
        content.setPrefHeight(wanted);
        surface.setAccessibleText(description());
        surface.refresh();
    }

    private double mapHeight(double width, double height) {
        var fresh = ClusterLayout.of(map, width / scale, height / scale, measure);
        layout = Optional.of(fresh);
        return fresh.height() * scale;
    }

    private String description() {
        return switch (sight) {
            case MAP -> Texts.of("tour.picture.map", map.brokers().size());
            case TAPE ->
                    Texts.of(
                            "tape.description",
                            tape.map(TapeScene::topic).orElse(""),
                            tape.map(t -> t.lanes().size()).orElse(0));
            case GROUP ->
                    Texts.of(
                            "tour.picture.group",
                            group.map(GroupScene::id).orElse(""),
                            group.map(g -> g.members().size()).orElse(0));
        };
    }

    private Picture picture(double width, TextMeasure m) {
        var drawn = drawn(width, m);
        if (pointing.isPresent()) {
            return pointing.get().over(seen(drawn), stands(pointing.get()));
        }
        return guess.map(g ->
                        switch (g) {
                            case Guess.AtOffset(var partition, var offset) ->
                                    seen(drawn)
                                            .tape()
                                            .flatMap(t -> t.place(partition, offset))
                                            .map(place -> withGhost(drawn, place, m))
                                            .orElse(drawn);
                            case Guess.OfThing(var click, var answer) ->
                                    Pointing.ghost(seen(drawn), click, answer);
                        })
                .orElse(drawn);
    }

    private Picture drawn(double width, TextMeasure m) {
        if (sight == Lesson.Sight.MAP) {
            return layout.map(l -> ClusterPicture.of(map, l, measure, false)).orElse(Picture.EMPTY);
        }
        if (sight == Lesson.Sight.GROUP) {
            return group.map(g -> GroupPicture.of(g, GroupLayout.of(g, width), m))
                    .orElse(Picture.EMPTY);
        }
        if (tape.isEmpty() || width < 1) {
            return Picture.EMPTY;
        }
        laid = Optional.of(TapeLayout.of(tape.get(), width, Grain.CELLS));
        return TapePicture.of(tape.get(), laid.get(), m);
    }

    /// The guess stays over the result: a dashed line where the learner expected it, behind all that is, and over the cells.
    private static Picture withGhost(Picture drawn, Box place, TextMeasure measure) {
        var words = Texts.of("tour.ghost");
        var cloth = TapeLayout.above(place, measure.width(words, TextStyle.SMALL) + 16);
        var stroke = Stroke.of(Tone.WARN, 2).dashed();
        double x = place.x();
        var picture = new Picture.Builder();
        picture.add(Shape.line(x, cloth.bottom(), x, place.bottom() + 22, stroke));
        picture.addAll(drawn.shapes());
        drawn.hits().forEach(h -> picture.hit(h.box(), h.thing(), h.text()));
        picture.add(Shape.line(x, place.y(), x, place.bottom(), stroke));
        picture.add(Shape.rect(cloth, 4, Fill.of(Tone.WARN_SUBTLE), Stroke.of(Tone.WARN, 1)));
        picture.add(
                Shape.textCentered(
                        cloth.centerX(), cloth.y() + 14, words, TextStyle.SMALL, Tone.WARN));
        return picture.build();
    }
}
