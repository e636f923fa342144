package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadlessClusterTest {
    @TempDir Path folder;

    private ChildProgram program;

    @BeforeEach
    void open() {
        program = new ChildProgram(folder);
    }

    @AfterEach
    void close() {
        program.close();
    }

    @Test
    void itTellsThatItIsReadyTakesCommandsAndStops() throws Exception {
        var cluster = start();
        try (var lines = cluster.inputReader(StandardCharsets.UTF_8)) {
            var ready = lines.readLine();
            assertThat(ready).matches("ready localhost:\\d+");
            try (var in = cluster.outputWriter(StandardCharsets.UTF_8)) {
                in.write("status\nnonsense\n");
            }
            assertThat(lines.readLine()).startsWith("ok broker 0 up");
            assertThat(lines.readLine()).startsWith("error ");

            // Whether it has seen the end of its input yet or not: it goes on.
            connect(Integer.parseInt(ready.substring(ready.lastIndexOf(':') + 1)));
            cluster.toHandle().destroy();
            assertThat(lines.lines()).isEmpty();
        }
        assertThat(cluster.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("d/logarium.log")).content().contains("is ready at");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void aPortThatIsTakenNamesAFreeOne() throws Exception {
        try (var holder = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(holder.getLocalPort());
            var data = folder.resolve("d").toString();

            assertThat(program.run("cluster", "--port", port, "--data", data)).isEqualTo(1);
            assertThat(program.err())
                    .startsWith("logarium: Port %s is taken by ".formatted(port))
                    .contains("--port ")
                    .hasLineCount(1);
        }
    }

    @Test
    void aFolderInUseIsRefused() throws Exception {
        var first = start();
        try (var lines = first.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).startsWith("ready ");
            var data = folder.resolve("d").toString();

            assertThat(program.run("cluster", "--port", "0", "--data", data)).isEqualTo(1);
            assertThat(program.err()).contains("process " + first.pid()).hasLineCount(1);
        }
    }

    @Test
    void aSettingThatDoesNotExistIsNamed() throws Exception {
        assertThat(
                        program.run(
                                "cluster",
                                "--port",
                                "0",
                                "--data",
                                folder.resolve("d").toString(),
                                "--set",
                                "log.segment.bytes=many"))
                .isEqualTo(1);

        assertThat(program.err()).contains("log.segment.bytes").hasLineCount(1);
    }

    private Process start() throws IOException {
        return program.start("cluster", "--port", "0", "--data", folder.resolve("d").toString());
    }

    private static void connect(int port) throws IOException {
        try (var socket = new Socket(InetAddress.getByName("localhost"), port)) {
            assertThat(socket.isConnected()).isTrue();
        }
    }
}
