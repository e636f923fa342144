package io.logarium.app.picture;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.text.Text;

/// How wide a text is, for layouts. A layout takes it as an argument, so that a test can measure without fonts.
@FunctionalInterface
public interface TextMeasure {
    /// Width in pixels.
    double width(String text, TextStyle style);

    /// Measures by the bundled fonts; JavaFX thread only.
    static TextMeasure ofFonts() {
        return new OfFonts();
    }

    /// The text, or its beginning with an ellipsis when it is wider than `maxWidth`.
    default String fit(String text, TextStyle style, double maxWidth) {
        if (maxWidth == Shape.Text.UNLIMITED || width(text, style) <= maxWidth) {
            return text;
        }
        int fits = 0;
        int over = text.length();
        while (fits + 1 < over) {
            int middle = (fits + over) / 2;
            if (width(text.substring(0, middle) + '…', style) <= maxWidth) {
                fits = middle;
            } else {
                over = middle;
            }
        }
        return fits == 0 ? "" : text.substring(0, fits) + '…';
    }

    /// Remembers the newest measures.
    final class OfFonts implements TextMeasure {
        private static final int LIMIT = 4_000;

        private record Key(String text, TextStyle style) {}

        private final Map<Key, Double> known =
                new LinkedHashMap<>(256, 0.75f, true) {
                    @Override
                    protected boolean removeEldestEntry(Map.Entry<Key, Double> eldest) {
                        return size() > LIMIT;
                    }
                };
        private final Text probe = new Text();

        @Override
        public double width(String text, TextStyle style) {
            var key = new Key(text, style);
            var width = known.get(key);
            if (width == null) {
                probe.setFont(Fonts.of(style));
                probe.setText(text);
                width = probe.getLayoutBounds().getWidth();
                known.put(key, width);
            }
            return width;
        }
    }
}
