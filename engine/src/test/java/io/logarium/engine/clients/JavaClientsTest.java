package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Clusters;
import io.logarium.engine.conformance.Target;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One program compiled against four releases of kafka-clients: it sees the same here and at a real Apache Kafka.
@Tag("clients")
@ExtendWith(Clusters.class)
class JavaClientsTest {
    @ParameterizedTest
    @ValueSource(strings = {"2.8.2", "3.9.1", "4.3.1", "4.4.0"})
    void seesTheSameFactsAsAtKafka(String release, Clusters.Reference kafka, Clusters.Ours ours) {
        assertThat(facts(release, ours.target())).isEqualTo(facts(release, kafka.target()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"4.3.1", "4.4.0"})
    void seesTheSameByTheConsumerProtocol(
            String release, Clusters.Reference kafka, Clusters.Ours ours) {
        assertThat(facts(release, ours.target(), "consumer"))
                .isEqualTo(facts(release, kafka.target(), "consumer"));
    }

    private static List<String> facts(String release, Target target, String... protocol) {
        var name = release + String.join("", protocol);
        var arguments =
                new ArrayList<>(List.of(target.bootstrap(), "java-" + name, "java-group-" + name));
        arguments.addAll(List.of(protocol));
        var output = Programs.java(release, arguments.toArray(String[]::new));
        assertThat(output.exit())
                .as("at %s: %s%s", target.name(), output.out(), output.err())
                .isZero();
        return output.lines();
    }
}
