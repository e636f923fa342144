package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.testing.frames.Frames;
import io.logarium.engine.wire.ApiTable;
import io.logarium.engine.wire.ReplyEncoder;
import io.logarium.engine.wire.Request;
import io.logarium.engine.wire.RequestPreparer;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

/// Driven by one thread, as a simulation does.
class SessionTest {
    private final List<Request> requests = new ArrayList<>();
    private final List<EngineEvent> events = new ArrayList<>();
    private final List<String> replies = new ArrayList<>();

    @Test
    void aRequestReachesTheSinkWithItsCallerAndWhatWasPrepared() throws Exception {
        var session = session((api, version, body) -> "prepared " + api.name);

        boolean goOn = session.receive(heartbeat(5), 1234);

        assertThat(goOn).isTrue();
        var request = requests.getFirst();
        assertThat(request.api()).isEqualTo(ApiKeys.HEARTBEAT);
        assertThat(request.correlationId()).isEqualTo(5);
        assertThat(request.prepared()).isEqualTo("prepared Heartbeat");
        assertThat(request.receivedMs()).isEqualTo(1234);
        assertThat(request.caller().host()).isEqualTo("/127.0.0.1");
        assertThat(request.caller().listener()).isEqualTo("PLAINTEXT");
        assertThat(request.caller().softwareName()).isEqualTo("unknown");
    }

    @Test
    void fromApiVersionsOnTheCallerHasASoftwareName() throws Exception {
        var session = session(RequestPreparer.NONE);
        var body =
                new ApiVersionsRequestData()
                        .setClientSoftwareName("librdkafka")
                        .setClientSoftwareVersion("2.0.2");

        session.receive(Frames.content(Frames.of(ApiKeys.API_VERSIONS, 3, 1, body)), 0);
        session.receive(heartbeat(2), 0);

        assertThat(requests)
                .extracting(r -> r.caller().softwareName() + " " + r.caller().softwareVersion())
                .containsExactly("librdkafka 2.0.2", "librdkafka 2.0.2");
    }

    @Test
    void anUnreadableFrameHangsUpAfterTheAnswersBeforeIt() throws Exception {
        var session = session(RequestPreparer.NONE);
        session.receive(heartbeat(1), 0);

        boolean goOn = session.receive(ByteBuffer.wrap(new byte[] {0, 99}), 0);
        assertThat(goOn).isFalse();
        assertThat(session.next()).isEmpty();
        requests.getFirst().replyTo().answer(new HeartbeatResponseData());

        assertThat(session.next())
                .get()
                .isInstanceOfSatisfying(
                        Outgoing.Answer.class,
                        answer ->
                                assertThat(ReplyEncoder.toBytes(answer.reply()).remaining())
                                        .isEqualTo(4 + 4 + 1 + 4 + 2 + 1));
        assertThat(session.next()).contains(new Outgoing.HangUp("frame of 2 bytes"));
    }

    @Test
    void aRequestThatCannotBePreparedEndsTheConnectionAndReachesNobody() throws Exception {
        var session =
                session((api, version, body) -> {
                    throw new IllegalStateException("no such codec");
                });

        boolean goOn = session.receive(heartbeat(1), 0);

        assertThat(goOn).isFalse();
        assertThat(requests).isEmpty();
        assertThat(session.next()).get().isInstanceOf(Outgoing.HangUp.class);
    }

    @Test
    void roomEndsAtTheLimitAndComesBackWithEachAnswer() throws Exception {
        var session = session(RequestPreparer.NONE);
        for (int i = 0; i < 16; i++) {
            assertThat(session.hasRoom()).isTrue();
            session.receive(heartbeat(i), 0);
        }
        assertThat(session.hasRoom()).isFalse();

        requests.getFirst().replyTo().answerNothing();
        session.next();

        assertThat(session.hasRoom()).isTrue();
    }

    @Test
    void aClosedSessionIgnoresAnswersAndTellsItsEndOnce() throws Exception {
        var session = session(RequestPreparer.NONE);
        session.receive(heartbeat(1), 0);

        session.close("cable cut", 50);
        session.close("again", 60);
        requests.getFirst().replyTo().answer(new HeartbeatResponseData());

        assertThat(session.next()).isEmpty();
        assertThat(events)
                .containsExactly(
                        new EngineEvent.ConnectionOpened(7, 2, 77, "127.0.0.1", 5555),
                        new EngineEvent.ConnectionClosed(50, 2, 77, "test", "cable cut"));
    }

    @Test
    void theViewCountsRequestsAndBytes() throws Exception {
        var session = session(RequestPreparer.NONE);
        var frame = heartbeat(1);
        int size = frame.remaining();
        session.receive(frame, 0);

        assertThat(session.view().requests()).isEqualTo(1);
        assertThat(session.view().bytesIn()).isEqualTo(size + 4);
        assertThat(session.view().openedMs()).isEqualTo(7);
    }

    private Session session(RequestPreparer preparer) {
        var edge = new Edge(2, "PLAINTEXT", ApiTable.CLIENT, preparer, requests::add, events::add);
        return new Session(
                77,
                edge,
                NetworkLimits.DEFAULT,
                InetAddress.getLoopbackAddress(),
                5555,
                7,
                () -> replies.add("ready"));
    }

    private static ByteBuffer heartbeat(int correlationId) {
        return Frames.content(
                Frames.of(ApiKeys.HEARTBEAT, 4, correlationId, new HeartbeatRequestData()));
    }
}
