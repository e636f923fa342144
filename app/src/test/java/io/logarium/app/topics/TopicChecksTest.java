package io.logarium.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicChecksTest {
    private static final List<String> EXISTING = List.of("orders", "payments.created");

    @ParameterizedTest
    @ValueSource(strings = {"a", "new-orders", "payments.transactions.created", "A_1"})
    void legalNamesAreTaken(String name) {
        assertThat(TopicChecks.name(name, EXISTING)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', create.name.empty",
        "., create.name.dots",
        ".., create.name.dots",
        "bad name, create.name.letters",
        "заказы, create.name.letters",
        "orders, create.name.taken",
        "payments_created, create.name.collides",
    })
    void whatKafkaRefusesIsToldWhileTyping(String name, String textKey) {
        assertThat(TopicChecks.name(name, EXISTING)).contains(textKey);
    }

    @Test
    void aNameOf249CharactersIsTheLongest() {
        assertThat(TopicChecks.name("x".repeat(249), EXISTING)).isEmpty();
        assertThat(TopicChecks.name("x".repeat(250), EXISTING)).contains("create.name.long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "1.5", "10001", "three", "99999999999999"})
    void partitionsAreAWholeNumberFromOne(String text) {
        assertThat(TopicChecks.partitions(text)).contains("create.partitions.wrong");
    }

    @Test
    void partitionsAreNeverTakenAway() {
        assertThat(TopicChecks.morePartitions("3", 3)).contains("partitions.notMore");
        assertThat(TopicChecks.morePartitions("4", 3)).isEmpty();
    }

    @Test
    void thereAreAtMostAsManyReplicasAsBrokers() {
        assertThat(TopicChecks.replicationFactor("1", 1)).isEmpty();
        assertThat(TopicChecks.replicationFactor("2", 1)).contains("create.replication.many");
        assertThat(TopicChecks.replicationFactor("0", 1)).contains("create.replication.wrong");
    }

    @ParameterizedTest
    @CsvSource({
        "cleanup.policy, compact",
        "cleanup.policy, 'compact,delete'",
        "retention.ms, -1",
        "segment.bytes, 1048576",
        "flush.messages, 9223372036854775807",
        "retention.ms, ''",
    })
    void goodConfigsAreTaken(String name, String value) {
        assertThat(TopicChecks.config(name, value)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cleanup.policy, keep",
        "retention.ms, -2",
        "retention.ms, week",
        "segment.bytes, 1024",
        "min.insync.replicas, 0",
        "flush.messages, 9223372036854775808",
    })
    void badConfigsAreTold(String name, String value) {
        assertThat(TopicChecks.config(name, value)).isPresent();
    }
}
