package io.logarium.app.picture;

import java.util.HashSet;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.TextAlignment;

/// Paints pictures on a canvas; the only one who draws. It remembers what it has painted and redraws only what changed.
public final class CanvasPainter {
    /// More single places than this are not worth the clipping. A map on which all numbers change has sixty.
    private static final int MAX_DIRTY = 96;

    /// Share of the canvas above which everything is redrawn.
    private static final double MAX_DIRTY_SHARE = 0.6;

    private static final int HATCH = 14;

    private final Canvas canvas;
    private final RoundRects rounds;
    private final TextMeasure measure = TextMeasure.ofFonts();
    private final Bounds bounds = new Bounds(measure);
    private Palette palette = new Palette(java.util.Map.of());
    private Picture painted = Picture.EMPTY;
    private boolean everything = true;
    private double originX;
    private double originY;

    public CanvasPainter(Canvas canvas) {
        this.canvas = canvas;
        rounds = new RoundRects(canvas.getGraphicsContext2D());
        canvas.getGraphicsContext2D().setTextBaseline(VPos.BASELINE);
    }

    /// How wide texts become here, for layouts.
    public TextMeasure measure() {
        return measure;
    }

    /// Other colours: the next [#paint] redraws everything.
    public void palette(Palette newPalette) {
        if (!newPalette.equals(palette)) {
            palette = newPalette;
            everything = true;
        }
    }

    /// Which place of the picture lies at the canvas's top left corner.
    void origin(double x, double y) {
        if (x != originX || y != originY) {
            originX = x;
            originY = y;
            canvas.getGraphicsContext2D().setTransform(1, 0, 0, 1, -x, -y);
            everything = true;
        }
    }

    /// What was painted is lost (the canvas was resized): the next [#paint] redraws everything.
    public void invalidate() {
        everything = true;
    }

    /// Paints the picture. Returns the number of pixels that were redrawn.
    public double paint(Picture picture) {
        var whole = new Box(originX, originY, canvas.getWidth(), canvas.getHeight());
        var dirty = everything ? List.of(whole) : dirty(painted, picture, whole);
        everything = false;
        painted = picture;
        double pixels = 0;
        boolean all = dirty.size() == 1 && dirty.getFirst().equals(whole);
        var reaches =
                all || dirty.isEmpty()
                        ? List.<Box>of()
                        : picture.shapes().stream().map(bounds::of).toList();
        for (var box : dirty) {
            if (all) {
                redrawAll(picture, box);
            } else {
                redraw(picture.shapes(), reaches, box);
            }
            pixels += box.width() * box.height();
        }
        return pixels;
    }

    private List<Box> dirty(Picture before, Picture now, Box whole) {
        if (before.shapes().equals(now.shapes())) {
            return List.of();
        }
        var old = before.shapes();
        var fresh = now.shapes();
        int head = 0;
        while (head < Math.min(old.size(), fresh.size()) && old.get(head).equals(fresh.get(head))) {
            head++;
        }
        int oldTail = old.size();
        int freshTail = fresh.size();
        while (oldTail > head
                && freshTail > head
                && old.get(oldTail - 1).equals(fresh.get(freshTail - 1))) {
            oldTail--;
            freshTail--;
        }
        var gone = old.subList(head, oldTail);
        var come = fresh.subList(head, freshTail);
        var regions = new DirtyRegions(whole, MAX_DIRTY);
        var goneSet = new HashSet<>(gone);
        var comeSet = new HashSet<>(come);
        var keptBefore = gone.stream().filter(comeSet::contains).toList();
        var keptNow = come.stream().filter(goneSet::contains).toList();
        if (!keptBefore.equals(keptNow)) {
            return List.of(whole);
        }
        gone.stream().filter(s -> !comeSet.contains(s)).forEach(s -> regions.add(bounds.of(s)));
        come.stream().filter(s -> !goneSet.contains(s)).forEach(s -> regions.add(bounds.of(s)));
        return regions.area() > MAX_DIRTY_SHARE * whole.width() * whole.height()
                ? List.of(whole)
                : regions.boxes();
    }

    private void redrawAll(Picture picture, Box box) {
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(box.x(), box.y(), box.width(), box.height());
        picture.shapes().forEach(s -> draw(gc, s));
    }

    /// @param reaches where each shape may have pixels
    private void redraw(List<Shape> shapes, List<Box> reaches, Box box) {
        var gc = canvas.getGraphicsContext2D();
        gc.clearRect(box.x(), box.y(), box.width(), box.height());
        gc.save();
        clip(gc, box);
        for (int i = 0; i < shapes.size(); i++) {
            if (!reaches.get(i).intersects(box)) {
                continue;
            }
            if (shapes.get(i) instanceof Shape.Rect rect && isInside(box, rect)) {
                drawInside(gc, rect, box);
            } else {
                draw(gc, shapes.get(i));
            }
        }
        gc.restore();
    }

