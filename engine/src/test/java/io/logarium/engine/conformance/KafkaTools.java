package io.logarium.engine.conformance;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Kafka's own command-line tools 4.3.1, each run as a process of its own.
public final class KafkaTools {
    private static final String PACKAGE = "org.apache.kafka.tools.";
    private static final Duration LIMIT = Duration.ofSeconds(120);

    /// Without these Java itself warns on standard error of what Kafka's libraries do.
    private static final List<String> QUIET =
            List.of("--sun-misc-unsafe-memory-access=allow", "--enable-native-access=ALL-UNNAMED");

    private static final Map<String, String> MAIN_CLASSES =
            Map.ofEntries(
                    Map.entry("topics", PACKAGE + "TopicCommand"),
                    Map.entry("consumer-groups", PACKAGE + "consumer.group.ConsumerGroupCommand"),
                    Map.entry("console-producer", PACKAGE + "ConsoleProducer"),
                    Map.entry("console-consumer", PACKAGE + "consumer.ConsoleConsumer"),
                    Map.entry("configs", "kafka.admin.ConfigCommand"),
                    Map.entry("get-offsets", PACKAGE + "GetOffsetShell"),
                    Map.entry("delete-records", PACKAGE + "DeleteRecordsCommand"),
                    Map.entry("log-dirs", PACKAGE + "LogDirsCommand"),
                    Map.entry("dump-log", PACKAGE + "DumpLogSegments"),
                    Map.entry("metadata-quorum", PACKAGE + "MetadataQuorumCommand"),
                    Map.entry(
                            "reassign-partitions", PACKAGE + "reassign.ReassignPartitionsCommand"),
                    Map.entry("storage", "kafka.tools.StorageTool"));

    private KafkaTools() {}

    /// Runs a tool to its end.
    ///
    /// @param name as Kafka's scripts are called, without `kafka-` and `.sh`
    public static Child.Output run(String name, List<String> arguments) {
        return run(name, arguments, "");
    }

    /// Runs a tool to its end with something to read.
    public static Child.Output run(String name, List<String> arguments, String input) {
        return Child.run(command(name, arguments), input, LIMIT);
    }

    /// The command line of a tool, for those that run until they are interrupted.
    public static List<String> command(String name, List<String> arguments) {
        var main = MAIN_CLASSES.get(name);
        if (main == null) {
            throw new IllegalArgumentException("no tool named " + name);
        }
        var all = new ArrayList<>(List.of(main));
        all.addAll(arguments);
        return java("WARN", quickly(), all);
    }

    /// What makes a tool that lives for a second start quickly; the cache is there when the package was built with it. It wants the
    /// same flags as when it was made.
    private static List<String> quickly() {
        var options = new ArrayList<>(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
        var cache = Installed.kafkaTools().resolve("tools.aot");
        if (Files.exists(cache)) {
            options.addAll(List.of("-XX:AOTCache=" + cache, "-Xlog:disable"));
        }
        return options;
    }

    /// A command line of the JVM with Kafka's jars as class path.
    ///
    /// @param program main class and its arguments
    static List<String> java(String logLevel, List<String> options, List<String> program) {
        var command = new ArrayList<>(List.of(Installed.java(), "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(QUIET);
        command.add("-Dlog4j2.configurationFile=" + logging(logLevel));
        command.addAll(List.of("-cp", jars()));
        command.addAll(program);
        return command;
    }

    /// Always in the same order, as the cache wants it.
    private static String jars() {
        try (var files = Files.list(Installed.kafkaTools())) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path logging(String level) {
        try {
            var file = Installed.scratch("log4j2-" + level + ".xml");
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                Files.writeString(
                        file,
                        """
                        <Configuration status="ERROR">
                          <Appenders><Console name="C" target="%s"><PatternLayout pattern="%%p %%m%%n"/></Console></Appenders>
                          <Loggers><Root level="%s"><AppenderRef ref="C"/></Root></Loggers>
                        </Configuration>
                        """
                                .formatted(
                                        level.equals("INFO") ? "SYSTEM_OUT" : "SYSTEM_ERR", level));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
