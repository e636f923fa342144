package io.logarium.app;

import io.logarium.app.home.Theme;
import io.logarium.app.text.Language;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Reads the command line; does nothing of what it asks for.
///
/// The grammar is built by hand instead of by annotations: annotated fields are set behind the compiler's back.
final class Arguments {
    private static final int HIGHEST_PORT = 65_535;
    private static final int DEFAULT_PORT = 9092;

    private Arguments() {}

    static Wish parse(String... arguments) {
        var grammar = grammar();
        try {
            return wish(grammar, grammar.parseArgs(arguments));
        } catch (UnmatchedArgumentException e) {
            return refused(e.getCommandLine(), unmatched(e));
        } catch (ParameterException e) {
            return refused(e.getCommandLine(), firstLine(String.valueOf(e.getMessage())));
        } catch (Mistake e) {
            return new Wish.Refused(e.sentence);
        }
    }

    private static Wish wish(CommandLine grammar, ParseResult result) {
        if (result.hasMatchedOption("version")) {
            return new Wish.Tell("logarium " + Version.text());
        }
        if (!result.hasSubcommand()) {
            return result.hasMatchedOption("help")
                    ? new Wish.Tell(help(grammar))
                    : new Wish.OpenWindow();
        }
        var command = result.subcommand();
        var name = command.commandSpec().name();
        if (command.hasMatchedOption("help")) {
            return new Wish.Tell(help(command.commandSpec().commandLine()));
        }
        return switch (name) {
            case "cluster" -> cluster(command);
            default -> pictures(command);
        };
    }

    private static Wish cluster(ParseResult command) {
        int brokers = command.matchedOptionValue("brokers", 1);
        if (brokers != 1) {
            throw new Mistake(
                    "Several brokers come with the next version of Logarium; leave --brokers out or"
                            + " say --brokers 1.");
        }
        int port = command.matchedOptionValue("port", DEFAULT_PORT);
        if (port < 0 || port > HIGHEST_PORT) {
            throw new Mistake(
                    "There is no port %d: choose one from 1 to %d, or 0 for any free one."
                            .formatted(port, HIGHEST_PORT));
        }
        Optional<Path> data = Optional.ofNullable(command.<Path>matchedOptionValue("data", null));
        Map<String, String> settings = command.matchedOptionValue("set", Map.of());
        return new Wish.RunCluster(brokers, port, data, new LinkedHashMap<>(settings));
    }

    private static Wish pictures(ParseResult command) {
        Path out = command.matchedOptionValue("out", Path.of(""));
        var theme =
                switch (command.matchedOptionValue("theme", "dark")) {
                    case "dark" -> Theme.DARK;
                    case "light" -> Theme.LIGHT;
                    default -> throw new Mistake("--theme is dark or light.");
                };
        var language =
                switch (command.matchedOptionValue("lang", "en")) {
                    case "en" -> Language.EN;
                    case "ru" -> Language.RU;
                    default -> throw new Mistake("--lang is en or ru.");
                };
        return new Wish.DrawPictures(out, theme, language);
    }

    private static CommandLine grammar() {
        var root =
                command(
                        "logarium",
                        "Opens the window: a live explorer for Kafka with the cluster in the box.");
        root.addOption(
                OptionSpec.builder("-V", "--version")
                        .versionHelp(true)
                        .description("Tell the version.")
                        .build());
        root.addSubcommand("cluster", new CommandLine(clusterSpec()));
        root.addSubcommand("pictures", new CommandLine(picturesSpec()));
        return new CommandLine(root).setUsageHelpWidth(100);
    }

    private static CommandSpec clusterSpec() {
        return command(
                        "cluster",
                        "Runs the cluster without a window. Prints `ready HOST:PORT` when clients may connect; takes"
                                + " start N, stop N, kill N, power-off N, pause N, resume N, cut A B, mend A B, slow A B MS,"
                                + " disk N ok|slow|full|lost and status on standard input and answers each in one line.")
                .addOption(
                        option("--brokers", "N", Integer.class, "How many brokers (1, for now)."))
                .addOption(
                        option(
                                "--port",
                                "P",
                                Integer.class,
                                "The port of the first broker; 9092 unless told, 0: any free one."))
                .addOption(
                        option(
                                "--data",
                                "DIR",
                                Path.class,
                                "The folder of its files; unless told, the usual one of this machine."))
                .addOption(
                        OptionSpec.builder("--set")
                                .paramLabel("key=value")
                                .type(Map.class)
                                .auxiliaryTypes(String.class, String.class)
                                .arity("1..*")
                                .description(
                                        "A broker setting under Kafka's name; may be repeated.")
                                .build());
    }

    private static CommandSpec picturesSpec() {
        return command("pictures", "Draws every screen as a PNG file; needs no display.")
                .addOption(
                        OptionSpec.builder("--out")
                                .paramLabel("DIR")
                                .type(Path.class)
                                .required(true)
                                .description("The folder for the files.")
                                .build())
                .addOption(option("--theme", "dark|light", String.class, "Dark unless told."))
                .addOption(option("--lang", "en|ru", String.class, "English unless told."));
    }

    private static CommandSpec command(String name, String description) {
        var spec = CommandSpec.create().name(name);
        spec.usageMessage().description(description);
        spec.addOption(
                OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Tell this.")
                        .build());
        return spec;
    }

    private static OptionSpec option(String name, String label, Class<?> type, String description) {
        return OptionSpec.builder(name)
                .paramLabel(label)
                .type(type)
                .description(description)
                .build();
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

    /// Well-formed, but not possible.
    private static final class Mistake extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String sentence;

        Mistake(String sentence) {
            super(sentence, null, false, false);
            this.sentence = sentence;
        }
    }
}
