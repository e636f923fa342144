package io.logarium.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.frames.Frames;
import java.nio.ByteBuffer;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestDecoderTest {
    private static final byte[] CLIENT_ID = {0, 1, 'p'};

    private final RequestDecoder decoder = new RequestDecoder(ApiTable.CLIENT);

    @Test
    void aRequestOfEveryServedVersionIsRead() {
        for (var api : ApiTable.CLIENT.served()) {
            for (short version : api.allVersions()) {
                if (!ApiTable.CLIENT.serves(api, version)) {
                    continue;
                }
                var body = api.messageType.newRequest();
                switch (body) {
                    case ApiVersionsRequestData versions when version >= 3 ->
                            versions.setClientSoftwareName("test").setClientSoftwareVersion("1");
                    case JoinGroupRequestData join when version == 0 ->
                            join.setRebalanceTimeoutMs(join.sessionTimeoutMs());
                    default -> {}
                }

                var decoded = decode(Frames.of(api, version, 9, body));

                assertThat(decoded).isEqualTo(new Decoded.Call(api, version, 9, "test", body));
            }
        }
    }

    @Test
    void aMissingClientIdIsEmpty() {
        var decoded = decode(Frames.raw((short) 3, (short) 1, 7, (short) -1, 0));

        assertThat(decoded).isInstanceOf(Decoded.Call.class);
        assertThat(((Decoded.Call) decoded).clientId()).isEmpty();
    }

    @Test
    void whatFollowsACompleteRequestIsIgnored() {
        var decoded = decode(frame(3, 1, 0, new byte[50]));

        assertThat(decoded)
                .isEqualTo(
                        new Decoded.Call(
                                ApiKeys.METADATA,
                                (short) 1,
                                7,
                                "p",
                                new MetadataRequestData()
                                        .setTopics(java.util.List.of())
                                        .setAllowAutoTopicCreation(true)));
    }

    @ParameterizedTest
    @ValueSource(shorts = {6, 99, Short.MAX_VALUE, -1, Short.MIN_VALUE})
    void apiVersionsOfAnUnknownVersionIsAnsweredInVersion0(short version) {
        var decoded = decode(frame(18, version, (byte) 0, new byte[] {2, 'a', 2, '1', 0}));

        assertThat(decoded).isInstanceOf(Decoded.AnswerNow.class);
        var reply = ((Decoded.AnswerNow) decoded).reply();
        assertThat(reply.version()).isZero();
        var body = (ApiVersionsResponseData) reply.body();
        assertThat(body.errorCode()).isEqualTo((short) 35);
        assertThat(body.apiKeys()).hasSize(1);
        assertThat(body.apiKeys().find((short) 18).maxVersion()).isEqualTo((short) 5);
        assertThat(ReplyEncoder.toBytes(reply).remaining()).isEqualTo(4 + 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "", "a b", "a-", ".a", "ä"})
    void apiVersionsWithABadSoftwareNameIsAnInvalidRequest(String name) {
        var body =
                new ApiVersionsRequestData()
                        .setClientSoftwareName(name)
                        .setClientSoftwareVersion("1");

        var decoded = decode(Frames.of(ApiKeys.API_VERSIONS, 3, 7, body));

        assertThat(decoded).isInstanceOf(Decoded.AnswerNow.class);
        var reply = ((Decoded.AnswerNow) decoded).reply();
        assertThat(((ApiVersionsResponseData) reply.body()).errorCode()).isEqualTo((short) 42);
        assertThat(ReplyEncoder.toBytes(reply).remaining()).isEqualTo(4 + 12);
    }

    @Test
    void whatKafkaClosesForIsClosedFor() {
        assertCloses("header cut short", Frames.raw((short) 18, (byte) 0));
        assertCloses("nothing at all", Frames.raw());
        assertCloses("api key 9999", frame(9999, 0));
        assertCloses("api key -1", frame(-1, 0));
        assertCloses("Produce v2, dropped by KIP-896", frame(0, 2, (short) 1, 1000, 0));
        assertCloses("Fetch v3", frame(1, 3, -1, 0, 0, 1, 0));
        assertCloses("ListOffsets v0", frame(2, 0, -1, 0));
        assertCloses("Metadata of the future", frame(3, 99, 0));
        assertCloses("Metadata of a negative version", frame(3, -1, 0));
        assertCloses(
                "an array of 2^31-1, compact",
                frame(3, 9, (byte) 0, new byte[] {-1, -1, -1, -1, 7}));
        assertCloses("an array of 2^31-1", frame(3, 1, Integer.MAX_VALUE));
        assertCloses("an unfinished varint", frame(3, 9, (byte) 0, tenTimesFf()));
        assertCloses(
                "a string longer than the rest",
                Frames.raw((short) 3, (short) 1, 7, (short) 30000, new byte[] {'p'}));
        assertCloses("LeaderAndIsr", frame(4, 0));
        assertCloses("Vote on the client port", frame(52, 0, new byte[20]));
        assertCloses("an API that is not implemented", frame(68, 0, new byte[20]));
        assertCloses("an unstable version", frame(22, 6, new byte[40]));
    }

    @Test
    void theQuorumListenerServesVote() {
        var body = ApiKeys.VOTE.messageType.newRequest();

        var decoded =
                new RequestDecoder(ApiTable.CONTROLLER)
                        .decode(Frames.content(Frames.of(ApiKeys.VOTE, 2, 1, body)));

        assertThat(decoded).isInstanceOf(Decoded.Call.class);
    }

    private void assertCloses(String what, byte[] frame) {
        assertThat(decode(frame)).as(what).isInstanceOf(Decoded.CloseWith.class);
    }

    private Decoded decode(byte[] frame) {
        ByteBuffer content = Frames.content(frame);
        return decoder.decode(content);
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

    private static byte[] tenTimesFf() {
        var bytes = new byte[10];
        java.util.Arrays.fill(bytes, (byte) -1);
        return bytes;
    }
}
