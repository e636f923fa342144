package io.logarium.app.whatif;

import io.logarium.app.text.Numbers;
import io.logarium.app.text.Texts;
import io.logarium.engine.sim.scenario.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The copy in words, in the language of now.
final class Words {
    private Words() {}

    /// A moment of the copy: "12.35 s".
    static String time(long ms) {
        return Texts.of("whatif.seconds", hundredths(ms));
    }

    private static String hundredths(long ms) {
        return String.format(Texts.language().locale(), "%.2f", ms / 1_000.0);
    }

    static String of(Difference difference) {
        var cells = cells(difference);
        return Texts.of("whatif.differs", cells.get(0), cells.get(1), cells.get(2));
    }

    /// What differs, how it is, how it is in the fork.
    static List<String> cells(Difference difference) {
        return switch (difference) {
            case Difference.Leader(var at, var one, var other) ->
                    List.of(
                            Texts.of("whatif.fact.leader", at.toString()),
                            leader(one),
                            leader(other));
            case Difference.HighWatermark(var at, var one, var other) ->
                    List.of(Texts.of("whatif.fact.hw", at.toString()), offset(one), offset(other));
            case Difference.Dropped(var at, long one, long other) ->
                    List.of(
                            Texts.of("whatif.fact.dropped", at.toString()),
                            Numbers.grouped(one),
                            Numbers.grouped(other));
        };
    }

    /// How many there are of each kind, in one line.
    static String summary(List<Difference> differences) {
        if (differences.isEmpty()) {
            return Texts.of("whatif.same");
        }
        var parts = new ArrayList<String>();
        part(parts, "whatif.differ.leader", count(differences, Difference.Leader.class));
        part(parts, "whatif.differ.hw", count(differences, Difference.HighWatermark.class));
        part(parts, "whatif.differ.dropped", count(differences, Difference.Dropped.class));
        return Texts.of("whatif.differ", String.join(", ", parts));
    }

    private static void part(List<String> parts, String key, int count) {
        if (count > 0) {
            parts.add(Texts.of(key, count));
        }
    }

    private static int count(List<Difference> all, Class<? extends Difference> kind) {
        return (int) all.stream().filter(kind::isInstance).count();
    }

    private static String leader(OptionalInt broker) {
        return broker.isPresent()
                ? Texts.of("whatif.broker", Integer.toString(broker.getAsInt()))
                : Texts.of("whatif.nobody");
    }

    private static String offset(OptionalLong offset) {
        return offset.isPresent()
                ? Numbers.grouped(offset.getAsLong())
                : Texts.of("whatif.unknown");
    }

    /// How fast the copy's time passes.
    static String speed(double speed) {
        return speed == 0.5
                ? "½×"
                : speed < 1 ? "1/10×" : String.format(Locale.ROOT, "%.0f×", speed);
    }
}
