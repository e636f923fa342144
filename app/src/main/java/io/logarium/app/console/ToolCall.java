package io.logarium.app.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A tool with the arguments that it will get.
///
/// @param addedAddress what was added for a missing `--bootstrap-server`
record ToolCall(Tool tool, List<String> arguments, Optional<String> addedAddress) {
    private static final String OPTION = "--bootstrap-server";
    private static final String CONTROLLER_OPTION = "--bootstrap-controller";

    /// The parser of most tools takes any unique beginning of an option; shorter ones are not unique.
    private static final int SHORTEST_ABBREVIATION = "--boo".length();

    private static final Set<String> ASKS_FOR_HELP = Set.of("--help", "-h", "--version");
    private static final Set<String> NAMES_A_FILE = Set.of("--command-config", "--producer.config");

    ToolCall {
        arguments = List.copyOf(arguments);
    }

    /// The arguments as typed; only an address that is missing is added.
    static ToolCall of(Tool tool, List<String> typed, String address) {
        if (!needsAddress(tool, typed)) {
            return new ToolCall(tool, typed, Optional.empty());
        }
        var arguments = new ArrayList<>(typed);
        int place = tool.address() == Tool.Address.AT_THE_END ? arguments.size() : 0;
        arguments.addAll(place, List.of(OPTION, address));
        return new ToolCall(tool, arguments, Optional.of(address));
    }

    /// Without any argument a tool tells its usage; that is left alone.
    private static boolean needsAddress(Tool tool, List<String> typed) {
        if (typed.isEmpty() || typed.stream().anyMatch(ToolCall::makesAddressNeedless)) {
            return false;
        }
        return switch (tool.address()) {
            case IN_FRONT, AT_THE_END -> true;
            case IN_FRONT_WITHOUT_FILE -> typed.stream().noneMatch(NAMES_A_FILE::contains);
            case NOWHERE -> false;
        };
    }

    private static boolean makesAddressNeedless(String word) {
        int equals = word.indexOf('=');
        var name = equals < 0 ? word : word.substring(0, equals);
        return ASKS_FOR_HELP.contains(name)
                || name.equals("bootstrap.servers")
                || name.length() >= SHORTEST_ABBREVIATION
                        && (OPTION.startsWith(name) || CONTROLLER_OPTION.startsWith(name));
    }
}
