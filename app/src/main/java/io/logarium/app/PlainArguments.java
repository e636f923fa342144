package io.logarium.app;

import io.logarium.app.CommandTable.Command;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads command lines that are right as they stand: a command and known options with their values.
///
/// All else, help and mistakes above all, is left to picocli. Its classes are compiled for a Java so old that the start-up cache
/// cannot hold them; to load them takes as long as to start a broker.
final class PlainArguments {
    private PlainArguments() {}

    /// A command with the values of its options, by their names.
    ///
    /// @param file the file that the command needs, empty when it needs none
    record Given(Command command, Map<String, List<String>> values, String file) {
        Optional<String> value(String option) {
            return Optional.ofNullable(values.get(option)).map(List::getLast);
        }
    }

    static Optional<Given> read(String... arguments) {
        if (arguments.length == 0) {
            return Optional.empty();
        }
        return CommandTable.find(arguments[0])
                .filter(command -> command.file().isEmpty())
                .flatMap(command -> read(command, arguments));
    }

    private static Optional<Given> read(Command command, String... arguments) {
        var values = new LinkedHashMap<String, List<String>>();
        int at = 1;
        while (at < arguments.length) {
            var option = command.option(arguments[at]);
            boolean again = values.containsKey(arguments[at]);
            if (option.isEmpty() || again && !option.get().repeated()) {
                return Optional.empty();
            }
            int end = endOfValues(arguments, at + 1, option.get().repeated());
            if (end == at + 1) {
                return Optional.empty();
            }
            values.computeIfAbsent(arguments[at], _ -> new ArrayList<>())
                    .addAll(List.of(arguments).subList(at + 1, end));
            at = end;
        }
        return Optional.of(new Given(command, values, ""));
    }

    private static int endOfValues(String[] arguments, int from, boolean several) {
        int at = from;
        while (at < arguments.length && !arguments[at].startsWith("-") && (several || at == from)) {
            at++;
        }
        return at;
    }
}
