package io.logarium.app.console;

import io.logarium.app.console.OutputLine.Source;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/// A child process that runs one of Kafka's tools.
///
/// Its flags favour a quick start: the tools live for a second. Their heap is bounded, because several may run at once.
final class ToolProcess {
    /// After so long without an end a second, firmer signal follows.
    private static final long PATIENCE_MS = 5_000;

    private static final int CHUNK = 8_192;

    private final Process process;
    private final List<Thread> readers;

    private ToolProcess(Process process, List<Thread> readers) {
        this.process = process;
        this.readers = readers;
    }

    /// @param folder the working folder: files that are named without a path lie there
    /// @param output gets what the tool writes, from two threads
    static ToolProcess start(
            ToolsFolder tools,
            String mainClass,
            List<String> arguments,
            Path folder,
            BiConsumer<Source, String> output)
            throws IOException {
        var builder = new ProcessBuilder(commandLine(tools, mainClass, arguments));
        builder.directory(folder.toFile());
        var process = builder.start();
        var readers =
                List.of(
                        reader(process, process.getInputStream(), Source.STANDARD_OUTPUT, output),
                        reader(process, process.getErrorStream(), Source.STANDARD_ERROR, output));
        return new ToolProcess(process, readers);
    }

    /// Two of the flags keep warnings of Java's about Kafka's libraries out of what the tool writes.
    static List<String> commandLine(ToolsFolder tools, String mainClass, List<String> arguments)
            throws IOException {
        var classPath =
                tools.jars().stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(File.pathSeparator));
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(tools.cacheFlags());
        words.addAll(
                List.of(
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--sun-misc-unsafe-memory-access=allow",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Dfile.encoding=UTF-8",
                        "-Dstdin.encoding=UTF-8",
                        "-Dstdout.encoding=UTF-8",
                        "-Dstderr.encoding=UTF-8",
                        "-Dlog4j2.configurationFile=" + tools.logSettings().toUri(),
                        "-cp",
                        classPath,
                        mainClass));
        words.addAll(arguments);
        return words;
    }

    private static Thread reader(
            Process process, InputStream stream, Source source, BiConsumer<Source, String> output) {
        return Thread.ofPlatform()
                .daemon()
                .name("console-" + process.pid())
                .start(() -> copy(stream, source, output));
    }

    private static void copy(InputStream stream, Source source, BiConsumer<Source, String> output) {
        var chunk = new char[CHUNK];
        try (Reader reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            int read = reader.read(chunk);
            while (read >= 0) {
                output.accept(source, new String(chunk, 0, read));
                read = reader.read(chunk);
            }
        } catch (IOException e) {
            // The process was ended while we read.
        }
    }

    /// Writes to its standard input; false when it does not read any more.
    boolean write(String text) {
        try {
            OutputStream in = process.getOutputStream();
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Ends its standard input, as Ctrl+D does.
    void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended by itself.
        }
    }

    /// Ctrl+C. Where there are no signals (Windows) the process is ended at once.
    void interrupt() {
        if (File.separatorChar == '\\') {
            terminate();
            return;
        }
        try {
            var kill = List.of("sh", "-c", "kill -INT " + process.pid());
            new ProcessBuilder(kill)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            terminate();
            return;
        }
        Thread.startVirtualThread(this::insist);
    }

    /// A process whose parent ignores Ctrl+C ignores it too; SIGTERM it understands.
    private void insist() {
        try {
            if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                terminate();
            }
            if (!process.waitFor(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The signal alone: the process's own method would throw away what it still has to say.
    private void terminate() {
        process.toHandle().destroy();
    }

    /// Ends it at once.
    void kill() {
        process.destroyForcibly();
    }

    /// Waits until it has ended and all its output is read.
    ///
    /// @return its exit code
    int await() throws InterruptedException {
        int code = process.waitFor();
        for (var reader : readers) {
            reader.join();
        }
        return code;
    }
}
