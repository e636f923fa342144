package io.logarium.engine.sim;

import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.net.Network;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.PeerChannel;
import io.logarium.engine.net.PeerRequest;
import java.io.IOException;
import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// A broker's network that changes messages on their way.
record BrokenNetwork(int broker, Network network, Changes changes) implements Network {
    @Override
    public Listener listen(int port, Edge edge) throws IOException {
        return network.listen(
                port,
                new Edge(
                        edge.broker(),
                        edge.name(),
                        edge.table(),
                        edge.preparer(),
                        request -> {
                            changes.asked(broker, request.body());
                            edge.sink().accept(request);
                        },
                        edge.events()));
    }

    @Override
    public PeerChannel connect(PeerAddress to, PeerChannel.Events events) {
        var channel = network.connect(to, new Answers(broker, events, changes));
        return new PeerChannel() {
            @Override
            public void send(PeerRequest request) {
                changes.asks(broker, request.body());
                channel.send(request);
            }

            @Override
            public void close() {
                channel.close();
            }
        };
    }

    private record Answers(int broker, PeerChannel.Events events, Changes changes)
            implements PeerChannel.Events {
        @Override
        public void connected() throws InterruptedException {
            events.connected();
        }

        @Override
        public @Nullable Object prepare(PeerRequest request, ApiMessage answer) {
            changes.answered(broker, answer);
            return events.prepare(request, answer);
        }

        @Override
        public void answered(int correlationId, ApiMessage body, @Nullable Object prepared)
                throws InterruptedException {
            events.answered(correlationId, body, prepared);
        }

        @Override
        public void lost(String why) throws InterruptedException {
            events.lost(why);
        }
    }
}
