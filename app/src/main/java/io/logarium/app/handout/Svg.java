package io.logarium.app.handout;

import io.logarium.app.picture.Box;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.Stroke;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;
import io.logarium.app.picture.Tone;
import java.util.Locale;
import java.util.Map;

/// A picture as SVG in light colours. Icons, which need the icon font, become dots.
final class Svg {
    private static final TextStyle LABEL = TextStyle.SMALL_STRONG;
    private static final double CLOTH = 17;

    private final StringBuilder out = new StringBuilder(20_000);
    private final Map<String, String> colours;
    private final TextMeasure measure;
    private int clips;

    private Svg(Map<String, String> colours, TextMeasure measure) {
        this.colours = colours;
        this.measure = measure;
    }

    /// @param colours `#rrggbb` by the names of tones in the style sheets
    static String of(
            Picture picture,
            double width,
            double height,
            Map<String, String> colours,
            TextMeasure measure) {
        var svg = new Svg(colours, measure);
        svg.add(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                        + " height=\"%.0f\">",
                width, height, width, height);
        picture.shapes().forEach(svg::shape);
        svg.out.append("</svg>\n");
        return svg.out.toString();
    }

    private void add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private String colour(Tone tone) {
        return colours.getOrDefault(tone.cssName(), "#57606a");
    }

    private void shape(Shape shape) {
        switch (shape) {
            case Shape.Rect r ->
                    add(
                            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"%.1f\" %s %s/>",
                            r.box().x(),
                            r.box().y(),
                            r.box().width(),
                            r.box().height(),
                            r.radius(),
                            fill(r.fill()),
                            stroke(r.stroke()));
            case Shape.Circle c ->
                    add(
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" %s %s/>",
                            c.centerX(),
                            c.centerY(),
                            c.radius(),
                            fill(c.fill()),
                            stroke(c.stroke()));
            case Shape.Hexagon h -> hexagon(h);
            case Shape.Line l ->
                    add(
                            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" %s/>",
                            l.fromX(), l.fromY(), l.toX(), l.toY(), stroke(l.stroke()));
            case Shape.Path p ->
                    add("<path d=\"%s\" %s %s/>", steps(p), fill(p.fill()), stroke(p.stroke()));
            case Shape.Text t -> text(t);
            case Shape.Icon i ->
                    add(
                            "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" fill=\"%s\"/>",
                            i.x() + i.size() / 2,
                            i.y() + i.size() / 2,
                            i.size() / 5,
                            colour(i.tone()));
            case Shape.Flag f -> flag(f);
            case Shape.Pixels _ -> {}
            case Shape.Clipped c -> clipped(c);
        }
    }

    private void clipped(Shape.Clipped c) {
        int id = clips++;
        var box = c.box();
        add(
                "<clipPath id=\"c%d\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/></clipPath><g"
                        + " clip-path=\"url(#c%d)\">",
                id, box.x(), box.y(), box.width(), box.height(), id);
        c.shapes().forEach(this::shape);
        add("</g>");
    }

    private void hexagon(Shape.Hexagon h) {
        var points = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            double angle = Math.PI / 6 + i * Math.PI / 3;
            points.append(
                    String.format(
                            Locale.ROOT,
                            "%.1f,%.1f ",
                            h.centerX() + h.radius() * Math.cos(angle),
                            h.centerY() + h.radius() * Math.sin(angle)));
        }
        add(
                "<polygon points=\"%s\" %s %s/>",
                points.toString().strip(), fill(h.fill()), stroke(h.stroke()));
    }

    private static String steps(Shape.Path path) {
        var d = new StringBuilder();
        for (var step : path.steps()) {
            d.append(
                    switch (step) {
                        case Shape.MoveTo m ->
                                String.format(Locale.ROOT, "M%.1f %.1f", m.x(), m.y());
                        case Shape.LineTo l ->
                                String.format(Locale.ROOT, "L%.1f %.1f", l.x(), l.y());
                        case Shape.CurveTo c ->
                                String.format(
                                        Locale.ROOT,
                                        "C%.1f %.1f %.1f %.1f %.1f %.1f",
                                        c.c1x(),
                                        c.c1y(),
                                        c.c2x(),
                                        c.c2y(),
                                        c.x(),
                                        c.y());
                        case Shape.Close() -> "Z";
                    });
        }
        return d.toString();
    }

    private void text(Shape.Text t) {
        write(
                t.x(),
                t.y(),
                measure.fit(t.text(), t.style(), t.maxWidth()),
                t.style(),
                colour(t.tone()),
                switch (t.align()) {
                    case LEFT -> "start";
                    case CENTER -> "middle";
                    case RIGHT -> "end";
                });
    }

    private void write(
            double x, double y, String text, TextStyle style, String colour, String anchor) {
        add(
                "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\" font-family=\"%s\" font-weight=\"%d\" fill=\"%s\""
                        + " text-anchor=\"%s\">%s</text>",
                x,
                y,
                style.size(),
                style.mono() ? "JetBrains Mono, Consolas, monospace" : "Inter, Arial, sans-serif",
                switch (style.weight()) {
                    case REGULAR -> 400;
                    case MEDIUM -> 500;
                    case SEMIBOLD -> 600;
                    case BOLD -> 700;
                },
                colour,
                anchor,
                Html.escaped(text));
    }

    private void flag(Shape.Flag f) {
        double width = measure.width(f.label(), LABEL) + 10;
        double left = f.side() == Shape.FlagSide.RIGHT ? f.x() : f.x() - width;
        double top = f.clothY();
        boolean outlined = f.style() == Shape.FlagStyle.OUTLINED;
        add(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\" stroke-width=\"2\"/>",
                f.x(),
                Math.min(top, f.poleY()),
                f.x(),
                Math.max(top + CLOTH, f.poleY()),
                colour(f.tone()));
        var box = new Box(left, top, width, CLOTH);
        shape(
                Shape.rect(
                        box,
                        2,
                        Fill.of(outlined ? Tone.BG_DEFAULT : f.tone()),
                        Stroke.of(f.tone(), 1.5)));
        write(
                left + 5,
                top + 12.7,
                f.label(),
                LABEL,
                colour(outlined ? f.tone() : f.onTone()),
                "start");
    }

    private String fill(Fill fill) {
        return switch (fill) {
            case Fill.None() -> "fill=\"none\"";
            case Fill.Solid(var tone, var opacity) ->
                    String.format(
                            Locale.ROOT,
                            "fill=\"%s\" fill-opacity=\"%.2f\"",
                            colour(tone),
                            opacity);
            // Stripes would be grey in print; the ground with the stripes' colour as outline says
            // the same.
            case Fill.Hatched(var stripes, var ground) ->
                    "fill=\"%s\" data-stripes=\"%s\"".formatted(colour(ground), colour(stripes));
        };
    }

    private String stroke(Stroke stroke) {
        if (stroke.width() <= 0) {
            return "stroke=\"none\"";
        }
        var dash =
                switch (stroke.dash()) {
                    case SOLID -> "";
                    case DASHED -> " stroke-dasharray=\"5 4\"";
                    case LONG -> " stroke-dasharray=\"10 6\"";
                    case DOTTED -> " stroke-dasharray=\"2 3\"";
                    case SPARSE -> " stroke-dasharray=\"2 7\"";
                };
        return String.format(
                        Locale.ROOT,
                        "stroke=\"%s\" stroke-width=\"%.1f\" stroke-opacity=\"%.2f\"",
                        colour(stroke.tone()),
                        stroke.width(),
                        stroke.opacity())
                + dash;
    }
}
