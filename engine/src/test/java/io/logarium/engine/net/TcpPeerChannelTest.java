package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.testing.frames.EchoBroker;
import io.logarium.engine.testing.frames.Eventually;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestPreparer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

/// A broker's link to another broker over real sockets; both sides have their loop.
class TcpPeerChannelTest {
    private final ConcurrentLinkedQueue<PeerAnswer> answers = new ConcurrentLinkedQueue<>();

    @Test
    void requestsAreAnsweredOnTheAskersLoop() throws Exception {
        try (var asked = new EchoBroker(NetworkLimits.DEFAULT, RequestPreparer.NONE, this::answer);
                var asker = new EchoBroker()) {
            var link = link(asker, asked.port(), 64);
            for (int i = 0; i < 50; i++) {
                send(asker, link);
            }
            Eventually.that("all are answered", () -> answers.size() == 50);

            assertThat(answers)
                    .allSatisfy(answer -> {
                        var answered = (PeerAnswer.Answered) answer;
                        assertThat(((FetchResponseData) answered.body()).responses()).hasSize(1);
                        assertThat(answered.prepared()).isEqualTo("Fetch v18");
                    });
            assertThat(asked.listener().connections()).hasSize(1);
            assertThat(asked.listener().connections().getFirst().clientId()).isEqualTo("broker-1");
        }
    }

    @Test
    void aPeerThatDiesIsFoundAgainWhenItIsBack() throws Exception {
        try (var asker = new EchoBroker()) {
            var asked = new EchoBroker();
            var link = link(asker, asked.port(), 64);
            send(asker, link);
            Eventually.that("it is answered", () -> answers.size() == 1);
            asked.close();

            var tries = new AtomicInteger();
            try (var back = new EchoBroker()) {
                asker.loop()
                        .submit(nowMs ->
                                link.moveTo(new PeerAddress(0, "127.0.0.1", back.port()), nowMs));
                Eventually.that(
                        "it is answered again",
                        () -> {
                            tries.incrementAndGet();
                            sendQuietly(asker, link);
                            return answers.stream()
                                            .filter(a -> a instanceof PeerAnswer.Answered)
                                            .count()
                                    > 1;
                        });
            }
            assertThat(tries.get()).isPositive();
        }
    }

    @Test
    void aRefusedConnectionIsALoss() throws Exception {
        int nobodyThere;
        try (var gone = new EchoBroker()) {
            nobodyThere = gone.port();
        }
        try (var asker = new EchoBroker()) {
            send(asker, link(asker, nobodyThere, 64));

            Eventually.that("it is told", () -> answers.size() == 1);

            assertThat(answers.peek())
                    .isInstanceOfSatisfying(
                            PeerAnswer.Lost.class,
                            lost -> assertThat(lost.why()).contains("refused"));
        }
    }

    @Test
    void onlyThisMachineIsEverConnectedTo() throws Exception {
        try (var asker = new EchoBroker()) {
            var link =
                    new PeerLink(
                            asker.network(),
                            new PeerAddress(0, "192.0.2.1", 9092),
                            "broker-1",
                            asker.loop(),
                            Chance.seeded(1),
                            PeerLimits.DEFAULT,
                            PeerLink.AnswerPreparer.NONE);
            send(asker, link);

            Eventually.that("it is told", () -> answers.size() == 1);

            assertThat(answers.peek())
                    .isInstanceOfSatisfying(
                            PeerAnswer.Lost.class,
                            lost ->
                                    assertThat(lost.why())
                                            .contains("not an address of this machine"));
        }
    }

    @Test
    void anAnswerThatCannotBeReadIsALoss() throws Exception {
        try (var asked =
                        new EchoBroker(
                                NetworkLimits.DEFAULT,
                                RequestPreparer.NONE,
                                request -> request.replyTo().answer(new HeartbeatResponseData()));
                var asker = new EchoBroker()) {
            send(asker, link(asker, asked.port(), 64));

            Eventually.that("it is told", () -> answers.size() == 1);

            assertThat(answers.peek()).isInstanceOf(PeerAnswer.Lost.class);
        }
    }

    private PeerLink link(EchoBroker asker, int port, int maxInFlight) {
        return new PeerLink(
                asker.network(),
                new PeerAddress(0, "127.0.0.1", port),
                "broker-1",
                asker.loop(),
                Chance.seeded(1),
                new PeerLimits(maxInFlight, 30_000, 1, 5),
                (api, version, answer) -> "%s v%d".formatted(api.name, version));
    }

    private void send(EchoBroker asker, PeerLink link) throws InterruptedException {
        asker.loop()
                .submit(nowMs ->
                        link.send(
                                ApiKeys.FETCH,
                                new FetchRequestData(),
                                nowMs,
                                (answer, atMs) -> answers.add(answer)));
    }

    private void sendQuietly(EchoBroker asker, PeerLink link) {
        try {
            send(asker, link);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(Request request) {
        assertThat(request.body()).isInstanceOf(FetchRequestData.class);
        request.replyTo()
                .answer(
                        new FetchResponseData()
                                .setResponses(List.of(new FetchableTopicResponse())));
    }
}