    /// Whether the place lies where neither the outline nor a round corner of the rectangle is.
    private static boolean isInside(Box box, Shape.Rect rect) {
        var flat = rect.box().grown(-0.3 * rect.radius() - rect.stroke().width() - 1);
        return box.x() >= flat.x()
                && box.y() >= flat.y()
                && box.right() <= flat.right()
                && box.bottom() <= flat.bottom();
    }

    /// There a rectangle is its fill; a plain one costs far less than one with round corners.
    private void drawInside(GraphicsContext gc, Shape.Rect rect, Box box) {
        if (startFill(gc, rect.fill())) {
            gc.fillRect(box.x(), box.y(), box.width(), box.height());
        }
    }

    private static void clip(GraphicsContext gc, Box box) {
        gc.beginPath();
        gc.rect(box.x(), box.y(), box.width(), box.height());
        gc.clip();
    }

    private void draw(GraphicsContext gc, Shape shape) {
        switch (shape) {
            case Shape.Rect r -> drawRect(gc, r);
            case Shape.Circle c -> drawCircle(gc, c);
            case Shape.Hexagon h -> drawHexagon(gc, h);
            case Shape.Line l -> drawLine(gc, l);
            case Shape.Path p -> drawPath(gc, p);
            case Shape.Text t -> drawText(gc, t);
            case Shape.Icon i -> drawIcon(gc, i);
            case Shape.Flag f -> FlagPainter.paint(gc, f, palette, measure);
            case Shape.Pixels p -> {
                gc.setImageSmoothing(false);
                var b = p.box();
                gc.drawImage(p.image(), b.x(), b.y(), b.width(), b.height());
            }
            case Shape.Clipped c -> {
                gc.save();
                clip(gc, c.box());
                c.shapes().forEach(s -> draw(gc, s));
                gc.restore();
            }
        }
    }

    private void drawRect(GraphicsContext gc, Shape.Rect rect) {
        var box = RoundRects.snapped(rect.box());
        if (startFill(gc, rect.fill())) {
            if (rect.fill() instanceof Fill.Solid) {
                rounds.fill(box, rect.radius());
            } else {
                double arc = 2 * rect.radius();
                gc.fillRoundRect(box.x(), box.y(), box.width(), box.height(), arc, arc);
            }
        }
        var stroke = rect.stroke();
        if (stroke.dash() == Stroke.Dash.SOLID && stroke.width() > 0) {
            gc.setFill(palette.color(stroke.tone(), stroke.opacity()));
            rounds.outline(box, rect.radius(), stroke.width());
        } else if (startStroke(gc, stroke)) {
            // The outline lies inside the box, so that neighbours may touch.
            double half = stroke.width() / 2;
            var in = box.grown(-half);
            double arc = Math.max(0, 2 * (rect.radius() - half));
            gc.strokeRoundRect(in.x(), in.y(), in.width(), in.height(), arc, arc);
        }
    }

    private void drawLine(GraphicsContext gc, Shape.Line line) {
        var stroke = line.stroke();
        boolean straight = line.fromX() == line.toX() || line.fromY() == line.toY();
        if (straight && stroke.dash() == Stroke.Dash.SOLID && stroke.width() > 0) {
            double half = stroke.width() / 2;
            boolean upright = line.fromX() == line.toX();
            gc.setFill(palette.color(stroke.tone(), stroke.opacity()));
            gc.fillRect(
                    Math.min(line.fromX(), line.toX()) - (upright ? half : 0),
                    Math.min(line.fromY(), line.toY()) - (upright ? 0 : half),
                    upright ? stroke.width() : Math.abs(line.toX() - line.fromX()),
                    upright ? Math.abs(line.toY() - line.fromY()) : stroke.width());
        } else if (startStroke(gc, stroke)) {
            gc.strokeLine(line.fromX(), line.fromY(), line.toX(), line.toY());
        }
    }

    private void drawCircle(GraphicsContext gc, Shape.Circle c) {
        double r = c.radius();
        if (startFill(gc, c.fill())) {
            gc.fillOval(c.centerX() - r, c.centerY() - r, 2 * r, 2 * r);
        }
        if (startStroke(gc, c.stroke())) {
            gc.strokeOval(c.centerX() - r, c.centerY() - r, 2 * r, 2 * r);
        }
    }

