package io.logarium.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopicConfigTest {
    private static final BrokerConfig PLAIN = BrokerConfig.of(1, Map.of());

    @Test
    void defaultsAreKafkas() {
        var config = TopicConfig.of(Map.of(), PLAIN);

        assertThat(config.retentionMs()).isEqualTo(604_800_000);
        assertThat(config.segmentMs()).isEqualTo(604_800_000);
        assertThat(config.segmentBytes()).isEqualTo(1 << 30);
        assertThat(config.delete()).isTrue();
        assertThat(config.compact()).isFalse();
        assertThat(config.maxMessageBytes()).isEqualTo(1_048_588);
        assertThat(config.minInSyncReplicas()).isEqualTo(1);
        assertThat(config.logAppendTime()).isFalse();
        assertThat(config.compressionType()).isEqualTo("producer");
    }

    @Test
    void theTopicsOwnSettingComesFirst() {
        var broker = BrokerConfig.of(1, Map.of("log.segment.bytes", "2000000"));

        assertThat(TopicConfig.of(Map.of(), broker).segmentBytes()).isEqualTo(2_000_000);
        assertThat(TopicConfig.of(Map.of("segment.bytes", "3000000"), broker).segmentBytes())
                .isEqualTo(3_000_000);
    }

    @Test
    void brokersGiveTimesInSeveralUnits() {
        var hours = BrokerConfig.of(1, Map.of("log.retention.hours", "2"));
        var minutes =
                BrokerConfig.of(
                        1, Map.of("log.retention.hours", "2", "log.retention.minutes", "3"));
        var forEver = BrokerConfig.of(1, Map.of("log.retention.hours", "-1"));
        var roll = BrokerConfig.of(1, Map.of("log.roll.hours", "1", "log.roll.jitter.hours", "2"));

        assertThat(TopicConfig.of(Map.of(), hours).retentionMs()).isEqualTo(7_200_000);
        assertThat(TopicConfig.of(Map.of(), minutes).retentionMs()).isEqualTo(180_000);
        assertThat(TopicConfig.of(Map.of(), forEver).retentionMs()).isEqualTo(-1);
        assertThat(TopicConfig.of(Map.of(), roll).segmentMs()).isEqualTo(3_600_000);
        assertThat(TopicConfig.of(Map.of(), roll).segmentJitterMs()).isEqualTo(7_200_000);
    }

    @Test
    void policiesMayBeBothOrNeither() {
        var both = TopicConfig.of(Map.of("cleanup.policy", "compact,delete"), PLAIN);
        var neither = TopicConfig.of(Map.of("cleanup.policy", ""), PLAIN);

        assertThat(both.compact() && both.delete()).isTrue();
        assertThat(neither.compact() || neither.delete()).isFalse();
    }

    /// What a real Kafka 4.3.1 tells of the same settings.
    @Test
    void tellsWhereAValueComesFromAsKafkaDoes() {
        var broker =
                BrokerConfig.of(
                                1,
                                Map.of("log.segment.bytes", "2000000", "log.retention.hours", "2"))
                        .withDynamic(Map.of("log.segment.bytes", "3000000"), Map.of());

        assertThat(told(Map.of("segment.bytes", "4000000"), broker, "segment.bytes"))
                .isEqualTo(
                        "4000000 TOPIC_CONFIG [segment.bytes=4000000 TOPIC_CONFIG,"
                                + " log.segment.bytes=3000000 DYNAMIC_DEFAULT_BROKER_CONFIG,"
                                + " log.segment.bytes=2000000 STATIC_BROKER_CONFIG,"
                                + " log.segment.bytes=1073741824 DEFAULT_CONFIG]");
        // Only the first unit counts for the source, so hours look like a default.
        assertThat(told(Map.of(), broker, "retention.ms")).isEqualTo("7200000 DEFAULT_CONFIG []");
        assertThat(told(Map.of(), broker, "flush.ms"))
                .isEqualTo("9223372036854775807 DEFAULT_CONFIG []");
        assertThat(told(Map.of(), broker, "cleanup.policy"))
                .isEqualTo("delete DEFAULT_CONFIG [log.cleanup.policy=delete DEFAULT_CONFIG]");
    }

    private static String told(Map<String, String> overrides, BrokerConfig broker, String name) {
        return ConfigEntries.ofTopic(overrides, broker).stream()
                .filter(e -> e.key().name().equals(name))
                .map(e ->
                        e.value()
                                + " "
                                + e.source()
                                + " "
                                + e.synonyms().stream()
                                        .map(s -> s.name() + "=" + s.value() + " " + s.source())
                                        .collect(Collectors.joining(", ", "[", "]")))
                .findFirst()
                .orElseThrow();
    }
}
