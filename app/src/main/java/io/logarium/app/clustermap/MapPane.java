package io.logarium.app.clustermap;

import io.logarium.app.diagram.map.ClusterLayout;
import io.logarium.app.diagram.map.ClusterPicture;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.diagram.map.MotionPicture;
import io.logarium.app.parts.Icons;
import io.logarium.app.parts.LiveScroll;
import io.logarium.app.picture.DiagramSurface;
import io.logarium.app.picture.HitArea;
import io.logarium.app.picture.HoverHint;
import io.logarium.app.picture.MovingLayer;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/// The drawn map: what stands still on one surface, what moves on another above it, and the buttons in the brokers' heads. Arrows
/// move the selection.
final class MapPane extends LiveScroll {
    private static final double WORDS_GAP = 8;
    private static final double BUTTON_HEIGHT = 26;

    private final DiagramSurface surface = new DiagramSurface();
    private final MovingLayer motion = new MovingLayer(surface);
    private final Pane buttons = new Pane();
    private final Pane content;
    private final TextMeasure measure = TextMeasure.ofFonts();
    private final Region words;
    private final Consumer<MapThing> select;
    private final Consumer<MapThing> open;
    private final Consumer<Deed> act;
    private MapScene scene = MapScene.EMPTY;
    private List<Deed> deeds = List.of();
    private Optional<ClusterLayout> layout = Optional.empty();
    private Picture moving = Picture.EMPTY;
    private boolean wideButtons;

    /// @param words lie below the brokers while they are visible
    MapPane(Region words, Consumer<MapThing> select, Consumer<MapThing> open, Consumer<Deed> act) {
        this.words = words;
        this.select = select;
        this.open = open;
        this.act = act;
        setId("map");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("lg-tape");
        content =
                new Pane(surface, motion, buttons, words) {
                    @Override
                    protected void layoutChildren() {
                        surface.resizeRelocate(0, 0, getWidth(), getHeight());
                        motion.resizeRelocate(0, 0, getWidth(), getHeight());
                        buttons.resizeRelocate(0, 0, getWidth(), getHeight());
                        placeButtons();
                        placeWords();
                    }
                };
        setContent(content);
        buttons.setPickOnBounds(false);
        surface.setFocusTraversable(true);
        surface.getStyleClass().add("lg-focusable");
        surface.source((_, _, _) -> picture());
        surface.onHit(area -> {
            surface.requestFocus();
            if (area.thing() instanceof MapThing thing) {
                select.accept(thing);
            }
        });
        HoverHint.on(surface);
        surface.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        viewportBoundsProperty().addListener((_, _, _) -> fit());
    }

    /// Shows the scene.
    ///
    /// @param newDeeds what the buttons in the brokers' heads do
    void show(MapScene newScene, List<Deed> newDeeds, String description) {
        boolean otherScene = !newScene.equals(scene);
        scene = newScene;
        if (!newDeeds.equals(deeds)) {
            deeds = newDeeds;
            fillButtons();
        }
        if (otherScene) {
            surface.setAccessibleText(description);
            fit();
        }
    }

    /// Draws anew with other words.
    void refresh() {
        fillButtons();
        fit();
    }

    /// Shows what is on its way at this moment.
    void move(List<MotionPicture.Dot> dots, List<MotionPicture.Move> moves, long nowMs) {
        layout.ifPresent(l -> {
            var now = MotionPicture.of(l, dots, moves, measure, nowMs);
            if (!now.shapes().equals(moving.shapes())) {
                moving = now;
                motion.show(now);
            }
        });
    }

    Optional<ClusterLayout> layoutNow() {
        return layout;
    }

    /// What stands still on the map now.
    Picture shown() {
        return surface.picture();
    }

    private void fit() {
        double width = getViewportBounds().getWidth();
        double height = getViewportBounds().getHeight();
        if (width < 1 || height < 1 || scene.brokers().isEmpty()) {
            return;
        }
        var fresh = ClusterLayout.of(scene, width, height, measure);
        layout = Optional.of(fresh);
        content.setMinHeight(fresh.height());
        content.setPrefHeight(fresh.height());
        boolean wide = !fresh.hasSmallButtons();
        if (wide != wideButtons) {
            wideButtons = wide;
            fillButtons();
        }
        surface.refresh();
        content.requestLayout();
    }

    private Picture picture() {
        return layout.map(l -> ClusterPicture.of(scene, l, measure)).orElse(Picture.EMPTY);
    }

