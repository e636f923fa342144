package io.logarium.app.snippet;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Boxed;
import io.logarium.app.console.ConsoleSession;
import io.logarium.app.console.ConsoleSetup;
import io.logarium.app.console.Names;
import io.logarium.app.console.Run;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window gives to paste does what it says in Kafka's own tools and in kafka-python.
@Tag("clients")
class ProgramSnippetsTest {
    @TempDir Path folder;

    @Test
    void everyCommandDoesWhatItSays() throws Exception {
        var tools = Path.of(System.getProperty("kafka.tools.lib", "")).toAbsolutePath();
        assertThat(tools).as("run `mvn package` first").isDirectory();
        try (var boxed = Boxed.start();
                var session =
                        new ConsoleSession(
                                new ConsoleSetup(
                                        Optional.of(tools),
                                        folder,
                                        boxed.cluster()::bootstrap,
                                        () -> Names.NONE,
                                        Optional.empty()))) {
            new Story(boxed, new Console(session)).tell();
        }
    }

    @Test
    void everyPythonSnippetDoesWhatItSays() throws Exception {
        try (var boxed = Boxed.start()) {
            new Story(boxed, new Python(folder)).tell();
        }
    }

    private record Console(ConsoleSession session) implements Story.Speaker {
        @Override
        public String code(Trio trio) {
            return trio.cli();
        }

        @Override
        public String run(String code) {
            var runs = session.submit(code);
            assertThat(runs).as(code).hasSize(1);
            var run = runs.getFirst();
            until(code, () -> run.state() instanceof Run.Ended);
            assertThat(((Run.Ended) run.state()).exitCode())
                    .as(code + "\n" + run.output().text())
                    .isZero();
            assertThat(run.output().text()).as(code).doesNotContain("Exception");
            return run.output().text();
        }

        @Override
        public void runUntil(String code, BooleanSupplier claim) {
            var run = session.submit(code).getFirst();
            until(
                    code,
                    () -> {
                        if (run.state() instanceof Run.Ended) {
                            throw new AssertionError(code + "\n" + run.output().text());
                        }
                        return claim.getAsBoolean();
                    });
            run.interrupt();
            until("the end", () -> run.state() instanceof Run.Ended);
        }
    }

    private record Python(Path folder) implements Story.Speaker {
        @Override
        public String code(Trio trio) {
            return trio.python();
        }

        @Override
        public String run(String code) throws Exception {
            var said = Files.createTempFile(folder, "said", ".txt");
            var process = start(code, said);
            boolean over = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            assertThat(over).as(code).isTrue();
            assertThat(process.exitValue()).as(code + "\n" + Files.readString(said)).isZero();
            return Files.readString(said);
        }

        @Override
        public void runUntil(String code, BooleanSupplier claim) throws Exception {
            var said = Files.createTempFile(folder, "said", ".txt");
            var process = start(code, said);
            try {
                until(code, () -> !process.isAlive() || claim.getAsBoolean());
                assertThat(process.isAlive()).as(code + "\n" + Files.readString(said)).isTrue();
            } finally {
                process.destroyForcibly().waitFor();
            }
        }

        /// The system's Python, whose kafka-python is the package python3-kafka.
        private Process start(String code, Path said) throws Exception {
            var file = Files.createTempFile(folder, "snippet", ".py");
            Files.writeString(file, code);
            return new ProcessBuilder(List.of("/usr/bin/python3", "-u", file.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
        }
    }
}
