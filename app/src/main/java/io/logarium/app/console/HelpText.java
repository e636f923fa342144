package io.logarium.app.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a tool's `--help` tells about its options. Kafka's tools print in one of two forms: a table of two columns, or a list
/// with indented descriptions.
///
/// @param options in the order of the text
/// @param subcommands words like `describe` that some tools take
record HelpText(List<Option> options, List<String> subcommands) {
    static final HelpText EMPTY = new HelpText(List.of(), List.of());

    private static final int MAX_DESCRIPTION = 200;
    private static final Pattern TABLE_HEAD =
            Pattern.compile("Option\\s+(?:\\(.*\\)\\s+)?Description\\s*");
    private static final Pattern NAMES =
            Pattern.compile("^\\s*(?:-\\w(?: \\S+)?, )?(--[\\w][\\w.-]*)(.*)$");
    private static final Pattern CHOICE =
            Pattern.compile("\\{([\\w-]+(?:,[\\w-]+)*)}\\s*(?:\\.\\.\\.)?");

    HelpText {
        options = List.copyOf(options);
        subcommands = List.copyOf(subcommands);
    }

    static HelpText parse(String text) {
        var lines = text.lines().map(line -> line.replace("\t", " ")).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (TABLE_HEAD.matcher(lines.get(i)).matches()) {
                int column = lines.get(i).indexOf("Description");
                return new HelpText(table(lines.subList(i + 1, lines.size()), column), List.of());
            }
        }
        return new HelpText(list(lines), subcommands(text));
    }

    /// Left column: name and argument; right column, from `column` on: description.
    private static List<Option> table(List<String> lines, int column) {
        var found = new Collector();
        for (var line : lines) {
            var left = line.substring(0, Math.min(column, line.length()));
            var right = line.length() > column ? line.substring(column).strip() : "";
            var names = NAMES.matcher(left);
            if (line.startsWith("-") && names.matches()) {
                found.start(names.group(1), names.group(2).matches(".*[<\\[].*"));
                found.describe(right);
            } else {
                found.describe(right);
            }
        }
        return found.options();
    }

    /// `  --name META   description`, or the description below, further in.
    private static List<Option> list(List<String> lines) {
        var found = new Collector();
        for (var line : lines) {
            var names = NAMES.matcher(line);
            if (line.startsWith("  -") && names.matches()) {
                var rest = names.group(2);
                int gap = rest.indexOf("  ");
                var meta = gap < 0 ? rest : rest.substring(0, gap);
                found.start(names.group(1), !meta.replace(",", "").isBlank());
                found.describe(gap < 0 ? "" : rest.substring(gap).strip());
            } else if (line.startsWith("     ")) {
                found.describe(line.strip());
            } else {
                found.stop();
            }
        }
        return found.options();
    }

    private static List<String> subcommands(String text) {
        var choice = CHOICE.matcher(text);
        return choice.find() ? List.of(choice.group(1).split(",")) : List.of();
    }

    /// @param takesValue another word belongs to it
    record Option(String name, boolean takesValue, String description) {}

    /// Gathers descriptions of several lines.
    private static final class Collector {
        private final Map<String, Option> found = new LinkedHashMap<>();
        private String name = "";
        private boolean takesValue;
        private final StringBuilder description = new StringBuilder();

        void start(String newName, boolean newTakesValue) {
            stop();
            name = newName;
            takesValue = newTakesValue;
        }

        void describe(String text) {
            if (text.isEmpty() || name.isEmpty() || description.length() > MAX_DESCRIPTION) {
                return;
            }
            if (!description.isEmpty()) {
                description.append(' ');
            }
            description.append(text.replaceAll("\\s+", " "));
        }

        void stop() {
            if (!name.isEmpty()) {
                found.putIfAbsent(name, new Option(name, takesValue, shortened()));
            }
            name = "";
            description.setLength(0);
        }

        private String shortened() {
            return description.length() <= MAX_DESCRIPTION
                    ? description.toString()
                    : description.substring(0, MAX_DESCRIPTION).stripTrailing() + "…";
        }

        List<Option> options() {
            stop();
            return new ArrayList<>(found.values());
        }
    }
}
