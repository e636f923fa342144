package io.logarium.app.text;

import java.util.Locale;

/// A language of the window.
public enum Language {
    EN("en", "English"),
    RU("ru", "Русский");

    private final String code;
    private final String ownName;

    Language(String code, String ownName) {
        this.code = code;
        this.ownName = ownName;
    }

    /// `en` or `ru`.
    public String code() {
        return code;
    }

    /// How its speakers call it.
    public String ownName() {
        return ownName;
    }

    public Locale locale() {
        return Locale.of(code);
    }

    /// The one with that code, else English.
    public static Language of(String code) {
        return RU.code.equals(code) ? RU : EN;
    }

    /// Which of the forms fits a count: English one / other; Russian 1 / 2-4 / 5 and more, by the last digits.
    int pluralForm(long count, int forms) {
        long n = Math.abs(count);
        int form =
                switch (this) {
                    case EN -> n == 1 ? 0 : 1;
                    case RU -> {
                        long last = n % 10;
                        long lastTwo = n % 100;
                        if (last == 1 && lastTwo != 11) {
                            yield 0;
                        }
                        yield last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? 1 : 2;
                    }
                };
        return Math.min(form, forms - 1);
    }
}
