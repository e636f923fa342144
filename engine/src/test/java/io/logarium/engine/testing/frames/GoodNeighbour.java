package io.logarium.engine.testing.frames;

import java.io.IOException;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// A client that behaves well while others do not: it asks and reads, one request after the other, on its own thread.
public final class GoodNeighbour implements AutoCloseable {
    private final RawClient client;
    private final Thread thread;
    private final long[] latencies = new long[1_000_000];
    private volatile int answered;
    private volatile boolean stopping;
    private volatile Throwable failure;

    public GoodNeighbour(int port) throws IOException {
        client = new RawClient(port);
        thread = Thread.ofPlatform().name("good-neighbour").start(this::ask);
    }

    private void ask() {
        try {
            while (!stopping && answered < latencies.length) {
                long start = System.nanoTime();
                int id = answered;
                client.send(ApiKeys.METADATA, 12, id, new MetadataRequestData());
                client.<MetadataResponseData>read(ApiKeys.METADATA, 12, id);
                latencies[id] = System.nanoTime() - start;
                answered = id + 1;
            }
        } catch (IOException | RuntimeException e) {
            failure = e;
        }
    }

    /// How many of its requests were answered so far.
    public int answered() {
        if (failure != null) {
            throw new AssertionError("a good client was disturbed", failure);
        }
        return answered;
    }

    /// The latency below which so many of 1,000 answers came, in microseconds.
    public long latencyMicros(int perMille) {
        int count = answered();
        var sorted = java.util.Arrays.copyOf(latencies, count);
        java.util.Arrays.sort(sorted);
        return sorted[(int) ((long) (count - 1) * perMille / 1000)] / 1000;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stopping = true;
        thread.join();
        client.close();
        answered();
    }
}
