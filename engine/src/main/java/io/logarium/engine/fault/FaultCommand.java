package io.logarium.engine.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.protocol.Errors;

/// The commands of the grammar that let something go wrong, read into faults: `pause N`, `cut A B`, `slow A B MS`, `disk N full` …
///
/// `cut`, `mend` and `slow` mean both directions unless `one-way` stands behind.
public final class FaultCommand {
    /// Longer than any delay that shows anything.
    private static final long MOST_MS = 600_000;

    private static final Map<String, String> USAGE =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("start", "start N"),
                            Map.entry("stop", "stop N"),
                            Map.entry("kill", "kill N"),
                            Map.entry("power-off", "power-off N"),
                            Map.entry("pause", "pause N"),
                            Map.entry("resume", "resume N"),
                            Map.entry("cut", "cut A B [one-way]"),
                            Map.entry("mend", "mend A B [one-way]"),
                            Map.entry("slow", "slow A B MS [one-way]"),
                            Map.entry("disk", "disk N ok|slow|full|lost"),
                            Map.entry("clock", "clock N MS"),
                            Map.entry(
                                    "client",
                                    "client ID ok | client ID 30% drop|close|delay MS|answer ERROR")));

    private FaultCommand() {}

    /// Turns a word into brokers: a number, or whatever else the place knows, such as `others`.
    @FunctionalInterface
    public interface Names {
        /// @param word as it stands in the line
        /// @param first the brokers that the line named before; empty for its first name
        /// @throws IllegalArgumentException with a sentence for people when it means nothing
        List<Integer> brokers(String word, List<Integer> first);
    }

    /// The verbs, in order.
    public static Set<String> verbs() {
        return new TreeSet<>(USAGE.keySet());
    }

    /// How a verb is written: `cut A B [one-way]`.
    public static String usage(String verb) {
        return USAGE.getOrDefault(verb, "");
    }

    /// @param words of a line whose first one is one of [#verbs]
    /// @throws IllegalArgumentException with a sentence for people when the line is wrong
    public static List<Fault> read(List<String> words, Names names) {
        var verb = words.getFirst().toLowerCase(Locale.ROOT);
        return switch (verb) {
            case "cut", "mend", "slow" -> link(verb, words, names);
            case "disk" -> disk(words, names);
            case "clock" -> {
                need(words, 3);
                long ms = number(words.get(2));
                yield each(words, names, broker -> new Fault.SkewClock(broker, ms));
            }
            case "client" -> client(words);
            default -> {
                need(words, 2);
                yield each(words, names, broker -> life(verb, broker));
            }
        };
    }

    private static Fault life(String verb, int broker) {
        return switch (verb) {
            case "start" -> new Fault.Start(broker);
            case "stop" -> new Fault.Stop(broker);
            case "kill" -> new Fault.Kill(broker);
            case "power-off" -> new Fault.PowerOff(broker);
            case "pause" -> new Fault.Pause(broker);
            case "resume" -> new Fault.Resume(broker);
            default -> throw new IllegalArgumentException("'" + verb + "' is not a command.");
        };
    }

    private static List<Fault> link(String verb, List<String> words, Names names) {
        boolean oneWay = words.getLast().equals("one-way");
        var line = oneWay ? words.subList(0, words.size() - 1) : words;
        need(line, verb.equals("slow") ? 4 : 3);
        var from = names.brokers(line.get(1), List.of());
        var to = names.brokers(line.get(2), from);
        long ms = verb.equals("slow") ? number(line.get(3)) : 0;
        var faults = new ArrayList<Fault>();
        for (int a : from) {
            for (int b : to) {
                if (a == b && from.size() + to.size() > 2) {
                    continue;
                }
                if (a == b) {
                    throw new IllegalArgumentException(
                            "A link needs two brokers, not " + a + " twice.");
                }
                faults.add(link(verb, a, b, ms));
                if (!oneWay) {
                    faults.add(link(verb, b, a, ms));
                }
            }
        }
        return faults;
    }

    private static Fault link(String verb, int from, int to, long ms) {
        return switch (verb) {
            case "cut" -> new Fault.Cut(from, to);
            case "mend" -> new Fault.Mend(from, to);
            default -> new Fault.Slow(from, to, ms);
        };
    }

    private static List<Fault> disk(List<String> words, Names names) {
        need(words, 3);
        var state =
                DiskState.of(words.get(2))
                        .orElseThrow(() ->
                                new IllegalArgumentException(
                                        "A disk is ok, slow, full or lost, not '%s'."
                                                .formatted(words.get(2))));
        return each(words, names, broker -> new Fault.DiskIs(broker, state));
    }

    private static List<Fault> client(List<String> words) {
        if (words.size() == 3 && words.get(2).equals("ok")) {
            return List.of(new Fault.OnClient(words.get(1), ClientFault.NONE));
        }
        if (words.size() < 4 || !words.get(2).endsWith("%")) {
            throw wrong(words);
        }
        long percent = number(words.get(2).substring(0, words.get(2).length() - 1));
        if (percent < 1 || percent > 100) {
            throw new IllegalArgumentException("A share is 1% to 100%.");
        }
        ClientFault.Action action =
                switch (words.get(3)) {
                    case "drop" -> new ClientFault.Drop();
                    case "close" -> new ClientFault.Close();
                    case "delay" -> {
                        need(words, 5);
                        yield new ClientFault.Delay(number(words.get(4)));
                    }
                    case "answer" -> {
                        need(words, 5);
                        yield new ClientFault.Answer(error(words.get(4)));
                    }
                    default -> throw wrong(words);
                };
        return List.of(new Fault.OnClient(words.get(1), new ClientFault(percent / 100.0, action)));
    }

    private static Errors error(String name) {
        try {
            return Errors.valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "Kafka has no error '" + name + "'; one is NOT_LEADER_OR_FOLLOWER.", unknown);
        }
    }

    private interface ForBroker {
        Fault fault(int broker);
    }

    private static List<Fault> each(List<String> words, Names names, ForBroker made) {
        return names.brokers(words.get(1), List.of()).stream().map(made::fault).toList();
    }

    private static long number(String word) {
        if (!word.matches("-?\\d{1,9}") || Math.abs(Long.parseLong(word)) > MOST_MS) {
            throw new IllegalArgumentException(
                    "'%s' is not a number up to %d.".formatted(word, MOST_MS));
        }
        return Long.parseLong(word);
    }

    private static void need(List<String> words, int count) {
        if (words.size() != count) {
            throw wrong(words);
        }
    }

    private static IllegalArgumentException wrong(List<String> words) {
        var usage = USAGE.getOrDefault(words.getFirst(), "");
        return new IllegalArgumentException(
                "%s is written: %s.".formatted(words.getFirst(), usage));
    }
}
