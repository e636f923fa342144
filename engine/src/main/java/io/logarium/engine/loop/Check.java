package io.logarium.engine.loop;

/// Claims that hold unless the program is wrong. Always on: a broker that broke one stops and is shown as crashed.
public final class Check {
    private Check() {}

    public static void that(boolean claim, String message) {
        if (!claim) {
            throw new BrokenClaim(message);
        }
    }

    public static void that(boolean claim, String format, Object a, Object b) {
        if (!claim) {
            throw new BrokenClaim(format.formatted(a, b));
        }
    }

    public static void that(boolean claim, String format, long a, long b) {
        if (!claim) {
            throw new BrokenClaim(format.formatted(a, b));
        }
    }

    /// A claim of the program about itself did not hold.
    public static final class BrokenClaim extends RuntimeException {
        private static final long serialVersionUID = 1;

        public BrokenClaim(String message) {
            super(message);
        }
    }
}
