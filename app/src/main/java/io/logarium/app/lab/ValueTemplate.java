package io.logarium.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// A text with places that each record fills anew: `${seq}`, `${key}`, `${time}` (milliseconds since the epoch),
/// `${int 1 100}` and `${pick red|green|blue}`.
public final class ValueTemplate {
    /// Longer than any value that a person types.
    private static final int MOST_CHARACTERS = 100_000;

    /// An order, as most people know one.
    public static final String ORDER =
            """
            {"order_id": "ord-${seq}", "user": "${key}", "item": "${pick keyboard|mouse|lamp|desk|chair}", "qty": ${int 1 5}, "total": ${int 5 900}.${int 10 99}}\
            """;

    private final List<Part> parts;

    private ValueTemplate(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /// What came of reading a template.
    public sealed interface Parsed {
        record Good(ValueTemplate template) implements Parsed {}

        /// @param place what stands between the braces
        record Bad(int position, String place) implements Parsed {}
    }

    private sealed interface Part {}

    private record Fixed(String text) implements Part {}

    private record Sequence() implements Part {}

    private record Key() implements Part {}

    private record Time() implements Part {}

    private record Whole(long from, long to) implements Part {}

    private record Pick(List<String> choices) implements Part {}

    public static Parsed parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return new Parsed.Bad(MOST_CHARACTERS, "");
        }
        var parts = new ArrayList<Part>();
        int at = 0;
        while (at < text.length()) {
            int open = text.indexOf("${", at);
            if (open < 0) {
                parts.add(new Fixed(text.substring(at)));
                break;
            }
            int close = text.indexOf('}', open);
            var place = text.substring(open + 2, close < 0 ? text.length() : close);
            if (close < 0 || !add(place.trim(), parts, text.substring(at, open))) {
                return new Parsed.Bad(open, place);
            }
            at = close + 1;
        }
        return new Parsed.Good(new ValueTemplate(parts));
    }

    private static boolean add(String place, List<Part> parts, String before) {
        if (!before.isEmpty()) {
            parts.add(new Fixed(before));
        }
        var words = place.split("\\s+", 2);
        return switch (words[0]) {
            case "seq" -> parts.add(new Sequence());
            case "key" -> parts.add(new Key());
            case "time" -> parts.add(new Time());
            case "int" -> words.length == 2 && addWhole(words[1], parts);
            case "pick" ->
                    words.length == 2 && parts.add(new Pick(List.of(words[1].split("\\|", -1))));
            default -> false;
        };
    }

    private static boolean addWhole(String range, List<Part> parts) {
        if (!range.matches("-?\\d{1,15}\\s+-?\\d{1,15}")) {
            return false;
        }
        var ends = range.split("\\s+");
        long from = Long.parseLong(ends[0]);
        long to = Long.parseLong(ends[1]);
        return from <= to && parts.add(new Whole(from, to));
    }

    /// The value of one record.
    public String fill(long sequence, String key, long nowMs, Random random) {
        var text = new StringBuilder();
        for (var part : parts) {
            switch (part) {
                case Fixed(var fixed) -> text.append(fixed);
                case Sequence() -> text.append(sequence);
                case Key() -> text.append(key);
                case Time() -> text.append(nowMs);
                case Whole(var from, var to) -> text.append(random.nextLong(from, to + 1));
                case Pick(var choices) -> text.append(choices.get(random.nextInt(choices.size())));
            }
        }
        return text.toString();
    }
}
