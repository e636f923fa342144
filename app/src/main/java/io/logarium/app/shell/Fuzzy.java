package io.logarium.app.shell;

import java.util.Locale;
import java.util.OptionalInt;

/// How well what was typed fits a title: all its letters in their order, better at beginnings of words and side by side.
final class Fuzzy {
    private static final int WORD_START = 10;
    private static final int NEIGHBOUR = 6;
    private static final int WHOLE = 40;

    private Fuzzy() {}

    /// Higher is better; empty when it does not fit at all. Case does not matter, nor do spaces in what was typed.
    static OptionalInt score(String typed, String title) {
        var wanted = typed.toLowerCase(Locale.ROOT).replace(" ", "");
        var text = title.toLowerCase(Locale.ROOT);
        int score = text.contains(typed.toLowerCase(Locale.ROOT).strip()) ? WHOLE : 0;
        int at = 0;
        int before = -2;
        for (int i = 0; i < wanted.length(); i++) {
            int found = text.indexOf(wanted.charAt(i), at);
            if (found < 0) {
                return OptionalInt.empty();
            }
            boolean wordStart = found == 0 || !Character.isLetterOrDigit(text.charAt(found - 1));
            score += (wordStart ? WORD_START : 0) + (found == before + 1 ? NEIGHBOUR : 0);
            before = found;
            at = found + 1;
        }
        return OptionalInt.of(score * 100 - text.length());
    }
}
