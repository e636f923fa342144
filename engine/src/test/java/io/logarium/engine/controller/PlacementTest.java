package io.logarium.engine.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class PlacementTest {
    @Seeds(100)
    void aPartitionHasEachBrokerOnceAndALeaderThatIsNotFenced(long seed) {
        var chance = Chance.seeded(seed);
        var brokers = new ArrayList<BrokerImage>();
        int count = 1 + chance.nextInt(9);
        for (int id = 0; id < count; id++) {
            boolean fenced = id > 0 && chance.happens(0.3);
            brokers.add(broker(id, "rack" + chance.nextInt(3), fenced));
        }
        int factor = 1 + chance.nextInt(count);

        var placed = new Placement(brokers, chance).place(50, factor);

        for (var replicas : placed) {
            assertThat(new HashSet<>(replicas)).hasSize(factor);
            assertThat(brokers.get(replicas.getFirst()).fenced()).isFalse();
        }
    }

    @Seeds(50)
    void replicasOfAPartitionAreInDifferentRacks(long seed) {
        var brokers = new ArrayList<BrokerImage>();
        for (int id = 0; id < 9; id++) {
            brokers.add(broker(id, "rack" + id % 3, false));
        }

        var placed = new Placement(brokers, Chance.seeded(seed)).place(27, 3);

        for (var replicas : placed) {
            assertThat(replicas).extracting(id -> id % 3).doesNotHaveDuplicates();
        }
    }

    @Seeds(50)
    void leadersAndReplicasAreSpreadEvenly(long seed) {
        var brokers = new ArrayList<BrokerImage>();
        for (int id = 0; id < 6; id++) {
            brokers.add(broker(id, "rack" + id % 3, false));
        }

        var placed = new Placement(brokers, Chance.seeded(seed)).place(60, 3);

        assertThat(counts(placed.stream().map(List::getFirst).toList()))
                .containsOnlyKeys(0, 1, 2, 3, 4, 5);
        assertThat(counts(placed.stream().map(List::getFirst).toList()).values())
                .allMatch(n -> n == 10);
        assertThat(counts(placed.stream().flatMap(List::stream).toList()).values())
                .allMatch(n -> n >= 24 && n <= 36);
    }

    @Test
    void fencedBrokersComeLast() {
        var brokers = List.of(broker(0, "", true), broker(1, "", false), broker(2, "", false));

        var placed = new Placement(brokers, Chance.seeded(3)).place(10, 2);

        assertThat(placed).allMatch(replicas -> !replicas.contains(0));
        assertThat(new Placement(brokers, Chance.seeded(3)).place(4, 3))
                .allMatch(replicas -> replicas.indexOf(0) == 2);
    }

    @Test
    void chanceDecidesWhereItStartsAndNothingElseDoes() {
        var brokers = List.of(broker(0, "", false), broker(1, "", false), broker(2, "", false));

        assertThat(new Placement(brokers, Chance.seeded(5)).place(9, 2))
                .isEqualTo(new Placement(brokers, Chance.seeded(5)).place(9, 2));
    }

    private static Map<Integer, Long> counts(List<Integer> ids) {
        return ids.stream()
                .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
    }

    private static BrokerImage broker(int id, String rack, boolean fenced) {
        return new BrokerImage(
                id,
                id,
                new Uuid(1, id),
                List.of(),
                Map.of(),
                rack.isEmpty() ? Optional.empty() : Optional.of(rack),
                fenced,
                false,
                List.of(),
                Optional.empty());
    }
}
