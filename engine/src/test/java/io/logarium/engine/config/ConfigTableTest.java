package io.logarium.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.config.TopicConfig;
import org.junit.jupiter.api.Test;

class ConfigTableTest {
    private static final List<ConfigTable> ALL =
            List.of(
                    ConfigTable.TOPIC,
                    ConfigTable.GROUP,
                    ConfigTable.BROKER,
                    ConfigTable.CLIENT_METRICS);

    @Test
    void everySettingHasHelpThatEndsAsASentence() {
        for (var table : ALL) {
            assertThat(table.keys()).allMatch(k -> k.help().length() > 20, "help");
            assertThat(table.keys()).allMatch(k -> k.help().endsWith("."), "full stop");
        }
    }

    @Test
    void everyDefaultPassesItsOwnCheck() {
        for (var table : ALL) {
            for (var key : table.keys()) {
                key.kafkaDefault()
                        .ifPresent(d -> assertThat(key.complaint(d)).as(key.name()).isEmpty());
            }
        }
        for (int brokers = 1; brokers <= 7; brokers++) {
            for (var different : DifferentDefault.of(brokers)) {
                var key = ConfigTable.BROKER.find(different.key()).orElseThrow();
                assertThat(key.complaint(different.ours())).as(key.name()).isEmpty();
                assertThat(different.reason()).endsWith(".");
            }
        }
    }

    @Test
    void theTopicSettingsAreThoseThatKafkaNames() throws IllegalAccessException {
        var named = new TreeSet<String>();
        for (var field : TopicConfig.class.getFields()) {
            if (field.getName().endsWith("_CONFIG")) {
                named.add(String.valueOf(field.get(null)));
            }
        }
        var ours = new TreeSet<String>();
        ConfigTable.TOPIC.keys().forEach(k -> ours.add(k.name()));
        // Newer than 4.3, the version whose settings these are, and gone before it.
        named.removeIf(n -> n.startsWith("remote.copy.lag.") || n.startsWith("errors."));
        named.remove("max.decompressed.message.bytes");
        named.remove("message.downconversion.enable");

        assertThat(ours).containsAll(List.of("leader.replication.throttled.replicas"));
        ours.removeIf(n -> n.endsWith(".replication.throttled.replicas"));
        assertThat(ours).isEqualTo(named);
    }

    @Test
    void everyBrokerSettingThatATopicOrGroupLeansOnExists() {
        for (var table : List.of(ConfigTable.TOPIC, ConfigTable.GROUP)) {
            for (var key : table.keys()) {
                for (var brokerKey : key.brokerKeys()) {
                    assertThat(ConfigTable.BROKER.find(brokerKey.name()))
                            .as(brokerKey.name())
                            .isPresent();
                }
            }
        }
    }

    @Test
    void aSettingAndOneThatIsNotHereAreNeverTheSame() {
        for (var name : SettingsFile.notHere()) {
            assertThat(ConfigTable.BROKER.find(name)).as(name).isEmpty();
        }
    }

    @Test
    void complaintsAreKafkas() {
        assertThat(complaint("segment.bytes", "10"))
                .isEqualTo(
                        "Invalid value 10 for configuration segment.bytes: Value must be at least"
                                + " 1048576");
        assertThat(complaint("retention.ms", "soon"))
                .isEqualTo(
                        "Invalid value soon for configuration retention.ms: Not a number of type"
                                + " LONG");
        assertThat(complaint("cleanup.policy", "compact,burn"))
                .isEqualTo(
                        "Invalid value burn for configuration cleanup.policy: String must be one"
                                + " of: compact, delete");
        assertThat(complaint("compression.gzip.level", "0")).contains("between 1 and 9");
        assertThat(complaint("min.cleanable.dirty.ratio", "2")).contains("no more than 1");
        assertThat(complaint("leader.replication.throttled.replicas", "a")).contains("literal '*'");
        for (var fine : List.of("*", "0:1,1:2", "")) {
            assertThat(
                            ConfigTable.TOPIC
                                    .find("leader.replication.throttled.replicas")
                                    .orElseThrow()
                                    .complaint(fine))
                    .isEmpty();
        }
    }

    private static String complaint(String key, String value) {
        return ConfigTable.TOPIC.find(key).orElseThrow().complaint(value).orElseThrow();
    }
}
