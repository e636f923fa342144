package io.logarium.app.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.ClusterView.Contact;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.engine.event.EngineEvent;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DifferencesTest {
    @Test
    void brokerZeroThatLeadsIsToldLikeAnyOther() {
        var found =
                Differences.between(view(1_000, List.of(0, 1), 1), view(3_000, List.of(0, 1), 0));

        assertThat(found)
                .containsExactly(
                        new Happening.Told(
                                1_000,
                                new EngineEvent.LeaderElected(3_000, "orders", 0, 0, -1),
                                OptionalLong.empty()));
        assertThat(((Happening.Told) found.getFirst()).isExact()).isFalse();
    }

    @Test
    void brokerZeroThatGoesAndComesIsTold() {
        var both = view(1_000, List.of(0, 1), 1);
        var one = view(3_000, List.of(1), 1);

        assertThat(events(both, one)).contains(new EngineEvent.BrokerFenced(3_000, 0));
        assertThat(events(one, both)).contains(new EngineEvent.BrokerUnfenced(1_000, 0));
    }

    @Test
    void topicsThatComeGoAndGrowAreTold() {
        var empty =
                new ClusterView(
                        1,
                        500,
                        new Contact.Answering(),
                        "c",
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of());
        var there = view(1_000, List.of(), 1);

        assertThat(events(empty, there))
                .containsExactly(new EngineEvent.TopicCreated(1_000, "orders", 1, 2));
        assertThat(events(there, empty))
                .containsExactly(new EngineEvent.TopicDeleted(500, "orders"));
    }

    @Test
    void theSameIsrInAnotherOrderIsNoNews() {
        assertThat(events(view(1_000, List.of(0, 1), 1), view(3_000, List.of(1, 0), 1))).isEmpty();
    }

    @Test
    void aViewWithoutAnAnswerTellsNothing() {
        assertThat(Differences.between(ClusterView.EMPTY, view(1_000, List.of(0), 0))).isEmpty();
    }

    private static List<EngineEvent> events(ClusterView before, ClusterView now) {
        return Differences.between(before, now).stream()
                .map(h -> ((Happening.Told) h).event())
                .toList();
    }

    /// @param up brokers that are there, in sync in this order
    private static ClusterView view(long atMs, List<Integer> up, int leader) {
        var partition =
                new PartitionFacts(
                        0,
                        OptionalInt.of(leader),
                        OptionalInt.empty(),
                        List.of(1, 0),
                        up,
                        OptionalLong.of(0),
                        OptionalLong.of(5),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        List.of());
        return new ClusterView(
                atMs,
                atMs,
                new Contact.Answering(),
                "c",
                IntStream.range(0, 2)
                        .mapToObj(i -> new BrokerFacts(i, "h", 1, up.contains(i), ""))
                        .toList(),
                List.of(
                        new TopicFacts(
                                "orders", "id", false, List.of(partition), OptionalDouble.empty())),
                List.of(),
                Map.of());
    }
}
