package io.logarium.app.handout;

import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.TextStyle;

/// How wide texts are about, without fonts: a browser sets them with what it has.
final class PlainMeasure implements TextMeasure {
    private static final double MONO = 0.6;
    private static final double LETTER = 0.56;
    private static final double BOLD = 0.6;

    @Override
    public double width(String text, TextStyle style) {
        double letter =
                style.mono() ? MONO : style.weight() == TextStyle.Weight.REGULAR ? LETTER : BOLD;
        return text.length() * letter * style.size();
    }
}
