package io.logarium.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeySourceTest {
    private static final int RECORDS = 20_000;

    @Test
    void uniformUsesEachKeyAboutEquallyOften() {
        var counts = counts(new KeyChoice.Uniform(10));

        assertThat(counts).hasSize(10);
        assertThat(counts.values()).allMatch(n -> n > RECORDS / 10 * 0.9 && n < RECORDS / 10 * 1.1);
    }

    @Test
    void zipfUsesTheFirstKeyTwiceAsOftenAsTheSecond() {
        var counts = counts(new KeyChoice.Zipf(100, 1));

        double ratio =
                1.0 * counts.getOrDefault("user_001", 0L) / counts.getOrDefault("user_002", 0L);
        assertThat(ratio).isBetween(1.8, 2.2);
    }

    @Test
    void theHotKeyGetsItsShare() {
        var counts = counts(new KeyChoice.OneHot(20, 0.8));

        assertThat(1.0 * counts.getOrDefault("user_001", 0L) / RECORDS).isBetween(0.78, 0.82);
        assertThat(counts).hasSize(20);
    }

    @Test
    void noKeyIsNoKey() {
        assertThat(new KeySource(new KeyChoice.NoKey(), 1).next()).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameKeys() {
        var one = new KeySource(new KeyChoice.Zipf(50, 1), 42);
        var other = new KeySource(new KeyChoice.Zipf(50, 1), 42);

        for (int i = 0; i < 100; i++) {
            assertThat(one.next()).isEqualTo(other.next());
        }
    }

    private static Map<String, Long> counts(KeyChoice choice) {
        var source = new KeySource(choice, 7);
        return IntStream.range(0, RECORDS)
                .mapToObj(_ -> source.next().orElseThrow())
                .collect(Collectors.groupingBy(k -> k, Collectors.counting()));
    }
}
