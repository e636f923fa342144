package io.logarium.engine.conformance;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// A program that runs beside the tests. Its output goes to files, so that it never blocks on a full pipe.
public final class Child implements AutoCloseable {
    /// So that nothing goes on when the tests are ended from outside.
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    private static final Path ENV = Path.of("/usr/bin/env");

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly)));
    }

    private final List<String> command;
    private final Process process;
    private final Path folder;
    private final long startedNanos = System.nanoTime();

    private Child(List<String> command, Process process, Path folder) {
        this.command = command;
        this.process = process;
        this.folder = folder;
    }

    /// What a program left behind.
    public record Output(int exit, String out, String err) {
        /// Lines of standard output without the empty ones.
        public List<String> lines() {
            return out.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    /// Starts a program in a fresh folder of its own.
    public static Child start(List<String> command) {
        return start(command, Map.of());
    }

    /// Starts a program with more environment.
    public static Child start(List<String> command, Map<String, String> environment) {
        try {
            var folder = Files.createTempDirectory("logarium-child");
            var builder =
                    new ProcessBuilder(interruptible(command))
                            .directory(folder.toFile())
                            .redirectOutput(folder.resolve("out").toFile())
                            .redirectError(folder.resolve("err").toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            RUNNING.add(process);
            process.onExit().thenAccept(RUNNING::remove);
            return new Child(List.copyOf(command), process, folder);
        } catch (IOException e) {
            throw new AssertionError(
                    "cannot start %s: %s".formatted(command.getFirst(), e.getMessage()), e);
        }
    }

    /// Tests that were started in the background ignore Ctrl+C, and so would their children.
    private static List<String> interruptible(List<String> command) {
        if (!System.getProperty("os.name", "").equals("Linux") || !Files.isExecutable(ENV)) {
            return command;
        }
        var all = new ArrayList<>(List.of(ENV.toString(), "--default-signal=INT"));
        all.addAll(command);
        return all;
    }

    /// Runs a program to its end with these bytes as standard input.
    public static Output run(List<String> command, String input, Duration limit) {
        try (var child = start(command)) {
            child.type(input);
            child.endInput();
            return child.await(limit);
        }
    }

    /// Writes to its standard input; a program that has closed it already is no error.
    public void type(String text) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            // It has ended or reads no more; its exit code and output tell.
        }
    }

    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // As above.
        }
    }

    /// Waits for its end; fails with its output if that does not come in time.
    public Output await(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError(
                        "%s: still running after %d s\n%s\n%s"
                                .formatted(command, limit.toSeconds(), out(), err()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
        return new Output(process.exitValue(), out(), err());
    }

    /// Sends what Ctrl+C sends.
    public void interrupt() {
        run(List.of("kill", "-INT", Long.toString(process.pid())), "", Duration.ofSeconds(10));
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// When it was started, on the clock of [System#nanoTime].
    public long startedNanos() {
        return startedNanos;
    }

    public long pid() {
        return process.pid();
    }

    public String out() {
        return read("out");
    }

    public String err() {
        return read("err");
    }

    /// Ends it at once; its folder stays until it is closed.
    public void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Asks it to end, waits a moment, then ends it by force; its folder goes away.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        Folders.delete(folder);
    }

    private String read(String file) {
        try {
            return Files.readString(folder.resolve(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
