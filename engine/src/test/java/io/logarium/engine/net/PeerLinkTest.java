package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.net.PeerAnswer.Answered;
import io.logarium.engine.net.PeerAnswer.Lost;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.junit.jupiter.api.Test;

/// The link's own rules, on one thread: the network is a list of channels that the test plays.
class PeerLinkTest {
    private static final PeerAddress NODE_2 = new PeerAddress(2, "127.0.0.1", 9094);
    private static final PeerLimits LIMITS = new PeerLimits(3, 1_000, 50, 400);

    private final BrokerLoop loop = new BrokerLoop();
    private final List<Played> channels = new ArrayList<>();
    private final List<PeerAnswer> answers = new ArrayList<>();
    private final PeerLink link =
            new PeerLink(
                    new PlayedNetwork(),
                    NODE_2,
                    "broker-1",
                    loop,
                    Chance.seeded(1),
                    LIMITS,
                    (api, version, answer) -> "prepared");

    @Test
    void connectsOnlyWhenThereIsSomethingToSend() {
        assertThat(channels).isEmpty();
        assertThat(link.isReady(0)).isTrue();

        assertThat(send(0)).isTrue();
        assertThat(send(0)).isTrue();

        assertThat(channels).hasSize(1);
        assertThat(channels.getFirst().sent)
                .extracting(PeerRequest::correlationId)
                .containsExactly(0, 1);
        assertThat(channels.getFirst().sent.getFirst().version()).isEqualTo((short) 4);
        assertThat(channels.getFirst().sent.getFirst().clientId()).isEqualTo("broker-1");
    }

    @Test
    void anAnswerComesInALaterTurnOfTheLoop() throws Exception {
        send(0);
        var body = new HeartbeatResponseData();
        channels.getFirst().events.connected();
        channels.getFirst().events.answered(0, body, "prepared");
        assertThat(answers).isEmpty();

        loop.turn(5);

        assertThat(answers).containsExactly(new Answered(body, "prepared"));
        assertThat(link.isConnected()).isTrue();
    }

    @Test
    void moreThanTheLimitIsRefused() throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(send(0)).isTrue();
        }
        assertThat(send(0)).isFalse();
        assertThat(link.isReady(0)).isFalse();

        channels.getFirst().events.answered(0, new HeartbeatResponseData(), null);
        loop.turn(1);

        assertThat(send(1)).isTrue();
    }

    @Test
    void aLostConnectionLosesWhatIsInFlightAndPausesLongerEachTime() throws Exception {
        long nowMs = 0;
        var pauses = new ArrayList<Long>();
        for (int i = 0; i < 6; i++) {
            assertThat(send(nowMs)).isTrue();
            channels.getLast().events.lost("refused");
            loop.turn(nowMs);
            assertThat(answers.removeLast()).isEqualTo(new Lost("refused"));
            long pauseMs = 0;
            while (!link.isReady(nowMs + pauseMs)) {
                assertThat(send(nowMs + pauseMs)).isFalse();
                pauseMs++;
            }
            pauses.add(pauseMs);
            nowMs += pauseMs;
        }

        assertThat(channels).hasSize(6);
        assertThat(pauses).allMatch(p -> p >= 50 && p < 480);
        assertThat(pauses.get(1)).isBetween(100L, 120L);
        assertThat(pauses.get(5)).isBetween(400L, 480L);
    }

    @Test
    void withoutAnAnswerInTimeTheConnectionIsGivenUp() {
        send(0);
        send(600);

        loop.turn(1_000);

        assertThat(answers).hasSize(2).allMatch(a -> a instanceof Lost);
        assertThat(channels.getFirst().closed).isTrue();
        assertThat(loop.timers().size()).isZero();
        assertThat(link.isReady(1_000)).isFalse();
    }

    @Test
    void whatADroppedConnectionStillTellsIsIgnored() throws Exception {
        send(0);
        var old = channels.getFirst();
        link.moveTo(new PeerAddress(2, "127.0.0.1", 9999), 10);
        assertThat(answers).containsExactly(new Lost("moved to 127.0.0.1:9999"));
        send(10);

        old.events.answered(0, new HeartbeatResponseData(), null);
        old.events.lost("closed");
        loop.turn(20);

        assertThat(answers).hasSize(1);
        assertThat(old.closed).isTrue();
        assertThat(channels).hasSize(2);
        assertThat(channels.getLast().to.port()).isEqualTo(9999);
    }

    @Test
    void whoHearsOfALossMaySendAgainAtOnceAndIsRefused() throws Exception {
        var again = new ArrayList<Boolean>();
        link.send(
                ApiKeys.HEARTBEAT,
                new HeartbeatRequestData(),
                0,
                (answer, nowMs) -> again.add(send(nowMs)));

        channels.getFirst().events.lost("cut");
        loop.turn(0);

        assertThat(again).containsExactly(false);
        assertThat(channels).hasSize(1);
    }

    @Test
    void aClosedLinkTakesNothingAndLosesTheRest() {
        send(0);

        link.close(5);

        assertThat(answers).containsExactly(new Lost("link closed"));
        assertThat(send(6)).isFalse();
        assertThat(channels.getFirst().closed).isTrue();
    }

    private boolean send(long nowMs) {
        return link.send(
                ApiKeys.HEARTBEAT,
                new HeartbeatRequestData(),
                nowMs,
                (answer, atMs) -> answers.add(answer));
    }

    private final class PlayedNetwork implements Network {
        @Override
        public Listener listen(int port, Edge edge) {
            throw new UnsupportedOperationException();
        }

        @Override
        public PeerChannel connect(PeerAddress to, PeerChannel.Events events) {
            var channel = new Played(to, events);
            channels.add(channel);
            return channel;
        }
    }

    private static final class Played implements PeerChannel {
        private final PeerAddress to;
        private final Events events;
        private final List<PeerRequest> sent = new ArrayList<>();
        private boolean closed;

        private Played(PeerAddress to, Events events) {
            this.to = to;
            this.events = events;
        }

        @Override
        public void send(PeerRequest request) {
            ApiMessage body = request.body();
            assertThat(body).isNotNull();
            sent.add(request);
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
