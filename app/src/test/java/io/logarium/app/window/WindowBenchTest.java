package io.logarium.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.window.WindowBench.Load;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Measures the window while another process writes, and prints a table: pulses, CPU and memory a drawn frame, long tasks, RSS. It
/// asserts nothing about time.
///
/// After `package`: `mvn test -Pbench -pl engine,ui-resources,app -Dtest=WindowBenchTest -Dsurefire.failIfNoSpecifiedTests=false`,
/// under `xvfb-run -s "-screen 0 1600x1000x24"` or on a desktop; without a display the window is as large as JavaFX's own headless
/// screen.
@Tag("bench")
class WindowBenchTest {
    @Test
    void aTapeUnderLoad() throws Exception {
        measure(new Load(1, 1, 3, 50_000, "topics"));
    }

    @Test
    void aMapOfAQuietCluster() throws Exception {
        measure(new Load(3, 3, 3, 1_000, "cluster"));
    }

    @Test
    void aTapeOfAQuietCluster() throws Exception {
        measure(new Load(3, 3, 3, 1_000, "topics"));
    }

    @Test
    void aMapOfTenThousandPartitions() throws Exception {
        measure(new Load(3, 10, 1_000, 100_000, "cluster"));
    }

    @Test
    void aHeatMapOfTenThousandPartitions() throws Exception {
        measure(new Load(3, 10, 1_000, 100_000, "topics"));
    }

    private static void measure(Load load) throws Exception {
        var display = System.getenv("DISPLAY");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // As bin/logarium starts the window.
        command.addAll(
                List.of(
                        "-Xms64m",
                        "-Xmx1g",
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Dprism.order=sw",
                        "--enable-native-access=ALL-UNNAMED"));
        if (display == null || display.isEmpty()) {
            command.add("-Dglass.platform=Headless");
        }
        var stops = Files.createTempFile("logarium-stops", ".log");
        command.addAll(List.of("-Xlog:safepoint:file=" + stops + ":tn", "-Dbench.stops=" + stops));
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), WindowBench.class.getName()));
        command.addAll(load.arguments());
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.PIPE)
                        .start();
        var said = new String(process.getInputStream().readAllBytes());

        System.out.println(said);
        assertThat(process.waitFor()).isZero();
        Files.delete(stops);
    }
}
