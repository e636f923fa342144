package io.logarium.app.diagram;

/// How finely a tape shows records.
public enum Grain {
    /// A cell with key and offset each.
    CELLS(35, 33, 24),
    /// A stroke of 3 px in the key's colour each.
    TICKS(3, 3, 400),
    /// No records, only the segments to scale.
    SEGMENTS(0, 0, 0);

    private final double pitch;
    private final double width;
    private final int most;

    Grain(double pitch, double width, int most) {
        this.pitch = pitch;
        this.width = width;
        this.most = most;
    }

    /// From one record's left edge to the next, in pixels.
    public double pitch() {
        return pitch;
    }

    double width() {
        return width;
    }

    /// As many records are shown one by one at most.
    public int most() {
        return most;
    }

    public Grain finer() {
        return values()[Math.max(0, ordinal() - 1)];
    }

    public Grain coarser() {
        return values()[Math.min(values().length - 1, ordinal() + 1)];
    }
}
