package io.logarium.app.lab;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

/// Makes keys as a [KeyChoice] wants them. The same seed gives the same keys. Not for several threads.
final class KeySource {
    private final KeyChoice choice;
    private final Random random;
    private final double[] upTo;

    KeySource(KeyChoice choice, long seed) {
        this.choice = choice;
        this.random = new Random(seed);
        this.upTo =
                choice instanceof KeyChoice.Zipf(var keys, var exponent)
                        ? cumulative(keys(keys), exponent)
                        : new double[0];
    }

    /// The next key; empty when records have none.
    Optional<String> next() {
        return switch (choice) {
            case KeyChoice.Uniform(var keys) -> Optional.of(name(random.nextInt(keys(keys))));
            case KeyChoice.Zipf _ -> Optional.of(name(ranked(random.nextDouble())));
            case KeyChoice.OneHot(var keys, var share) ->
                    Optional.of(
                            random.nextDouble() < share || keys(keys) == 1
                                    ? name(0)
                                    : name(1 + random.nextInt(keys(keys) - 1)));
            case KeyChoice.NoKey() -> Optional.empty();
        };
    }

    /// Zero-padded, so that keys sort as their numbers do.
    private static String name(int index) {
        return "user_%03d".formatted(index + 1);
    }

    private static int keys(int wanted) {
        return Math.clamp(wanted, 1, KeyChoice.MOST_KEYS);
    }

    private int ranked(double at) {
        int found = Arrays.binarySearch(upTo, at);
        return Math.min(found < 0 ? -found - 1 : found, upTo.length - 1);
    }

    private static double[] cumulative(int keys, double exponent) {
        var sums = new double[keys];
        double sum = 0;
        for (int i = 0; i < keys; i++) {
            sum += 1 / Math.pow(i + 1, exponent);
            sums[i] = sum;
        }
        for (int i = 0; i < keys; i++) {
            sums[i] /= sum;
        }
        return sums;
    }
}
