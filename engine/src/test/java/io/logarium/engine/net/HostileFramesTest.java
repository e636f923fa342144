package io.logarium.engine.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.frames.EchoBroker;
import io.logarium.engine.testing.frames.Frames;
import io.logarium.engine.testing.frames.RawClient;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What Apache Kafka 4.3.1 did with each of these frames was recorded; the same must happen here.
class HostileFramesTest {
    private static final byte[] CLIENT_ID = {0, 1, 'p'};

    private EchoBroker broker;

    @BeforeEach
    void start() throws IOException {
        broker = new EchoBroker();
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void lengthsThatAreLiesCloseTheConnection() throws IOException {
        assertCloses("length -1", Frames.withLength(-1, Frames.raw()));
        assertCloses("length 0", Frames.raw());
        assertCloses("2^31-1", Frames.withLength(Integer.MAX_VALUE, frame(18, 0)));
        assertCloses("200 MB", Frames.withLength(200 << 20, Frames.raw((short) 18)));
    }

    @Test
    void headersThatAreWrongCloseTheConnection() throws IOException {
        assertCloses("cut short", Frames.raw((short) 18, (byte) 0));
        assertCloses("api key 9999", frame(9999, 0));
        assertCloses("api key -1", frame(-1, 0));
        assertCloses("LeaderAndIsr", frame(4, 0));
        assertCloses("Vote on the client port", frame(52, 0, new byte[20]));
        assertCloses("ApiVersions v99 without tags", frame(18, 99));
        assertCloses("Metadata v99", frame(3, 99, (byte) 0));
    }

    @Test
    void versionsThatWereDroppedCloseTheConnection() throws IOException {
        assertCloses("Produce v2", frame(0, 2, (short) 1, 1000, 0));
        assertCloses("Fetch v3", frame(1, 3, -1, 0, 0, 1, 0));
        assertCloses("ListOffsets v0", frame(2, 0, -1, 0));
    }

    @Test
    void bodiesThatLieCloseTheConnection() throws IOException {
        assertCloses("compact array", frame(3, 9, (byte) 0, new byte[] {-1, -1, -1, -1, 7}));
        assertCloses("array", frame(3, 1, Integer.MAX_VALUE));
        var endless = new byte[10];
        Arrays.fill(endless, (byte) -1);
        assertCloses("varint", frame(3, 9, (byte) 0, endless));
        assertCloses(
                "string", Frames.raw((short) 3, (short) 1, 7, (short) 30000, new byte[] {'p'}));
    }

    @Test
    void whatKafkaAnswersIsAnswered() throws IOException {
        var software = new byte[] {2, 'a', 2, '1', 0};
        var badSoftware = new byte[] {2, '-', 2, '1', 0};
        assertAnswers("ApiVersions v99", 16, 35, frame(18, 99, (byte) 0, software));
        assertAnswers("ApiVersions v-1", 16, 35, frame(18, -1));
        assertAnswers("bad software name", 12, 42, frame(18, 3, (byte) 0, badSoftware));
        assertThat(send(frame(18, 0))).isPresent();
        assertThat(send(frame(3, 0, 0))).isPresent();
        assertThat(send(frame(3, 1, 0, new byte[50]))).isPresent();
    }

    @Test
    void anAnsweredMistakeLeavesTheConnectionOpen() throws IOException {
        try (var client = new RawClient(broker.port())) {
            client.send(frame(18, 99, (byte) 0));
            client.send(frame(18, 0));
            assertThat(client.read()).isPresent();
            assertThat(client.read()).isPresent();
        }
    }

    @Test
    void goodRequestsBeforeABadOneAreAnswered() throws IOException {
        try (var client = new RawClient(broker.port())) {
            client.send(ApiKeys.METADATA, 1, 1, new MetadataRequestData());
            client.send(ApiKeys.METADATA, 1, 2, new MetadataRequestData());
            client.send(frame(9999, 1));
            client.send(ApiKeys.METADATA, 1, 3, new MetadataRequestData());

            assertThat(client.read()).isPresent();
            assertThat(client.read()).isPresent();
            assertThat(client.read()).isEmpty();
        }
    }

    private void assertCloses(String what, byte[] frame) throws IOException {
        assertThat(send(frame)).as(what).isEmpty();
    }

    private void assertAnswers(String what, int size, int error, byte[] frame) throws IOException {
        var answer = send(frame).orElseThrow(() -> new AssertionError(what + ": closed"));
        assertThat(answer.remaining()).as(what).isEqualTo(size);
        assertThat(answer.getShort(4)).as(what).isEqualTo((short) error);
    }

    private Optional<ByteBuffer> send(byte[] frame) throws IOException {
        try (var client = new RawClient(broker.port())) {
            client.send(frame);
            return client.read();
        }
    }

    private static byte[] frame(int api, int version, Object... rest) {
        var parts = new Object[rest.length + 4];
        parts[0] = (short) api;
        parts[1] = (short) version;
        parts[2] = 7;
        parts[3] = CLIENT_ID;
        System.arraycopy(rest, 0, parts, 4, rest.length);
        return Frames.raw(parts);
    }
}
