package io.logarium.engine.testing;

import io.logarium.engine.testing.frames.Frames;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchRequestData.FetchTopic;
import org.apache.kafka.common.protocol.ApiKeys;

/// Consumers that ask for much and then read nothing: the broker stays in the middle of writing to each of them.
public final class StalledConsumers implements AutoCloseable {
    private static final int WANTED_BYTES = 48 * 1024 * 1024;
    private static final int RECEIVE_BUFFER_BYTES = 4 * 1024;
    private static final int REQUESTS_EACH = 4;

    /// The last one in which topics have names.
    private static final int FETCH_VERSION = 12;

    private final List<Socket> sockets = new ArrayList<>();

    private StalledConsumers() {}

    /// Connects them to a broker on this machine; each asks for all of a topic from its beginning.
    public static StalledConsumers of(int count, int port, String topic, int partitions)
            throws IOException {
        var all = new StalledConsumers();
        try {
            for (int i = 0; i < count; i++) {
                all.connect(port, topic, partitions);
            }
            return all;
        } catch (IOException e) {
            all.close();
            throw e;
        }
    }

    private void connect(int port, String topic, int partitions) throws IOException {
        var socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
        for (int i = 0; i < REQUESTS_EACH; i++) {
            socket.getOutputStream()
                    .write(Frames.of(ApiKeys.FETCH, FETCH_VERSION, i, fetch(topic, partitions)));
        }
        // The first bytes of an answer have come: the broker is at it.
        if (socket.getInputStream().read() < 0) {
            throw new IOException("the broker closed");
        }
    }

    private static FetchRequestData fetch(String topic, int partitions) {
        var wanted =
                IntStream.range(0, partitions)
                        .mapToObj(i ->
                                new FetchPartition()
                                        .setPartition(i)
                                        .setPartitionMaxBytes(WANTED_BYTES))
                        .toList();
        return new FetchRequestData()
                .setMaxBytes(WANTED_BYTES)
                .setMinBytes(1)
                .setTopics(List.of(new FetchTopic().setTopic(topic).setPartitions(wanted)));
    }

    @Override
    public void close() throws IOException {
        for (var socket : sockets) {
            socket.close();
        }
    }
}
