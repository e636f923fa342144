package io.logarium.app.diagram;

/// Which picture of a topic fits its number of partitions.
public enum Density {
    TAPES,
    BARS,
    HEAT;

    private static final int MOST_TAPES = 8;
    private static final int MOST_BARS = 32;

    public static Density of(int partitions) {
        if (partitions <= MOST_TAPES) {
            return TAPES;
        }
        return partitions <= MOST_BARS ? BARS : HEAT;
    }
}
