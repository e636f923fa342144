package io.logarium.app.diagram;

import io.logarium.app.cluster.Content;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What of a key is printed inside a record cell: at most four characters that tell keys apart. A table and a tooltip show
/// the full key.
public final class KeyLabel {
    private static final int MOST = 4;
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-.*");
    private static final Pattern NUMBERED = Pattern.compile(".*?(\\d+)", Pattern.DOTALL);

    private KeyLabel() {}

    /// `user_007` is `007`, `order-4711` is `4711`, a UUID is its first four, a text its first three and an ellipsis.
    public static String of(Content key) {
        if (key.isNull()) {
            return "∅";
        }
        if (key.size() == 0) {
            return "\"\"";
        }
        return key.text().map(KeyLabel::ofText).orElseGet(() -> ofBytes(key.bytes()));
    }

    private static String ofText(String text) {
        if (text.codePointCount(0, text.length()) <= MOST) {
            return text;
        }
        if (UUID.matcher(text).matches()) {
            return text.substring(0, MOST);
        }
        var numbered = NUMBERED.matcher(text);
        if (numbered.matches()) {
            return ofNumber(numbered.group(1));
        }
        return text.substring(0, text.offsetByCodePoints(0, MOST - 1)) + "…";
    }

    private static String ofNumber(String digits) {
        if (digits.length() <= MOST) {
            return digits;
        }
        var plain = digits.replaceFirst("^0+(?=\\d)", "");
        return plain.length() <= MOST ? plain : "…" + plain.substring(plain.length() - 3);
    }

    private static String ofBytes(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, MOST / 2));
    }
}
