package io.logarium.engine.sim.check;

/// Something that must always hold did not.
public final class Violation extends RuntimeException {
    private static final long serialVersionUID = 1;

    Violation(String what) {
        super(what);
    }

    public static void unless(boolean claim, String format, Object... values) {
        if (!claim) {
            throw new Violation(format.formatted(values));
        }
    }
}
