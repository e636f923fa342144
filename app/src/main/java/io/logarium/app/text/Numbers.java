package io.logarium.app.text;

import java.util.List;
import java.util.Locale;

/// How numbers are written for people in the language of now. Commands and code take plain digits instead.
public final class Numbers {
    private static final char THIN_SPACE = '\u202F';
    private static final List<String> BYTE_UNITS = List.of("B", "KiB", "MiB", "GiB", "TiB");

    private static final String BRIEF_UNITS = "kMGT";

    private Numbers() {}

    /// Thousands apart by a narrow space: 1 442.
    public static String grouped(long number) {
        var digits = Long.toString(Math.abs(number));
        var text = new StringBuilder();
        for (int i = 0; i < digits.length(); i++) {
            if (i > 0 && (digits.length() - i) % 3 == 0) {
                text.append(THIN_SPACE);
            }
            text.append(digits.charAt(i));
        }
        return number < 0 ? "-" + text : text.toString();
    }

    /// In three digits and a letter, where the whole number has no room: 950, 12.3k, 4.5M, 120M.
    public static String brief(long number) {
        if (number < 1_000) {
            return Long.toString(number);
        }
        double value = number / 1_000.0;
        int unit = 0;
        while (value >= 999.5 && unit < BRIEF_UNITS.length() - 1) {
            value /= 1_000;
            unit++;
        }
        return decimal(value, value < 99.95 ? 1 : 0) + BRIEF_UNITS.charAt(unit);
    }

    /// With a decimal point, in Russian a comma.
    public static String decimal(double number, int digits) {
        var text = String.format(Locale.ROOT, "%." + digits + "f", number);
        return Texts.language() == Language.RU ? text.replace('.', ',') : text;
    }

    /// Bytes in units of 1024: 139.0 KiB.
    public static String bytes(long bytes) {
        double value = bytes;
        int unit = 0;
        while (value >= 1024 && unit < BYTE_UNITS.size() - 1) {
            value /= 1024;
            unit++;
        }
        return (unit == 0 ? grouped(bytes) : decimal(value, 1)) + THIN_SPACE + BYTE_UNITS.get(unit);
    }

    /// A rate: one digit after the point below 100, grouped above.
    public static String rate(double perSecond) {
        return perSecond < 100 ? decimal(perSecond, 1) : grouped(Math.round(perSecond));
    }
}
