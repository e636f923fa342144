package io.logarium.app.console;

import io.logarium.app.console.Completions.Candidate;
import io.logarium.app.console.Completions.Kind;
import io.logarium.engine.fault.DiskState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Finds what may stand at the caret: commands, their options, names of the cluster, values that are few.
final class Completer {
    static final int MAX_CANDIDATES = 50;

    private static final Set<String> ADDRESS_OPTIONS =
            Set.of("--bootstrap-server", "--broker-list");
    private static final Set<String> TOPIC_OPTIONS = Set.of("--topic", "--topics", "--include");
    private static final Set<String> GROUP_OPTIONS = Set.of("--group");

    private static final Map<String, List<String>> VALUES =
            Map.of(
                    "--entity-type",
                    List.of(
                            "topics",
                            "brokers",
                            "groups",
                            "clients",
                            "users",
                            "ips",
                            "client-metrics",
                            "broker-loggers"),
                    "--election-type",
                    List.of("preferred", "unclean"),
                    "--isolation-level",
                    List.of("read_uncommitted", "read_committed"),
                    "--compression-codec",
                    List.of("none", "gzip", "snappy", "lz4", "zstd"),
                    "--request-required-acks",
                    List.of("all", "-1", "0", "1"));

    private static final List<String> DISK_STATES =
            Stream.of(DiskState.values()).map(DiskState::word).toList();

    private final Optional<OptionBook> options;
    private final Supplier<Names> names;
    private final Supplier<String> address;
    private final Set<String> clusterCommands;

    Completer(
            Optional<OptionBook> options,
            Supplier<Names> names,
            Supplier<String> address,
            Set<String> clusterCommands) {
        this.options = options;
        this.names = names;
        this.address = address;
        this.clusterCommands = clusterCommands;
    }

    Completions complete(String text, int caret) {
        int end = Math.clamp(caret, 0, text.length());
        int from = end;
        while (from > 0 && !endsWord(text.charAt(from - 1))) {
            from--;
        }
        var word = text.substring(from, end);
        var before = wordsBefore(text.substring(0, from));
        var found = new ArrayList<Candidate>();
        if (before.isEmpty()) {
            addCommands(word, found);
        } else if (clusterCommands.contains(before.getFirst())) {
            if (before.getFirst().equals("disk") && before.size() == 2) {
                add(Kind.VALUE, DISK_STATES, word, found);
            }
        } else {
            var tool = Tools.find(before.getFirst());
            if (tool.isPresent()) {
                addWords(tool.get(), before, word, found);
            }
        }
        return new Completions(from, end, found.subList(0, Math.min(found.size(), MAX_CANDIDATES)));
    }

    private static boolean endsWord(char c) {
        return Character.isWhitespace(c) || ";&|".indexOf(c) >= 0;
    }

    /// The words of the statement that the caret stands in; none when it stands at a command's name.
    private static List<String> wordsBefore(String text) {
        // A mark in the caret's place makes the last statement the caret's own.
        var statements = PastedText.statements(text + "x");
        if (statements.isEmpty() || !(statements.getLast() instanceof Statement.Command command)) {
            return List.of();
        }
        return command.words().subList(0, command.words().size() - 1);
    }

    private void addCommands(String word, List<Candidate> found) {
        int nameStart = Math.max(word.lastIndexOf('/'), word.lastIndexOf('\\')) + 1;
        var path = word.substring(0, nameStart);
        var wanted = word.substring(nameStart);
        for (var tool : Tools.all()) {
            var script = tool.name() + ".sh";
            if (script.startsWith(wanted) || script.startsWith("kafka-" + wanted)) {
                found.add(new Candidate(Kind.COMMAND, path + script, ""));
            }
        }
        if (path.isEmpty()) {
            clusterCommands.stream()
                    .sorted()
                    .filter(command -> command.startsWith(wanted))
                    .forEach(command -> found.add(new Candidate(Kind.COMMAND, command, "")));
        }
    }

    private void addWords(Tool tool, List<String> before, String word, List<Candidate> found) {
        var last = before.getLast();
        if (ADDRESS_OPTIONS.contains(last)) {
            add(Kind.ADDRESS, List.of(address.get()), word, found);
        } else if (TOPIC_OPTIONS.contains(last)) {
            add(Kind.TOPIC, names.get().topics(), word, found);
        } else if (GROUP_OPTIONS.contains(last)) {
            add(Kind.GROUP, names.get().groups(), word, found);
        } else if (VALUES.containsKey(last)) {
            add(Kind.VALUE, VALUES.getOrDefault(last, List.of()), word, found);
        } else {
            options.ifPresent(book -> addOptions(book, tool, before, word, found));
        }
    }

    private static void addOptions(
            OptionBook book, Tool tool, List<String> before, String word, List<Candidate> found) {
        var help = book.of(tool);
        var subcommand = before.stream().filter(help.subcommands()::contains).findFirst();
        var options = new ArrayList<>(help.options());
        subcommand.ifPresent(name -> options.addAll(book.of(tool, name).options()));
        if (options.stream().anyMatch(o -> o.takesValue() && o.name().equals(before.getLast()))) {
            return;
        }
        if (subcommand.isEmpty()) {
            add(Kind.SUBCOMMAND, help.subcommands(), word, found);
        }
        var offered = new HashSet<String>();
        for (var option : options) {
            boolean again = before.contains(option.name()) && !option.takesValue();
            if (option.name().startsWith(word) && !again && offered.add(option.name())) {
                found.add(new Candidate(Kind.OPTION, option.name(), option.description()));
            }
        }
    }

    private static void add(Kind kind, List<String> texts, String word, List<Candidate> found) {
        for (var text : texts) {
            if (text.startsWith(word)) {
                found.add(new Candidate(kind, text, ""));
            }
        }
    }
}
