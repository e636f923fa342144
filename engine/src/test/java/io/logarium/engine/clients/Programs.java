package io.logarium.engine.clients;

import io.logarium.engine.conformance.Child;
import io.logarium.engine.conformance.Installed;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The programs of other people that tests run, and ours that run inside them. One that is missing fails the test.
final class Programs {
    static final Duration LIMIT = Duration.ofSeconds(120);

    private static final String KAFKAJS = "kafkajs@2.2.4";
    private static final ConcurrentMap<String, Path> COMPILED = new ConcurrentHashMap<>();

    private Programs() {}

    /// kcat, which is librdkafka.
    static Child.Output kcat(String input, String... arguments) {
        return Child.run(command("kcat", arguments), input, LIMIT);
    }

    /// The command line of one of our Python programs, for the system's Python, whose kafka-python is 2.0.2.
    static List<String> python(String program, String... arguments) {
        var version =
                Child.run(
                        List.of("/usr/bin/python3", "-c", "import kafka; print(kafka.__version__)"),
                        "",
                        LIMIT);
        if (version.exit() != 0) {
            throw new AssertionError("No kafka-python here: install the package python3-kafka.");
        }
        var command = new ArrayList<>(List.of("/usr/bin/python3", "-u"));
        command.add(resource("python/" + program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /// Runs our program for kafkajs.
    static Child.Output kafkajs(String program, String... arguments) {
        return Child.run(kafkajsCommand(program, arguments), "", LIMIT);
    }

    /// The command line of one of our programs for kafkajs.
    static List<String> kafkajsCommand(String program, String... arguments) {
        var modules = kafkajsModules();
        var command = new ArrayList<>(List.of("env", "NODE_PATH=" + modules, "node"));
        command.add(resource("kafkajs/" + program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /// Runs our Java program with a release of kafka-clients, compiled against that very release.
    static Child.Output java(String release, String... arguments) {
        var jars = Installed.kafkaClients(release) + File.separator + "*";
        var classes = COMPILED.computeIfAbsent(release, r -> compile(r, jars));
        var command =
                new ArrayList<>(
                        List.of(
                                Installed.java(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                classes + File.pathSeparator + jars,
                                "Driver"));
        command.addAll(List.of(arguments));
        return Child.run(command, "", LIMIT);
    }

    private static Path compile(String release, String jars) {
        var classes = Installed.scratch("driver-" + release);
        var compiled =
                Child.run(
                        List.of(
                                Path.of(Installed.java()).resolveSibling("javac").toString(),
                                "-nowarn",
                                "-proc:none",
                                "-d",
                                classes.toString(),
                                "-cp",
                                jars,
                                resource("java/Driver.java").toString()),
                        "",
                        LIMIT);
        if (compiled.exit() != 0) {
            throw new AssertionError("kafka-clients " + release + ": " + compiled.err());
        }
        return classes;
    }

    /// Where kafkajs is; npm fetches it once into the build folder.
    private static Path kafkajsModules() {
        var folder = Installed.scratch("npm");
        var modules = folder.resolve("node_modules");
        if (!Files.exists(modules.resolve("kafkajs"))) {
            var install =
                    Child.run(
                            List.of(
                                    "npm",
                                    "install",
                                    "--silent",
                                    "--no-audit",
                                    "--no-fund",
                                    "--prefix",
                                    folder.toString(),
                                    KAFKAJS),
                            "",
                            LIMIT);
            if (install.exit() != 0) {
                throw new AssertionError("npm could not install " + KAFKAJS + ": " + install.err());
            }
        }
        return modules;
    }

    private static Path resource(String name) {
        var path = Installed.root().resolve("engine/src/test/resources/clients").resolve(name);
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(String program, String... arguments) {
        var command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return command;
    }
}
