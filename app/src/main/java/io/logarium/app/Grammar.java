package io.logarium.app;

import io.logarium.app.CommandTable.Command;
import io.logarium.app.CommandTable.Option;
import io.logarium.app.PlainArguments.Given;
import io.logarium.app.cluster.AttachedCluster;
import java.util.LinkedHashMap;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The whole grammar by picocli: help, version, other ways to write options, and what to say about mistakes.
///
/// It is built from [CommandTable] and not by annotations: annotated fields are set behind the compiler's back.
final class Grammar {
    private static final int HELP_WIDTH = 100;

    private Grammar() {}

    static Wish parse(String... arguments) {
        var grammar = grammar();
        try {
            return wish(grammar, grammar.parseArgs(arguments));
        } catch (UnmatchedArgumentException e) {
            return refused(e.getCommandLine(), unmatched(e));
        } catch (ParameterException e) {
            return refused(e.getCommandLine(), firstLine(String.valueOf(e.getMessage())));
        }
    }

    private static Wish wish(CommandLine grammar, ParseResult result) {
        if (result.hasMatchedOption("version")) {
            return new Wish.Tell("logarium " + Version.text());
        }
        if (!result.hasSubcommand() && result.hasMatchedOption("--attach")) {
            String address = result.matchedOptionValue("--attach", "");
            return AttachedCluster.isAddress(address)
                    ? new Wish.AttachWindow(address)
                    : new Wish.Refused(
                            "--attach takes host:port, several with commas between them, not '%s'."
                                    .formatted(address));
        }
        if (!result.hasSubcommand()) {
            return result.hasMatchedOption("help")
                    ? new Wish.Tell(help(grammar))
                    : new Wish.OpenWindow();
        }
        var given = result.subcommand();
        if (given.hasMatchedOption("help")) {
            return new Wish.Tell(help(given.commandSpec().commandLine()));
        }
        var command = CommandTable.find(given.commandSpec().name()).orElseThrow();
        var values = new LinkedHashMap<String, List<String>>();
        for (var option : command.options()) {
            if (given.hasMatchedOption(option.name())) {
                var found = List.copyOf(valuesOf(given, option));
                values.put(option.name(), found.isEmpty() ? List.of("") : found);
            }
        }
        var file = command.file().isEmpty() ? "" : given.matchedPositionalValue(0, "");
        return Arguments.wish(new Given(command, values, file));
    }

    private static List<String> valuesOf(ParseResult given, Option option) {
        return given.matchedOption(option.name()).originalStringValues();
    }

    private static CommandLine grammar() {
        var root =
                spec(
                        "logarium",
                        "Opens the window: a live explorer for Kafka with the cluster in the box.");
        root.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Tell the version.")
                        .build());
        root.addOption(
                OptionSpec.builder("--attach")
                        .paramLabel("HOST:PORT")
                        .type(String.class)
                        .description("Look at a running Kafka cluster; nothing in it is changed.")
                        .build());
        for (var command : CommandTable.COMMANDS) {
            root.addSubcommand(command.name(), new CommandLine(spec(command)));
        }
        return new CommandLine(root).setUsageHelpWidth(HELP_WIDTH);
    }

    private static CommandSpec spec(Command command) {
        var spec = spec(command.name(), command.description());
        for (var option : command.options()) {
            spec.addOption(
                    OptionSpec.builder(option.name())
                            .paramLabel(option.label().replace("[", "").replace("]", ""))
                            .type(option.repeated() ? String[].class : String.class)
                            .arity(arity(option))
                            .description(option.description())
                            .build());
        }
        if (!command.file().isEmpty()) {
            spec.addPositional(
                    PositionalParamSpec.builder()
                            .paramLabel(command.file())
                            .type(String.class)
                            .arity("1")
                            .description("The file to read.")
                            .build());
        }
        return spec;
    }

    /// A value in brackets may be left out.
    private static String arity(Option option) {
        if (option.label().startsWith("[")) {
            return "0..1";
        }
        return option.repeated() ? "1..*" : "1";
    }

    private static CommandSpec spec(String name, String description) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Tell this.")
                        .build());
        return spec;
    }

    private static String help(CommandLine command) {
        return command.getUsageMessage(CommandLine.Help.Ansi.OFF).stripTrailing();
    }

    private static String unmatched(UnmatchedArgumentException e) {
        var word = e.getUnmatched().isEmpty() ? "" : e.getUnmatched().getFirst();
        List<String> near = e.getSuggestions();
        var hint = near.isEmpty() ? "" : " Did you mean " + near.getFirst() + "?";
        return "'" + word + "' is not understood." + hint;
    }

    private static Wish refused(CommandLine command, String what) {
        var sentence = what.endsWith(".") || what.endsWith("?") ? what : what + ".";
        return new Wish.Refused(
                "%s `%s --help` tells what is."
                        .formatted(sentence, command.getCommandSpec().qualifiedName()));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }
}
