package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The start script of the packaged program.
@Tag("clients")
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    @TempDir Path folder;

    private final List<Process> started = new ArrayList<>();
    private Path launcher = Path.of("");

    @BeforeEach
    void find() {
        launcher =
                Path.of(System.getProperty("logarium.launcher", "")).toAbsolutePath().normalize();
        assertThat(launcher).as("run `mvn package` first").isExecutable();
    }

    @AfterEach
    void end() {
        started.forEach(Process::destroyForcibly);
        started.forEach(process -> process.onExit().join());
    }

    @Test
    void itFindsJavaAndItsJarsThroughALinkFromAnyFolder() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("start"), launcher);
        var builder = new ProcessBuilder(link.toString(), "--version");
        builder.environment().remove("JAVA_HOME");

        assertThat(output(builder)).matches("logarium \\S+\\R");
    }

    @Test
    void aNamedFolderWithoutAJdkIsRefusedInOneLine() throws Exception {
        var builder = new ProcessBuilder(launcher.toString(), "--version");
        builder.environment().put("LOGARIUM_JAVA_HOME", folder.toString());

        assertThat(output(builder)).contains("LOGARIUM_JAVA_HOME", "JDK 25").hasLineCount(1);
        assertThat(started.getFirst().waitFor()).isEqualTo(1);
    }

    @Test
    void theClusterGetsReadyAndSaysNothingElse() throws Exception {
        var data = folder.resolve("with space");
        var builder =
                new ProcessBuilder(
                        launcher.toString(), "cluster", "--port", "0", "--data", data.toString());
        var cluster = start(builder.redirectErrorStream(true));
        try (var lines = cluster.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).matches("ready localhost:\\d+");

            cluster.toHandle().destroy();

            assertThat(lines.lines()).isEmpty();
        }
    }

    private String output(ProcessBuilder builder) throws IOException {
        builder.directory(folder.toFile()).redirectErrorStream(true);
        try (var in = start(builder).getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Process start(ProcessBuilder builder) throws IOException {
        var process = builder.start();
        started.add(process);
        return process;
    }
}
