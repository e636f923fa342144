package io.logarium.app.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Pane;

/// Shows pictures that change many times a second, over a [DiagramSurface] whose colours it takes.
///
/// What JavaFX draws again is the whole of a canvas that was painted on, so a large one under a few moving dots costs a large one
/// each frame. Here a small shape has a small canvas of its own that is painted once and then only moved, and the large shapes lie
/// on canvases that are no larger than they.
public final class MovingLayer extends Pane {
    /// The side of a small shape's canvas in pixels.
    private static final int SMALL = 16;

    /// Canvases of large shapes.
    private static final int MOST_LARGE = 6;

    /// Canvases grow by so many pixels, so that they need not be made anew for each change.
    private static final int STEP = 64;

    private final DiagramSurface below;
    private final Bounds bounds = new Bounds(TextMeasure.ofFonts());
    private final List<Small> small = new ArrayList<>();
    private final List<Large> large = new ArrayList<>();

    public MovingLayer(DiagramSurface below) {
        this.below = below;
        setMouseTransparent(true);
        // Where its canvases lie is no matter of layout.
        setManaged(false);
    }

    /// Shows this picture instead of the one before.
    public void show(Picture picture) {
        var rest = new ArrayList<Shape>();
        int used = 0;
        for (var shape : picture.shapes()) {
            var box = bounds.of(shape);
            if (shape instanceof Shape.Rect rect && box.width() <= SMALL && box.height() <= SMALL) {
                at(small, used++, Small::new).show(rect, box);
            } else {
                rest.add(shape);
            }
        }
        hideFrom(small, used);
        showLarge(rest);
    }

    private void showLarge(List<Shape> shapes) {
        var regions = new DirtyRegions(new Box(0, 0, getWidth(), getHeight()), MOST_LARGE);
        shapes.forEach(s -> regions.add(bounds.of(s)));
        int used = 0;
        for (var box : regions.boxes()) {
            var inside = shapes.stream().filter(s -> bounds.of(s).intersects(box)).toList();
            at(large, used++, Large::new).show(inside, box);
        }
        hideFrom(large, used);
    }

    private <T extends Canvas> T at(List<T> pool, int index, Supplier<T> make) {
        if (index == pool.size()) {
            var fresh = make.get();
            pool.add(fresh);
            getChildren().add(fresh);
        }
        return pool.get(index);
    }

    private static void hideFrom(List<? extends Canvas> pool, int used) {
        for (int i = used; i < pool.size(); i++) {
            pool.get(i).setVisible(false);
        }
    }

    /// The canvas of a small shape.
    private final class Small extends Canvas {
        private final CanvasPainter painter = new CanvasPainter(this);

        Small() {
            super(SMALL, SMALL);
            setManaged(false);
        }

        void show(Shape.Rect rect, Box box) {
            var atOrigin = rect.box().moved(-box.x(), -box.y());
            painter.palette(below.palette());
            painter.paint(
                    new Picture(
                            List.of(
                                    new Shape.Rect(
                                            atOrigin, rect.radius(), rect.fill(), rect.stroke())),
                            List.of()));
            relocate(Math.round(box.x()), Math.round(box.y()));
            setVisible(true);
        }
    }

    /// A canvas around large shapes.
    private final class Large extends Canvas {
        private final CanvasPainter painter = new CanvasPainter(this);

        Large() {
            setManaged(false);
        }

        void show(List<Shape> shapes, Box box) {
            setWidth(side(box.width(), getWidth()));
            setHeight(side(box.height(), getHeight()));
            relocate(box.x(), box.y());
            painter.palette(below.palette());
            painter.origin(box.x(), box.y());
            painter.invalidate();
            painter.paint(new Picture(shapes, List.of()));
            setVisible(true);
        }

        private static double side(double wanted, double now) {
            boolean fits = wanted <= now && now < wanted + 2 * STEP;
            return fits ? now : Math.ceil(wanted / STEP) * STEP;
        }
    }
}