    private void drawHexagon(GraphicsContext gc, Shape.Hexagon h) {
        var x = new double[6];
        var y = new double[6];
        for (int i = 0; i < 6; i++) {
            double angle = Math.PI / 6 + i * Math.PI / 3;
            x[i] = h.centerX() + h.radius() * Math.cos(angle);
            y[i] = h.centerY() + h.radius() * Math.sin(angle);
        }
        if (startFill(gc, h.fill())) {
            gc.fillPolygon(x, y, 6);
        }
        if (startStroke(gc, h.stroke())) {
            gc.strokePolygon(x, y, 6);
        }
    }

    private void drawPath(GraphicsContext gc, Shape.Path path) {
        gc.beginPath();
        for (var step : path.steps()) {
            switch (step) {
                case Shape.MoveTo m -> gc.moveTo(m.x(), m.y());
                case Shape.LineTo l -> gc.lineTo(l.x(), l.y());
                case Shape.CurveTo c ->
                        gc.bezierCurveTo(c.c1x(), c.c1y(), c.c2x(), c.c2y(), c.x(), c.y());
                case Shape.Close() -> gc.closePath();
            }
        }
        if (startFill(gc, path.fill())) {
            gc.fill();
        }
        if (startStroke(gc, path.stroke())) {
            gc.stroke();
        }
    }

    private void drawText(GraphicsContext gc, Shape.Text t) {
        gc.setFill(palette.color(t.tone()));
        gc.setFont(Fonts.of(t.style()));
        gc.setTextAlign(
                switch (t.align()) {
                    case LEFT -> TextAlignment.LEFT;
                    case CENTER -> TextAlignment.CENTER;
                    case RIGHT -> TextAlignment.RIGHT;
                });
        gc.fillText(measure.fit(t.text(), t.style(), t.maxWidth()), t.x(), t.y());
        gc.setTextAlign(TextAlignment.LEFT);
    }

    private void drawIcon(GraphicsContext gc, Shape.Icon i) {
        gc.setFill(palette.color(i.tone()));
        gc.setFont(Fonts.icon(i.icon(), i.size()));
        gc.setTextBaseline(VPos.CENTER);
        gc.setTextAlign(TextAlignment.CENTER);
        gc.fillText(
                new String(Character.toChars(i.icon().getCode())),
                i.x() + i.size() / 2,
                i.y() + i.size() / 2);
        gc.setTextBaseline(VPos.BASELINE);
        gc.setTextAlign(TextAlignment.LEFT);
    }

    private boolean startFill(GraphicsContext gc, Fill fill) {
        return switch (fill) {
            case Fill.None() -> false;
            case Fill.Solid(var tone, var opacity) -> {
                gc.setFill(palette.color(tone, opacity));
                yield true;
            }
            case Fill.Hatched hatched -> {
                gc.setFill(hatch(hatched));
                yield true;
            }
        };
    }

    private boolean startStroke(GraphicsContext gc, Stroke stroke) {
        if (stroke.width() <= 0) {
            return false;
        }
        gc.setStroke(palette.color(stroke.tone(), stroke.opacity()));
        gc.setLineWidth(stroke.width());
        gc.setLineCap(
                stroke.dash() == Stroke.Dash.SPARSE ? StrokeLineCap.ROUND : StrokeLineCap.BUTT);
        switch (stroke.dash()) {
            case SOLID -> gc.setLineDashes();
            case DASHED -> gc.setLineDashes(5, 4);
            case LONG -> gc.setLineDashes(10, 6);
            case DOTTED -> gc.setLineDashes(2, 3);
            case SPARSE -> gc.setLineDashes(2, 7);
        }
        return true;
    }

    private final java.util.Map<Fill.Hatched, Paint> hatches = new java.util.HashMap<>();
    private Palette hatchPalette = palette;

    private Paint hatch(Fill.Hatched fill) {
        if (!hatchPalette.equals(palette)) {
            hatches.clear();
            hatchPalette = palette;
        }
        return hatches.computeIfAbsent(fill, this::makeHatch);
    }

    private Paint makeHatch(Fill.Hatched fill) {
        var image = new WritableImage(HATCH, HATCH);
        Color stripes = palette.color(fill.stripes(), 0.45);
        Color ground = palette.color(fill.ground());
        var mixed = ground.interpolate(palette.color(fill.stripes()), stripes.getOpacity());
        for (int y = 0; y < HATCH; y++) {
            for (int x = 0; x < HATCH; x++) {
                boolean stripe = Math.floorMod(x + y, HATCH / 2) < 2;
                image.getPixelWriter().setColor(x, y, stripe ? mixed : ground);
            }
        }
        return new ImagePattern(image, 0, 0, HATCH, HATCH, false);
    }
}
