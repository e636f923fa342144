package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.logarium.engine.event.EngineEvent.ConnectionClosed;
import io.logarium.engine.event.EngineEvent.ConnectionOpened;
import io.logarium.engine.loop.Clock;
import io.logarium.engine.testing.frames.EchoBroker;
import io.logarium.engine.testing.frames.Eventually;
import io.logarium.engine.testing.frames.Frames;
import io.logarium.engine.testing.frames.RawClient;
import io.logarium.engine.wire.ApiTable;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestPreparer;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.NetworkInterface;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class TcpListenerTest {
    private static final NetworkLimits LIMITS = NetworkLimits.DEFAULT;

    @Test
    void aFreePortIsNoneThatTheSystemGivesToConnectionsThatGoOut() throws Exception {
        try (var broker = new EchoBroker()) {
            assertThat(broker.port()).isBetween(1024, 32_767);
        }
    }

    @Test
    void answersOnBothLoopbackAddresses() throws IOException {
        assumeTrue(hasIpv6Loopback(), "no ::1 on this machine");
        try (var broker = new EchoBroker();
                var v4 = new RawClient(broker.port());
                var v6 = new RawClient(InetAddress.getByName("::1"), broker.port())) {
            for (var client : java.util.List.of(v4, v6)) {
                client.send(ApiKeys.METADATA, 12, 1, new MetadataRequestData());
                MetadataResponseData answer = client.read(ApiKeys.METADATA, 12, 1);
                assertThat(answer.brokers()).isEmpty();
            }
            assertThat(broker.listener().connections())
                    .extracting("host")
                    .containsExactlyInAnyOrder("127.0.0.1", "::1");
        }
    }

    @Test
    void aTakenPortIsToldByItsNumber() throws IOException {
        try (var broker = new EchoBroker()) {
            var network = new TcpNetwork(Clock.live(), LIMITS);
            var edge =
                    new Edge(
                            1,
                            "PLAINTEXT",
                            ApiTable.CLIENT,
                            RequestPreparer.NONE,
                            request -> {},
                            event -> {});

            assertThatThrownBy(() -> network.listen(broker.port(), edge))
                    .isInstanceOfSatisfying(
                            PortTakenException.class,
                            taken -> assertThat(taken.port()).isEqualTo(broker.port()));
        }
    }

    @RepeatedTest(20)
    void aPortCanBeOpenedAgainAfterAKill() throws IOException {
        var edge =
                new Edge(
                        1,
                        "PLAINTEXT",
                        ApiTable.CLIENT,
                        RequestPreparer.NONE,
                        request -> {},
                        event -> {});
        var network = new TcpNetwork(Clock.live(), LIMITS);
        int port = portThatNobodyIsGiven();
        var first = network.listen(port, edge);
        try (var client = new RawClient(port)) {
            first.kill();
            assertThat(client.read()).isEmpty();
        }
        var again = network.listen(port, edge);
        assertThat(again.port()).isEqualTo(port);
        again.kill();
    }

    /// Below those that systems hand out, so that no connection of another program takes it between two tries.
    private static int portThatNobodyIsGiven() throws IOException {
        int first = 20_000 + (int) (ProcessHandle.current().pid() % 8_000);
        for (int port = first; port < first + 1_000; port++) {
            try (var v4 = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
                return v4.getLocalPort();
            } catch (BindException taken) {
                continue;
            }
        }
        throw new IOException("no port is free");
    }

    @Test
    void aConnectionTellsWhoItsClientIs() throws IOException {
        try (var broker = new EchoBroker();
                var client = new RawClient(broker.port())) {
            client.send(
                    ApiKeys.API_VERSIONS,
                    3,
                    1,
                    new ApiVersionsRequestData()
                            .setClientSoftwareName("kcat")
                            .setClientSoftwareVersion("1.7"));
            client.read();

            var view = broker.listener().connections().getFirst();

            assertThat(view.softwareName()).isEqualTo("kcat");
            assertThat(view.softwareVersion()).isEqualTo("1.7");
            assertThat(view.clientId()).isEqualTo("test");
            assertThat(view.port()).isEqualTo(client.localPort());
            assertThat(view.requests()).isEqualTo(1);
            assertThat(view.bytesIn()).isGreaterThan(20);
            Eventually.that(
                    "bytes out are counted",
                    () -> broker.listener().connections().getFirst().bytesOut() > 100);
        }
    }

    @Test
    void openingAndClosingAreEvents() throws IOException {
        try (var broker = new EchoBroker()) {
            try (var client = new RawClient(broker.port())) {
                client.send(ApiKeys.HEARTBEAT, 4, 1, new HeartbeatRequestData());
                client.read();
            }
            Eventually.that("both events", () -> broker.events().size() == 2);

            assertThat(broker.events().getFirst()).isInstanceOf(ConnectionOpened.class);
            assertThat(broker.events().getLast())
                    .isInstanceOfSatisfying(
                            ConnectionClosed.class,
                            closed -> {
                                assertThat(closed.clientId()).isEqualTo("test");
                                assertThat(closed.why()).isEqualTo("closed by the client");
                            });
            assertThat(broker.listener().connections()).isEmpty();
        }
    }

    @Test
    void overTheLimitAClientWaitsUntilAnotherLeaves() throws IOException {
        try (var broker = broker(new NetworkLimits(1 << 20, 1, 600_000, 16, 1 << 20))) {
            var first = new RawClient(broker.port());
            first.send(ApiKeys.METADATA, 1, 1, new MetadataRequestData());
            first.read(ApiKeys.METADATA, 1, 1);
            try (var second = new RawClient(broker.port())) {
                second.send(ApiKeys.METADATA, 1, 2, new MetadataRequestData());
                assertThat(broker.listener().connections()).hasSize(1);
                first.close();

                assertThat(second.<MetadataResponseData>read(ApiKeys.METADATA, 1, 2)).isNotNull();
            }
        }
    }

    @Test
    void anIdleConnectionIsClosed() throws IOException {
        try (var broker = broker(new NetworkLimits(1 << 20, 10, 50, 16, 1 << 20));
                var client = new RawClient(broker.port())) {
            assertThat(client.read()).isEmpty();
            Eventually.that("an event tells", () -> broker.events().size() == 2);
            assertThat(broker.events().getLast())
                    .isInstanceOfSatisfying(
                            ConnectionClosed.class,
                            closed -> assertThat(closed.why()).startsWith("idle"));
        }
    }

    @Test
    void aStopSendsTheAnswersToWhatWasReadAndThenCloses() throws IOException {
        var held = new ConcurrentLinkedQueue<Request>();
        try (var broker = new EchoBroker(LIMITS, RequestPreparer.NONE, held::add);
                var client = new RawClient(broker.port())) {
            client.send(ApiKeys.METADATA, 1, 1, new MetadataRequestData());
            Eventually.that("the request is there", () -> !held.isEmpty());
            var stopping = Thread.ofVirtual().start(() -> broker.listener().stop(60_000));
            Eventually.that("it is stopping", () -> isClosed(broker.port()));

            EchoBroker.answer(held.remove());

            assertThat(client.<MetadataResponseData>read(ApiKeys.METADATA, 1, 1)).isNotNull();
            assertThat(client.read()).isEmpty();
            Eventually.that("it stopped", () -> !stopping.isAlive());
        }
    }

    @Test
    void aStopDoesNotWaitForEver() throws IOException {
        try (var broker = new EchoBroker(LIMITS, RequestPreparer.NONE, neverAnswered -> {});
                var client = new RawClient(broker.port())) {
            client.send(ApiKeys.METADATA, 1, 1, new MetadataRequestData());
            Eventually.that(
                    "the request is there",
                    () ->
                            broker.listener().connections().stream()
                                    .anyMatch(c -> c.requests() == 1));

            broker.listener().stop(1);

            assertThat(client.read()).isEmpty();
            assertThat(broker.listener().connections()).isEmpty();
        }
    }

    @Test
    void manyConnectionsComeAndGoWithoutALeak() throws IOException {
        try (var broker = new EchoBroker()) {
            for (int i = 0; i < 300; i++) {
                try (var client = new RawClient(broker.port())) {
                    client.send(Frames.of(ApiKeys.METADATA, 1, 1, new MetadataRequestData()));
                    if (i % 2 == 0) {
                        client.read();
                    }
                }
            }
            Eventually.that("all are gone", () -> broker.listener().connections().isEmpty());
            assertThat(broker.network().requestBytesInUse()).isZero();
        }
    }

    private static EchoBroker broker(NetworkLimits limits) throws IOException {
        return new EchoBroker(limits, RequestPreparer.NONE, EchoBroker::answer);
    }

    private static boolean isClosed(int port) {
        try (var probe = new RawClient(port)) {
            return probe == null;
        } catch (IOException refused) {
            return true;
        }
    }

    private static boolean hasIpv6Loopback() throws IOException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .anyMatch(a -> a instanceof Inet6Address && a.isLoopbackAddress());
    }
}
