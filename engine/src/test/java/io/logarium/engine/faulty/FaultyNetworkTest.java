package io.logarium.engine.faulty;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.net.Edge;
import io.logarium.engine.net.Listener;
import io.logarium.engine.net.Network;
import io.logarium.engine.net.PeerAddress;
import io.logarium.engine.net.PeerChannel;
import io.logarium.engine.net.PeerRequest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.junit.jupiter.api.Test;

class FaultyNetworkTest {
    private final ArrayDeque<Runnable> due = new ArrayDeque<>();
    private final List<Long> delays = new ArrayList<>();
    private final Later later =
            (ms, what) -> {
                delays.add(ms);
                due.add(what);
            };
    private final Links links = new Links();
    private final List<Integer> sent = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private PeerChannel.Events carried;
    private final PeerChannel channel = connect();

    @Test
    void requestsOverACutLinkWaitAndGoOutInOrderWhenItIsMended() {
        send(1);
        links.cut(0, 1);
        send(2);
        send(3);

        assertThat(sent).containsExactly(1);
        links.mend(0, 1);
        runDue();
        send(4);

        assertThat(sent).containsExactly(1, 2, 3, 4);
    }

    @Test
    void answersWaitForTheOtherDirectionOnly() throws InterruptedException {
        links.cut(1, 0);
        send(1);
        carried.answered(1, new ApiVersionsResponseData(), null);

        assertThat(sent).containsExactly(1);
        assertThat(told).isEmpty();
        links.mendAll();
        runDue();
        assertThat(told).containsExactly("answered 1");
    }

    @Test
    void aSlowLinkDelaysAndKeepsTheOrder() {
        links.slow(0, 1, 700);
        send(1);
        links.mend(0, 1);
        send(2);

        assertThat(sent).isEmpty();
        assertThat(delays).startsWith(700L);
        runDue();
        assertThat(sent).containsExactly(1, 2);
    }

    @Test
    void nothingComesOutOfAChannelThatWasClosed() {
        links.cut(0, 1);
        send(1);
        channel.close();
        links.mendAll();
        runDue();

        assertThat(sent).isEmpty();
    }

    private void runDue() {
        while (!due.isEmpty()) {
            due.remove().run();
        }
    }

    private void send(int id) {
        var body = new ApiVersionsRequestData();
        channel.send(new PeerRequest(ApiKeys.API_VERSIONS, (short) 3, id, "test", body));
    }

    private PeerChannel connect() {
        var clients = new ClientFaults(Chance.seeded(1), later);
        return new FaultyNetwork(new Carrying(), 0, links, clients, later)
                .connect(new PeerAddress(1, "localhost", 1), new Hearing());
    }

    private final class Carrying implements Network {
        @Override
        public Listener listen(int port, Edge edge) {
            throw new AssertionError("nobody listens here");
        }

        @Override
        public PeerChannel connect(PeerAddress to, PeerChannel.Events events) {
            carried = events;
            return new PeerChannel() {
                @Override
                public void send(PeerRequest request) {
                    sent.add(request.correlationId());
                }

                @Override
                public void close() {}
            };
        }
    }

    private final class Hearing implements PeerChannel.Events {
        @Override
        public void connected() {
            told.add("connected");
        }

        @Override
        public Object prepare(PeerRequest request, ApiMessage answer) {
            return answer;
        }

        @Override
        public void answered(int correlationId, ApiMessage body, Object prepared) {
            told.add("answered " + correlationId);
        }

        @Override
        public void lost(String why) {
            told.add("lost");
        }
    }
}