    private void fillButtons() {
        buttons.getChildren().clear();
        for (var broker : scene.brokers()) {
            fillButtons(broker.id());
        }
        content.requestLayout();
    }

    private void fillButtons(int broker) {
        var mine = deeds.stream().filter(d -> d.broker() == broker && !d.isLink()).toList();
        if (mine.isEmpty()) {
            return;
        }
        var row = new HBox(4);
        row.setUserData(broker);
        row.setAlignment(Pos.CENTER_RIGHT);
        mine.forEach(d -> row.getChildren().add(button(d)));
        buttons.getChildren().add(row);
    }

    private Button button(Deed deed) {
        var button = new Button("", Icons.of(deed.verb().icon(), 15));
        button.getStyleClass().addAll("lg-button", "small");
        if (deed.verb() == Verb.KILL) {
            button.getStyleClass().add("danger");
        }
        if (wideButtons) {
            button.setText(Texts.of("map.do." + deed.verb().word()));
        } else {
            button.getStyleClass().add("icon-only");
        }
        button.setMinWidth(Button.USE_PREF_SIZE);
        button.setId("broker-" + deed.broker() + "-" + deed.verb().word());
        button.setAccessibleText(deed.hint());
        button.setTooltip(new Tooltip(deed.hint()));
        button.setOnAction(_ -> {
            select.accept(new MapThing.OfBroker(deed.broker()));
            act.accept(deed);
        });
        return button;
    }

    private void placeButtons() {
        layout.ifPresent(l -> {
            for (var child : buttons.getChildren()) {
                var row = (HBox) child;
                l.broker((int) row.getUserData())
                        .ifPresent(box -> {
                            double width = row.prefWidth(-1);
                            row.resizeRelocate(
                                    box.right() - width - 8, box.y() + 6, width, BUTTON_HEIGHT);
                        });
            }
        });
    }

    private void placeWords() {
        layout.ifPresent(l -> {
            double width = Math.min(words.prefWidth(-1), content.getWidth());
            double height = words.prefHeight(width);
            var columns = l.columns();
            double x = columns.brokersX() + (columns.brokersWidth() - width) / 2;
            words.resizeRelocate(x, l.brokersBottom() + WORDS_GAP, width, height);
        });
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> step(-1, 0, event);
            case RIGHT -> step(1, 0, event);
            case UP -> step(0, -1, event);
            case DOWN -> step(0, 1, event);
            case ENTER -> {
                scene.selected().ifPresent(open);
                event.consume();
            }
            default -> {}
        }
    }

    /// The nearest thing in that direction; sideways counts double, so that a row is followed to its end.
    private void step(int dx, int dy, KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() && event.getCode() == KeyCode.ENTER) {
            return;
        }
        event.consume();
        var things =
                surface.picture().hits().stream()
                        .filter(h -> h.thing() instanceof MapThing)
                        .toList();
        var from =
                things.stream()
                        .filter(h -> scene.selected().filter(h.thing()::equals).isPresent())
                        .findFirst();
        var next =
                from.isEmpty() ? things.stream().findFirst() : nearest(from.get(), things, dx, dy);
        next.ifPresent(h -> select.accept((MapThing) h.thing()));
    }

    private static Optional<HitArea> nearest(HitArea from, List<HitArea> all, int dx, int dy) {
        var ahead = new ArrayList<HitArea>();
        for (var area : all) {
            double along = along(from, area, dx, dy);
            if (along > 2 && !area.thing().equals(from.thing())) {
                ahead.add(area);
            }
        }
        return ahead.stream()
                .min(
                        Comparator.comparingDouble(
                                a -> along(from, a, dx, dy) + 2 * across(from, a, dx, dy)));
    }

    /// From the left edge of large boxes, so that a broker is above its replicas and not among them.
    private static double along(HitArea from, HitArea to, int dx, int dy) {
        return dx * (anchorX(to) - anchorX(from)) + dy * (anchorY(to) - anchorY(from));
    }

    private static double across(HitArea from, HitArea to, int dx, int dy) {
        return dx != 0
                ? Math.abs(anchorY(to) - anchorY(from))
                : Math.abs(anchorX(to) - anchorX(from));
    }

    private static double anchorX(HitArea area) {
        return area.box().x() + Math.min(area.box().width(), 60) / 2;
    }

    private static double anchorY(HitArea area) {
        return area.box().y() + Math.min(area.box().height(), 40) / 2;
    }
}
