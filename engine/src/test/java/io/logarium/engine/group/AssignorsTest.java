package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AssignorsTest {
    private static final Uuid ORDERS = new Uuid(0, 1);
    private static final Uuid PAYMENTS = new Uuid(0, 2);

    private final Assignor uniform = Assignor.named("uniform").orElseThrow();
    private final Assignor range = Assignor.named("range").orElseThrow();

    static LongStream seeds() {
        return LongStream.range(0, 50);
    }

    /// A group in the making.
    private static final class Case {
        final TreeMap<String, NavigableSet<Uuid>> subscriptions = new TreeMap<>();
        final TreeMap<Uuid, Integer> counts = new TreeMap<>();
        Map<String, Assignment> before = new TreeMap<>();

        Case topic(Uuid id, int partitions) {
            counts.put(id, partitions);
            return this;
        }

        Case member(String id, Uuid... topics) {
            subscriptions.put(id, new TreeSet<>(List.of(topics)));
            return this;
        }

        Map<String, Assignment> assign(Assignor assignor) {
            before = assignor.assign(new Assignor.Input(subscriptions, before, counts));
            return before;
        }

        int size(String member) {
            return before.getOrDefault(member, Assignment.EMPTY).size();
        }
    }

    @Test
    void uniformDealsAllTopicsTogether() {
        var group = new Case().topic(ORDERS, 3).topic(PAYMENTS, 3);
        group.member("a", ORDERS, PAYMENTS).member("b", ORDERS, PAYMENTS).assign(uniform);

        assertThat(List.of(group.size("a"), group.size("b"))).containsExactly(3, 3);
    }

    @Test
    void rangeDealsEachTopicApartAndEqualTopicsAlike() {
        var group = new Case().topic(ORDERS, 3).topic(PAYMENTS, 3);
        var shares =
                group.member("a", ORDERS, PAYMENTS).member("b", ORDERS, PAYMENTS).assign(range);

        assertThat(shares.values())
                .allSatisfy(s -> assertThat(s.of(ORDERS)).isEqualTo(s.of(PAYMENTS)));
        assertThat(List.of(group.size("a"), group.size("b"))).containsExactlyInAnyOrder(4, 2);
    }

    @Test
    void aNewcomerTakesOnlyWhatIsItsDue() {
        var group = new Case().topic(ORDERS, 9).member("a", ORDERS).member("b", ORDERS);
        group.member("c", ORDERS);
        for (var assignor : List.of(uniform, range)) {
            var old = group.assign(assignor);
            group.member("d", ORDERS);

            var now = group.assign(assignor);

            old.forEach((member, share) ->
                    assertThat(share.of(ORDERS)).containsAll(now.get(member).of(ORDERS)));
            assertThat(group.size("d")).isEqualTo(2);
            group.subscriptions.remove("d");
        }
    }

    @Test
    void whoeverStaysKeepsWhatItHadWhenAnotherGoes() {
        var group = new Case().topic(ORDERS, 9).member("a", ORDERS).member("b", ORDERS);
        group.member("c", ORDERS);
        for (var assignor : List.of(uniform, range)) {
            var old = group.assign(assignor);
            group.subscriptions.remove("b");

            var now = group.assign(assignor);

            for (var member : List.of("a", "c")) {
                assertThat(now.get(member).of(ORDERS)).containsAll(old.get(member).of(ORDERS));
            }
            group.member("b", ORDERS);
        }
    }

    @Test
    void aTopicGoesToThoseWhoSubscribeToIt() {
        var group = new Case().topic(ORDERS, 4).topic(PAYMENTS, 4);
        group.member("a", ORDERS).member("b", ORDERS, PAYMENTS).assign(uniform);

        assertThat(group.before.get("a").of(ORDERS)).hasSize(4);
        assertThat(group.before.get("b").of(PAYMENTS)).hasSize(4);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everythingIsSharedOnceAndEvenly(long seed) {
        var random = new SplittableRandom(seed);
        var group = new Case();
        var ids = IntStream.range(1, 2 + random.nextInt(6)).mapToObj(i -> new Uuid(0, i)).toList();
        ids.forEach(id -> group.topic(id, 1 + random.nextInt(12)));
        var assignor = random.nextBoolean() ? uniform : range;
        for (int round = 0; round < 8; round++) {
            change(group, ids, random);
            check(group, assignor);
        }
    }

    private static void change(Case group, List<Uuid> ids, SplittableRandom random) {
        var name = "m" + random.nextInt(8);
        if (random.nextInt(3) == 0 && group.subscriptions.size() > 1) {
            group.subscriptions.remove(name);
        } else {
            var topics = ids.stream().filter(id -> random.nextInt(3) > 0).toArray(Uuid[]::new);
            group.member(name, topics.length == 0 ? new Uuid[] {ids.getFirst()} : topics);
        }
        group.topic(ids.get(random.nextInt(ids.size())), 1 + random.nextInt(12));
    }

    private void check(Case group, Assignor assignor) {
        if (group.subscriptions.isEmpty()) {
            return;
        }
        var shares = group.assign(assignor);
        var seen = new TreeMap<Uuid, TreeSet<Integer>>();
        shares.forEach((member, share) ->
                share.partitions()
                        .forEach((topic, its) -> {
                            assertThat(group.subscriptions.get(member)).contains(topic);
                            its.forEach(p ->
                                    assertThat(
                                                    seen.computeIfAbsent(
                                                                    topic, t -> new TreeSet<>())
                                                            .add(p))
                                            .isTrue());
                        }));
        var wanted = new TreeSet<Uuid>();
        group.subscriptions.values().forEach(wanted::addAll);
        assertThat(seen.keySet()).isEqualTo(wanted);
        seen.forEach((topic, its) -> assertThat(its).hasSize(group.counts.get(topic)));
        evenly(group, assignor, wanted);
    }

    private void evenly(Case group, Assignor assignor, TreeSet<Uuid> wanted) {
        boolean alike = group.subscriptions.values().stream().distinct().count() == 1;
        if (assignor == uniform && alike) {
            var sizes =
                    group.subscriptions.keySet().stream().mapToInt(group::size).summaryStatistics();
            assertThat(sizes.getMax() - sizes.getMin()).isLessThanOrEqualTo(1);
        }
        if (assignor == range) {
            for (var topic : wanted) {
                var sizes =
                        group.subscriptions.entrySet().stream()
                                .filter(e -> e.getValue().contains(topic))
                                .mapToInt(e ->
                                        group.before
                                                .getOrDefault(e.getKey(), Assignment.EMPTY)
                                                .of(topic)
                                                .size())
                                .summaryStatistics();
                assertThat(sizes.getMax() - sizes.getMin()).isLessThanOrEqualTo(1);
            }
        }
    }
}
