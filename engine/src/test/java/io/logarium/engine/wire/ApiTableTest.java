package io.logarium.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.message.ApiMessageType.ListenerType;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Test;

class ApiTableTest {
    /// Spelled out, so that a new version of kafka-clients cannot widen them unseen.
    private static final String ADVERTISED =
            "0:0-13 1:4-18 2:1-11 3:0-13 8:2-10 9:1-10 10:0-6 11:0-9 12:0-4 13:0-5 14:0-5 15:0-6 16:0-5"
                    + " 17:0-1 18:0-5 19:2-7 20:1-6 21:0-2 22:0-5 23:2-4 32:1-4 33:0-2 35:1-5 37:0-3 42:0-3"
                    + " 43:0-2 44:0-1 45:0-1 46:0-0 47:0-0 55:0-2 60:0-2 61:0-0 64:0-0 68:0-1 69:0-1 74:0-1"
                    + " 75:0-0";

    @Test
    void clientsAreToldWhatIsImplementedAndNothingElse() {
        assertThat(told(ApiTable.CLIENT)).isEqualTo(ADVERTISED);
    }

    @Test
    void whatIsToldIsServedSaveTheOldProduce() {
        for (var range : ApiTable.CLIENT.advertised()) {
            var api = ApiKeys.forId(range.apiKey());
            for (int version = range.minVersion(); version <= range.maxVersion(); version++) {
                boolean oldProduce = api == ApiKeys.PRODUCE && version < 3;
                assertThat(ApiTable.CLIENT.serves(api, (short) version))
                        .as("%s v%d", api, version)
                        .isEqualTo(!oldProduce);
            }
        }
    }

    @Test
    void everyListenerServesOnlyWhatKafkaServesOnIt() {
        assertThat(ApiKeys.apisForListener(ListenerType.BROKER))
                .containsAll(ApiTable.CLIENT.served());
        assertThat(ApiKeys.apisForListener(ListenerType.CONTROLLER))
                .containsAll(ApiTable.CONTROLLER.served());
    }

    @Test
    void clientsCannotVote() {
        assertThat(List.of(ApiKeys.VOTE, ApiKeys.BROKER_REGISTRATION, ApiKeys.ALTER_PARTITION))
                .noneMatch(api -> ApiTable.CLIENT.serves(api, api.latestVersion(false)));
    }

    private static String told(ApiTable table) {
        return table.advertised().stream()
                .map(r -> "%d:%d-%d".formatted(r.apiKey(), r.minVersion(), r.maxVersion()))
                .collect(Collectors.joining(" "));
    }
}
