package io.logarium.engine.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PersistentMapTest {
    @Seeds(50)
    void behavesAsATreeMapAndOldVersionsStayAsTheyWere(long seed) {
        var random = new SplittableRandom(seed);
        var expected = new TreeMap<Integer, Integer>();
        var map = PersistentMap.<Integer, Integer>empty();
        var kept = new ArrayList<PersistentMap<Integer, Integer>>();
        var keptExpected = new ArrayList<TreeMap<Integer, Integer>>();
        for (int step = 0; step < 500; step++) {
            int key = random.nextInt(100);
            if (random.nextInt(3) == 0) {
                map = map.without(key);
                expected.remove(key);
            } else {
                map = map.with(key, step);
                expected.put(key, step);
            }
            if (step % 50 == 0) {
                kept.add(map);
                keptExpected.add(new TreeMap<>(expected));
            }
            assertThat(map.get(key)).isEqualTo(expected.get(key));
        }
        assertThat(map).isEqualTo(expected);
        assertThat(map.entrySet()).containsExactlyElementsOf(expected.entrySet());
        assertThat(kept).isEqualTo(keptExpected);
    }

    @Test
    void staysBalancedWhenKeysComeInOrder() {
        var map = PersistentMap.<Integer, Integer>empty();
        for (int i = 0; i < 100_000; i++) {
            map = map.with(i, i);
        }

        assertThat(map).hasSize(100_000);
        assertThat(map.height()).isLessThan(25);
    }

    @Test
    void iteratesFromAKeyThatIsNotThere() {
        var map = PersistentMap.<String, Integer>empty().with("a", 1).with("c", 3).with("d", 4);
        var seen = new ArrayList<String>();

        map.iteratorFrom("b").forEachRemaining(e -> seen.add(e.getKey()));

        assertThat(seen).isEqualTo(List.of("c", "d"));
    }
}
