package io.logarium.app.picture;

import java.util.HashMap;
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
        private static final int LONGEST_BY_SIGN = 40;
        private static final char THIN_SPACE = '\u202F';

        /// Behind the Cyrillic letters: signs that another font may lend.
        private static final char FIRST_RARE = 0x500;

        private record Key(String text, TextStyle style) {}

        private record Sign(char sign, TextStyle style) {}

        /// Of the fonts with letters of one width a text is as wide as its signs together: numbers need not be set to be measured.
        private final Map<Sign, Double> signs = new HashMap<>();

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
            if (style.mono() && text.length() < LONGEST_BY_SIGN && isPlain(text)) {
                double sum = 0;
                for (int i = 0; i < text.length(); i++) {
                    sum += ofSign(text.charAt(i), style);
                }
                return sum;
            }
            return ofText(text, style);
        }

        private static boolean isPlain(String text) {
            return text.chars().noneMatch(c -> c >= FIRST_RARE && c != THIN_SPACE);
        }

        private double ofSign(char sign, TextStyle style) {
            return signs.computeIfAbsent(
                    new Sign(sign, style), s -> set(String.valueOf(s.sign()), s.style()));
        }

        private double ofText(String text, TextStyle style) {
            var key = new Key(text, style);
            var width = known.get(key);
            if (width == null) {
                width = set(text, style);
                known.put(key, width);
            }
            return width;
        }

        private double set(String text, TextStyle style) {
            probe.setFont(Fonts.of(style));
            probe.setText(text);
            return probe.getLayoutBounds().getWidth();
        }
    }
}
