package io.logarium.app.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kordamp.ikonli.Ikon;

/// Pictures as they were agreed on, as text: a line a shape, by roles of colours and not by pixels, so that no font and no theme
/// matters. `-Dgolden.renew=true` writes them anew; then read what changed.
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /// Compares shapes with those of this name.
    public static void same(String name, List<Shape> shapes) throws IOException {
        assertThat(shapes).as(name).isNotEmpty();
        var file = FOLDER.resolve(name + ".txt");
        var text = shapes.stream().map(Golden::told).collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("golden.renew")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file).replace("\r\n", "\n"));
    }

    /// The shapes of a picture that lie wholly in a box, give or take a ring around it.
    public static List<Shape> inside(Picture picture, Box box) {
        var bounds = new Bounds((text, _) -> 7.0 * text.length());
        var near = box.grown(8);
        return picture.shapes().stream()
                .filter(s -> {
                    var at = bounds.of(s);
                    return at.x() >= near.x()
                            && at.y() >= near.y()
                            && at.right() <= near.right()
                            && at.bottom() <= near.bottom();
                })
                .toList();
    }

    private static String told(Shape shape) {
        return switch (shape) {
            case Shape.Rect r ->
                    "rect %s r%s %s".formatted(told(r.box()), told(r.radius()), look(r));
            case Shape.Circle c ->
                    "circle %s r%s %s %s"
                            .formatted(
                                    at(c.centerX(), c.centerY()),
                                    told(c.radius()),
                                    told(c.fill()),
                                    told(c.stroke()));
            case Shape.Hexagon h ->
                    "hexagon %s r%s %s %s"
                            .formatted(
                                    at(h.centerX(), h.centerY()),
                                    told(h.radius()),
                                    told(h.fill()),
                                    told(h.stroke()));
            case Shape.Line l ->
                    "line %s to %s %s"
                            .formatted(
                                    at(l.fromX(), l.fromY()),
                                    at(l.toX(), l.toY()),
                                    told(l.stroke()));
            case Shape.Path p ->
                    "path %s %s %s"
                            .formatted(
                                    p.steps().stream()
                                            .map(Golden::told)
                                            .collect(Collectors.joining(" ")),
                                    told(p.fill()),
                                    told(p.stroke()));
            case Shape.Text t ->
                    "text %s \"%s\" %s %s %s"
                            .formatted(
                                    at(t.x(), t.y()),
                                    t.text(),
                                    told(t.style()),
                                    t.tone(),
                                    t.align());
            case Shape.Icon i ->
                    "icon %s %s %s %s"
                            .formatted(at(i.x(), i.y()), told(i.size()), told(i.icon()), i.tone());
            case Shape.Flag f ->
                    "flag %s to %s \"%s\" %s %s %s"
                            .formatted(
                                    at(f.x(), f.clothY()),
                                    told(f.poleY()),
                                    f.label(),
                                    f.style(),
                                    f.side(),
                                    f.tone());
            case Shape.Pixels p -> "pixels " + told(p.box());
            case Shape.Clipped c ->
                    "clipped %s [%s]"
                            .formatted(
                                    told(c.box()),
                                    c.shapes().stream()
                                            .map(Golden::told)
                                            .collect(Collectors.joining("; ")));
        };
    }

    private static String look(Shape.Rect rect) {
        return told(rect.fill()) + " " + told(rect.stroke());
    }

    private static String told(Shape.Step step) {
        return switch (step) {
            case Shape.MoveTo m -> "M" + at(m.x(), m.y());
            case Shape.LineTo l -> "L" + at(l.x(), l.y());
            case Shape.CurveTo c ->
                    "C"
                            + at(c.c1x(), c.c1y())
                            + ","
                            + at(c.c2x(), c.c2y())
                            + ","
                            + at(c.x(), c.y());
            case Shape.Close() -> "Z";
        };
    }

    private static String told(Fill fill) {
        return switch (fill) {
            case Fill.None() -> "unfilled";
            case Fill.Solid(var tone, var opacity) ->
                    opacity == 1 ? "filled " + tone : "filled " + tone + " at " + told(opacity);
            case Fill.Hatched(var stripes, var ground) -> "hatched " + stripes + " on " + ground;
        };
    }

    private static String told(Stroke stroke) {
        if (stroke.width() == 0) {
            return "no outline";
        }
        var faded = stroke.opacity() == 1 ? "" : " at " + told(stroke.opacity());
        return "outline "
                + stroke.tone()
                + " "
                + told(stroke.width())
                + " "
                + stroke.dash()
                + faded;
    }

    private static String told(TextStyle style) {
        return told(style.size()) + style.weight() + (style.mono() ? " mono" : "");
    }

    private static String told(Ikon icon) {
        return icon.getDescription();
    }

    private static String told(Box box) {
        return "%s %sx%s".formatted(at(box.x(), box.y()), told(box.width()), told(box.height()));
    }

    private static String at(double x, double y) {
        return told(x) + "/" + told(y);
    }

    private static String told(double number) {
        return String.format(Locale.ROOT, "%.1f", number)
                .replaceFirst("\\.0$", "")
                .replaceFirst("^-0$", "0");
    }
}
