package io.logarium.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrokerConfigTest {
    @Test
    void takesSettingsUnderKafkasNames() {
        var parsed = BrokerConfig.parse(List.of("num.partitions=4", " log.retention.ms = -1 "));

        assertThat(parsed)
                .isEqualTo(
                        new BrokerConfig.Taken(
                                new java.util.TreeMap<>(
                                        Map.of("num.partitions", "4", "log.retention.ms", "-1"))));
    }

    @Test
    void saysWhatIsWrongWhyAndWhatToDo() {
        assertThat(problem("num.partition=4"))
                .isEqualTo(
                        "There is no setting num.partition. Kafka's brokers do not know it. Did you"
                                + " mean num.partitions?");
        assertThat(problem("num.partitions=0"))
                .isEqualTo(
                        "\"0\" is not a value of num.partitions. It must be a whole number, at least"
                                + " 1. Give another one, such as 1.");
        assertThat(problem("log.retention.ms=soon"))
                .isEqualTo(
                        "\"soon\" is not a value of log.retention.ms. It must be a whole number."
                                + " Give another one.");
        assertThat(problem("ssl.keystore.location=/x"))
                .isEqualTo(
                        "ssl.keystore.location cannot be set. Kafka has this setting, but Logarium"
                                + " does nothing that it could change. Leave it out.");
        assertThat(problem("retention.ms=5"))
                .isEqualTo(
                        "retention.ms is not a setting of a broker. It is a setting of a topic. Set"
                                + " it on the topic, or log.retention.ms for all topics.");
        assertThat(problem("4"))
                .isEqualTo(
                        "\"4\" is not a setting. A setting is a name and a value with = between"
                                + " them. Write it as num.partitions=3.");
        assertThat(problem("zzzzzzzzzzzzzzzzzzzzzzzzzzz=1")).contains("Look for its name");
    }

    @Test
    void tellsEveryProblemAtOnce() {
        var parsed = BrokerConfig.parse(List.of("a=1", "num.partitions=2", "b=2"));

        assertThat(parsed)
                .isInstanceOfSatisfying(
                        BrokerConfig.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(ConfigProblem::key)
                                        .containsExactly("a", "b"));
    }

    @Test
    void theFirstLayerThatHasAValueWins() {
        var key = ConfigTable.BROKER.key("message.max.bytes", Integer.class);
        var plain = BrokerConfig.of(1, Map.of());
        var given = BrokerConfig.of(1, Map.of("message.max.bytes", "2000"));

        assertThat(plain.get(key)).isEqualTo(1048588);
        assertThat(given.get(key)).isEqualTo(2000);
        assertThat(given.withDynamic(Map.of("message.max.bytes", "3000"), Map.of()).get(key))
                .isEqualTo(3000);
        assertThat(
                        given.withDynamic(
                                        Map.of("message.max.bytes", "3000"),
                                        Map.of("message.max.bytes", "4000"))
                                .get(key))
                .isEqualTo(4000);
    }

    @Test
    void ourOwnDefaultsFollowTheNumberOfBrokers() {
        assertThat(BrokerConfig.of(1, Map.of()).intValue("default.replication.factor"))
                .isEqualTo(1);
        assertThat(BrokerConfig.of(2, Map.of()).intValue("default.replication.factor"))
                .isEqualTo(2);
        assertThat(BrokerConfig.of(7, Map.of()).intValue("default.replication.factor"))
                .isEqualTo(3);
        assertThat(BrokerConfig.of(3, Map.of()).intValue("min.insync.replicas")).isEqualTo(2);
        assertThat(BrokerConfig.of(1, Map.of()).intValue("num.partitions")).isEqualTo(1);
        assertThat(
                        BrokerConfig.of(3, Map.of("default.replication.factor", "1"))
                                .intValue("default.replication.factor"))
                .isEqualTo(1);
    }

    @Test
    void aReasonIsKeptForEveryDifferentDefault() {
        assertThat(DifferentDefault.reasonFor("offsets.topic.num.partitions")).isPresent();
        assertThat(DifferentDefault.reasonFor("num.partitions")).isEmpty();
        assertThat(DifferentDefault.of(3))
                .noneMatch(d ->
                        d.kafka().equals(d.ours())
                                && !d.key().endsWith("replication.factor")
                                && !d.key().endsWith("min.isr"));
    }

    private static String problem(String assignment) {
        return switch (BrokerConfig.parse(List.of(assignment))) {
            case BrokerConfig.Taken taken -> "taken: " + taken;
            case BrokerConfig.Refused refused -> refused.problems().getFirst().message();
        };
    }
}
