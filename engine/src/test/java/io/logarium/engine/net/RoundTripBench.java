package io.logarium.engine.net;

import com.sun.management.OperatingSystemMXBean;
import io.logarium.engine.testing.frames.EchoBroker;
import io.logarium.engine.testing.frames.Frames;
import io.logarium.engine.testing.frames.GoodNeighbour;
import io.logarium.engine.testing.frames.RawClient;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestPreparer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Prints what a round trip through socket, decoder, loop and back costs, clients in the same process included.
@Tag("bench")
class RoundTripBench {
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    @TempDir Path folder;

    @Test
    void roundTrips() throws Exception {
        try (var broker = new EchoBroker()) {
            measure("warm-up", broker, 50, 1, 4_000);
            measure("1 connection, one at a time", broker, 1, 1, 60_000);
            measure("1 connection, 16 in flight", broker, 1, 16, 400_000);
            measure("50 connections, one at a time", broker, 50, 1, 5_000);
            measure("50 connections, 16 in flight", broker, 50, 16, 20_000);
            measure("200 connections, 16 in flight", broker, 200, 16, 5_000);
        }
    }

    @Test
    void goodClientsBesideStalledConsumers() throws Exception {
        var records = BigRecords.at(folder.resolve("log"), 50 * 1024 * 1024);
        try (var broker =
                new EchoBroker(
                        NetworkLimits.DEFAULT, RequestPreparer.NONE, r -> answer(r, records))) {
            printLatency("nobody stalls", broker);
            printLatency("nobody stalls, again", broker);
            var stalled = new ArrayList<RawClient>();
            for (int i = 0; i < 8; i++) {
                var client = new RawClient(broker.port());
                client.send(Frames.of(ApiKeys.FETCH, 12, 1, new FetchRequestData()));
                stalled.add(client);
            }
            printLatency("8 consumers stall", broker);
            var reading = Thread.ofVirtual().start(() -> readAll(stalled));
            printLatency("8 consumers read 50 MB each", broker);
            reading.join();
        }
    }

    private static void readAll(List<RawClient> clients) {
        for (var client : clients) {
            try (client) {
                client.read();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static void printLatency(String what, EchoBroker broker) throws Exception {
        var neighbour = new GoodNeighbour(broker.port());
        Thread.sleep(3_000);
        neighbour.close();
        System.out.printf(
                "%-30s %7d requests, p50 %d us, p99 %d us, slowest %d us%n",
                what,
                neighbour.answered(),
                neighbour.latencyMicros(500),
                neighbour.latencyMicros(990),
                neighbour.latencyMicros(1000));
    }

    private static void answer(Request request, BigRecords records) {
        if (request.api() == ApiKeys.FETCH) {
            var partition = new FetchResponseData.PartitionData().setRecords(records);
            var topic = new FetchResponseData.FetchableTopicResponse().setTopic("orders");
            request.replyTo()
                    .answer(
                            new FetchResponseData()
                                    .setResponses(
                                            List.of(topic.setPartitions(List.of(partition)))));
        } else {
            EchoBroker.answer(request);
        }
    }

    private static void measure(
            String what, EchoBroker broker, int connections, int inFlight, int each)
            throws Exception {
        long cpu = SYSTEM.getProcessCpuTime();
        long start = System.nanoTime();
        var clients = new ArrayList<Thread>();
        for (int c = 0; c < connections; c++) {
            clients.add(Thread.ofVirtual().start(() -> talk(broker.port(), inFlight, each)));
        }
        for (var client : clients) {
            client.join();
        }
        long nanos = System.nanoTime() - start;
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        long trips = (long) connections * each;
        System.out.printf(
                "%-34s %8d round trips/s, %5.1f us CPU each%n",
                what, trips * 1_000_000_000 / nanos, cpu / 1000.0 / trips);
    }

    private static void talk(int port, int inFlight, int count) {
        var request = Frames.of(ApiKeys.HEARTBEAT, 4, 1, new HeartbeatRequestData());
        try (var client = new RawClient(port)) {
            int sent = 0;
            for (int read = 0; read < count; read++) {
                int ahead = Math.min(count, read + inFlight);
                if (sent <= read) {
                    var several = new byte[request.length * (ahead - sent)];
                    for (int i = 0; sent < ahead; sent++, i++) {
                        System.arraycopy(request, 0, several, i * request.length, request.length);
                    }
                    client.send(several);
                }
                client.read();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
