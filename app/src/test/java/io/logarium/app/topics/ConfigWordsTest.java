package io.logarium.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigWordsTest {
    @ParameterizedTest
    @CsvSource({
        "retention.ms, 604800000, 604800000 (7 days)",
        "retention.ms, 86400000, 86400000 (1 day)",
        "segment.ms, 120000, 120000 (2 min)",
        "retention.ms, -1, -1 (no limit)",
        "flush.ms, 9223372036854775807, 9223372036854775807 (no limit)",
        "cleanup.policy, compact, compact",
        "min.insync.replicas, 2, 2",
        "linger.ms, 5, 5",
    })
    void aValueStandsAsKafkaWritesItAndThenInWords(String name, String value, String shown) {
        assertThat(ConfigWords.shown(name, value)).isEqualTo(shown);
    }
}
