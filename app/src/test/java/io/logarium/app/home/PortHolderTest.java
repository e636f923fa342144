package io.logarium.app.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortHolderTest {
    @Test
    void aPortOfOursIsHeldByThisProcess() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")));
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(PortHolder.of(socket.getLocalPort()))
                    .hasValueSatisfying(holder ->
                            assertThat(holder.process()).isEqualTo(ProcessHandle.current().pid()));
            assertThat(FreePort.isFree(socket.getLocalPort())).isFalse();
        }
    }

    @Test
    void nobodyIsNamedWhereNothingCanBeKnown() {
        assertThat(PortHolder.of(9092, Path.of("/nonexistent"))).isEmpty();
    }
}
