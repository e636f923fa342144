package io.logarium.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
    @Test
    void kafkasOwnNameOfTheErrorIsKept() {
        var problem =
                Problems.of(
                        new ExecutionException(new NotEnoughReplicasException("isr is 1")),
                        "orders-0");

        assertThat(problem.kind()).isEqualTo(ProblemKind.NOT_ENOUGH_REPLICAS);
        assertThat(problem.code()).isEqualTo("NOT_ENOUGH_REPLICAS");
        assertThat(problem.subject()).isEqualTo("orders-0");
        assertThat(problem.said()).isEqualTo("isr is 1");
        assertThat(problem.details()).contains("NotEnoughReplicasException");
    }

    @Test
    void aTopicThatExistsIsNoTimeout() {
        assertThat(Problems.of(new TopicExistsException("Topic 'a' already exists."), "a").kind())
                .isEqualTo(ProblemKind.TOPIC_EXISTS);
    }

    @Test
    void aProducerThatWaitsForATopicSaysThatThereIsNone() {
        var timeout = new TimeoutException("Topic nope not present in metadata after 5000 ms.");

        assertThat(Problems.of(timeout, "nope").kind()).isEqualTo(ProblemKind.TOPIC_UNKNOWN);
        assertThat(Problems.of(new TimeoutException("Timed out"), "a").kind())
                .isEqualTo(ProblemKind.NO_ANSWER);
    }

    @ParameterizedTest
    @EnumSource(Errors.class)
    void everyErrorOfKafkaBecomesAProblem(Errors error) {
        if (error != Errors.NONE) {
            assertThat(Problems.of(error.exception(), "x").kind()).isNotNull();
        }
    }

    @ParameterizedTest
    @EnumSource(ProblemKind.class)
    void everyKindIsToldInBothLanguages(ProblemKind kind) {
        for (var language : Language.values()) {
            assertThat(Texts.in(language, "problem." + kind + ".what", "orders")).isNotBlank();
            assertThat(Texts.in(language, "problem." + kind + ".now")).isNotBlank();
        }
    }
}
