package io.logarium.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.wire.FeatureLevels.Finalized;
import io.logarium.engine.wire.FeatureLevels.Supported;
import java.util.List;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class ApiVersionsAnswerTest {
    private static final FeatureLevels FEATURES =
            new FeatureLevels(
                    List.of(
                            new Supported("metadata.version", 7, 30),
                            new Supported("group.version", 0, 1)),
                    List.of(
                            new Finalized("metadata.version", 30),
                            new Finalized("group.version", 0)),
                    126);

    private final ApiVersionsAnswer answer = new ApiVersionsAnswer(ApiTable.CLIENT, "abc", 3);

    @Test
    void tellsApisAndFeatures() {
        var told = ask(new ApiVersionsRequestData(), 4);

        assertThat(told.errorCode()).isZero();
        assertThat(told.apiKeys()).isEqualTo(ApiTable.CLIENT.advertised());
        assertThat(told.supportedFeatures().find("group.version").maxVersion())
                .isEqualTo((short) 1);
        assertThat(told.finalizedFeatures().find("metadata.version").maxVersionLevel())
                .isEqualTo((short) 30);
        assertThat(told.finalizedFeaturesEpoch()).isEqualTo(126);
    }

    @Test
    void aFeatureAtLevelZeroIsNotFinalized() {
        assertThat(ask(new ApiVersionsRequestData(), 4).finalizedFeatures()).hasSize(1);
    }

    @Test
    void clientsBeforeVersion4AreSparedFeaturesThatStartAtZero() {
        var told = ask(new ApiVersionsRequestData(), 3);

        assertThat(told.supportedFeatures().find("group.version")).isNull();
        assertThat(told.supportedFeatures().find("metadata.version")).isNotNull();
    }

    @Test
    void aClientThatMeantAnotherNodeIsToldToStartAnew() {
        var meantNode2 = new ApiVersionsRequestData().setClusterId("abc").setNodeId(2);
        var meantUs = new ApiVersionsRequestData().setClusterId("abc").setNodeId(3);

        assertThat(ask(meantNode2, 5).errorCode()).isEqualTo(Errors.REBOOTSTRAP_REQUIRED.code());
        assertThat(ask(meantUs, 5).errorCode()).isZero();
    }

    @Test
    void canBeEncodedInEveryVersion() {
        for (short version = 0; version <= 5; version++) {
            var body = ask(new ApiVersionsRequestData(), version);
            var reply =
                    new Reply(
                            org.apache.kafka.common.protocol.ApiKeys.API_VERSIONS,
                            version,
                            1,
                            body);

            assertThat(ReplyEncoder.toBytes(reply).remaining()).isGreaterThan(100);
        }
    }

    private ApiVersionsResponseData ask(ApiVersionsRequestData request, int version) {
        return answer.to(request, (short) version, FEATURES);
    }
}
