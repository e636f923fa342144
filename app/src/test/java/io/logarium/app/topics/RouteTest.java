package io.logarium.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.TopicFacts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteTest {
    @Test
    void aKeyGoesByItsHashWithoutTheSignModuloThePartitions() {
        var route = (Route.ByKey) route(Payload.text("user_007"), OptionalInt.empty(), 3);

        assertThat(route.hash()).isEqualTo(0xb7711614);
        assertThat(route.positive()).isEqualTo(930_158_100);
        assertThat(route.target().partition()).isEqualTo(0);
        assertThat(route.target().leader().orElseThrow().address()).isEqualTo("localhost:9092");
        assertThat(route.target().nextOffset()).hasValue(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "user_001", "Марина", "order-4711", "9f3c1b20"})
    void itIsThePartitionThatTheKafkaProducerTakes(String key) {
        var route = (Route.ByKey) route(Payload.text(key), OptionalInt.empty(), 7);

        assertThat(route.target().partition())
                .isEqualTo(
                        BuiltInPartitioner.partitionForKey(
                                key.getBytes(StandardCharsets.UTF_8), 7));
    }

    @Test
    void withoutAKeyTheProducerStaysWithOnePartition() {
        assertThat(route(Payload.none(), OptionalInt.empty(), 3)).isEqualTo(new Route.Sticky(3));
    }

    @Test
    void aPartitionChosenByHandWinsOverTheKey() {
        var route = (Route.Chosen) route(Payload.text("user_007"), OptionalInt.of(2), 3);

        assertThat(route.target().partition()).isEqualTo(2);
    }

    @Test
    void aPartitionThatIsNotThereIsNowhere() {
        assertThat(route(Payload.none(), OptionalInt.of(3), 3)).isEqualTo(new Route.Nowhere());
    }

    private static Route route(Payload key, OptionalInt chosen, int partitions) {
        var topic =
                new TopicFacts(
                        "orders",
                        "id",
                        false,
                        IntStream.range(0, partitions).mapToObj(RouteTest::partition).toList(),
                        OptionalDouble.empty());
        var view =
                new ClusterView(
                        1,
                        0,
                        new ClusterView.Contact.Answering(),
                        "cluster",
                        List.of(new BrokerFacts(0, "localhost", 9092, true, "")),
                        List.of(topic),
                        List.of(),
                        Map.of());
        return Route.of(key, chosen, topic, view);
    }

    private static PartitionFacts partition(int index) {
        return new PartitionFacts(
                index,
                OptionalInt.of(0),
                OptionalInt.of(0),
                List.of(0),
                List.of(0),
                OptionalLong.of(0),
                OptionalLong.of(100),
                OptionalLong.of(100),
                OptionalLong.of(100),
                List.of());
    }
}
