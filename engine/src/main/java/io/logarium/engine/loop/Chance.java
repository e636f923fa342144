package io.logarium.engine.loop;

import java.util.SplittableRandom;
import org.apache.kafka.common.Uuid;

/// All chance of a broker: ids, jitter, faults. The same seed gives the same run.
public final class Chance {
    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    /// Chance that repeats itself for the same seed.
    public static Chance seeded(long seed) {
        return new Chance(new SplittableRandom(seed));
    }

    /// Chance that differs from run to run.
    public static Chance live() {
        return new Chance(new SplittableRandom());
    }

    /// A chance of its own for a part, so that what one part draws does not shift what another draws.
    public Chance split() {
        return new Chance(random.split());
    }

    public long nextLong() {
        return random.nextLong();
    }

    /// From 0 to bound - 1.
    public int nextInt(int bound) {
        return random.nextInt(bound);
    }

    public boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    /// A random id as Kafka makes them: never one of its reserved ones, never starting with a dash in text form.
    public Uuid nextUuid() {
        while (true) {
            long most = (random.nextLong() & ~0xF000L) | 0x4000L;
            long least = (random.nextLong() & ~(3L << 62)) | (2L << 62);
            var uuid = new Uuid(most, least);
            if (!Uuid.RESERVED.contains(uuid) && !uuid.toString().startsWith("-")) {
                return uuid;
            }
        }
    }
}
