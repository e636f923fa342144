package io.logarium.app.picture;

import javafx.scene.canvas.GraphicsContext;

/// Draws offset markers: a pole and a cloth with its label.
final class FlagPainter {
    static final double CLOTH_HEIGHT = 17;
    private static final double PADDING = 5;
    private static final double NOTCH = 5;
    private static final TextStyle LABEL = TextStyle.SMALL_STRONG;

    private FlagPainter() {}

    static double clothWidth(TextMeasure measure, String label) {
        return Math.ceil(measure.width(label, LABEL)) + 2 * PADDING;
    }

    static void paint(GraphicsContext gc, Shape.Flag flag, Palette palette, TextMeasure measure) {
        double width = clothWidth(measure, flag.label());
        boolean right = flag.side() == Shape.FlagSide.RIGHT;
        double left = right ? flag.x() : flag.x() - width;
        double top = flag.clothY();
        var tone = palette.color(flag.tone());
        gc.setStroke(tone);
        gc.setLineWidth(2);
        gc.setLineDashes();
        gc.strokeLine(
                flag.x(),
                Math.min(top, flag.poleY()),
                flag.x(),
                Math.max(top + CLOTH_HEIGHT, flag.poleY()));
        switch (flag.style()) {
            case FILLED -> {
                gc.setFill(tone);
                gc.fillRoundRect(left, top, width, CLOTH_HEIGHT, 4, 4);
            }
            case NOTCHED -> {
                double tail = right ? left + width : left;
                double notch = right ? tail - NOTCH : tail + NOTCH;
                double pole = right ? left : left + width;
                gc.setFill(tone);
                gc.fillPolygon(
                        new double[] {pole, tail, notch, tail, pole},
                        new double[] {
                            top, top, top + CLOTH_HEIGHT / 2, top + CLOTH_HEIGHT, top + CLOTH_HEIGHT
                        },
                        5);
            }
            case OUTLINED -> {
                gc.setFill(palette.color(Tone.BG_DEFAULT));
                gc.fillRoundRect(left, top, width, CLOTH_HEIGHT, 4, 4);
                gc.setLineWidth(1.5);
                gc.strokeRoundRect(left + 0.75, top + 0.75, width - 1.5, CLOTH_HEIGHT - 1.5, 4, 4);
            }
        }
        var ink = flag.style() == Shape.FlagStyle.OUTLINED ? flag.tone() : flag.onTone();
        gc.setFill(palette.color(ink));
        gc.setFont(Fonts.of(LABEL));
        gc.fillText(flag.label(), left + PADDING, top + 12.7);
    }
}
