package io.logarium.app;

import java.util.List;
import java.util.Optional;

/// The commands of the command line and their options.
final class CommandTable {
    static final List<Command> COMMANDS =
            List.of(
                    new Command(
                            "cluster",
                            "Runs the cluster without a window. Prints `ready HOST:PORT` when clients may connect; takes"
                                    + " start N, stop N, kill N, power-off N, pause N, resume N, cut A B, mend A B,"
                                    + " slow A B MS, disk N ok|slow|full|lost and status on standard input and answers"
                                    + " each in one line.",
                            List.of(
                                    Option.of("--brokers", "N", "How many brokers, 1 to 7 (1)."),
                                    Option.of(
                                            "--port",
                                            "P",
                                            "The port of the first broker; 9092 unless told, 0: any free one."),
                                    Option.of(
                                            "--data",
                                            "DIR",
                                            "The folder of its files; unless told, the usual one of this machine."),
                                    new Option(
                                            "--set",
                                            "key=value",
                                            "A broker setting under Kafka's name; may be repeated.",
                                            true))),
                    new Command(
                            "scenario",
                            "Carries out a scenario on a simulated cluster and prints what happens; the same seed prints the"
                                    + " same. Ends with 1 when something expected is otherwise.",
                            List.of(
                                    Option.of(
                                            "--seed", "N", "Another seed than the scenario's own."),
                                    Option.of(
                                            "--fork-at",
                                            "MS",
                                            "Run it twice: the second time with other commands from that simulated"
                                                    + " millisecond on; and tell in what the ends differ."),
                                    Option.of("--then", "FILE", "These commands, a line each.")),
                            "FILE"),
                    new Command(
                            "soak",
                            "Random clients and faults on a simulated cluster, a minute of its time a seed; ends with 1 at the"
                                    + " first seed that breaks a rule and prints the shortest schedule that does.",
                            List.of(
                                    Option.of("--seeds", "N", "How many seeds (100)."),
                                    Option.of("--from", "S", "The first seed (0)."),
                                    Option.of("--brokers", "N", "How many brokers (3)."),
                                    Option.of(
                                            "--seconds",
                                            "N",
                                            "Simulated seconds of a seed, from 20 to 60 (60); short ones have fewer faults.")),
                            ""),
                    new Command(
                            "lessons",
                            "Plays every lesson of the tour on a simulated cluster, answers each question right and wrong and"
                                    + " compares every claim with the cluster. Ends with 1 when something is not so.",
                            List.of(
                                    Option.of(
                                            "--check",
                                            "[FOLDER]",
                                            "Check the lessons in a folder; without one, the program's own."),
                                    Option.of(
                                            "--handout",
                                            "DIR",
                                            "Write each lesson as a page to print, answers last."),
                                    Option.of(
                                            "--lang",
                                            "en|ru",
                                            "Of the pages; English unless told."),
                                    Option.of(
                                            "--live",
                                            "[LESSON]",
                                            "Play the lessons, or one, with real clients on fresh clusters in this process."),
                                    Option.of(
                                            "--reference",
                                            "HOST:PORT",
                                            "Play on a running Kafka what can be seen from outside. What lessons create there begins"
                                                    + " with logarium-lesson- and is deleted at the end.")),
                            ""),
                    new Command(
                            "pictures",
                            "Draws every screen as a PNG file; needs no display.",
                            List.of(
                                    Option.of("--out", "DIR", "The folder for the files."),
                                    Option.of("--theme", "dark|light", "Dark unless told."),
                                    Option.of("--lang", "en|ru", "English unless told."),
                                    Option.of(
                                            "--size",
                                            "WxH",
                                            "Of the window, in pixels; 1600x1000 unless told."))));

    private CommandTable() {}

    static Optional<Command> find(String name) {
        return COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    /// @param file what stands for the file that it needs; empty when it needs none
    record Command(String name, String description, List<Option> options, String file) {
        Command(String name, String description, List<Option> options) {
            this(name, description, options, "");
        }

        Optional<Option> option(String wanted) {
            return options.stream().filter(option -> option.name().equals(wanted)).findFirst();
        }
    }

    /// @param label what stands for its value
    /// @param repeated it takes several values, and may be given several times
    record Option(String name, String label, String description, boolean repeated) {
        static Option of(String name, String label, String description) {
            return new Option(name, label, description, false);
        }
    }
}
