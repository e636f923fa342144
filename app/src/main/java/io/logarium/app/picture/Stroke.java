package io.logarium.app.picture;

/// The outline of a shape, or a line.
///
/// @param width in pixels; 0 draws nothing
/// @param opacity from 0 to 1
public record Stroke(Tone tone, double width, Dash dash, double opacity) {
    /// No outline.
    public static final Stroke NONE = new Stroke(Tone.BORDER_DEFAULT, 0, Dash.SOLID, 1);

    /// How a line is broken.
    public enum Dash {
        SOLID,
        /// 5 on, 4 off: gone, a free slot.
        DASHED,
        /// 10 on, 6 off: metadata refresh.
        LONG,
        /// 2 on, 3 off: unknown, a segment boundary.
        DOTTED,
        /// 2 on, 7 off: blocked.
        SPARSE
    }

    public static Stroke of(Tone tone) {
        return new Stroke(tone, 1, Dash.SOLID, 1);
    }

    public static Stroke of(Tone tone, double width) {
        return new Stroke(tone, width, Dash.SOLID, 1);
    }

    public Stroke dashed() {
        return new Stroke(tone, width, Dash.DASHED, opacity);
    }

    public Stroke dotted() {
        return new Stroke(tone, width, Dash.DOTTED, opacity);
    }

    public Stroke with(Dash newDash) {
        return new Stroke(tone, width, newDash, opacity);
    }

    public Stroke faded(double newOpacity) {
        return new Stroke(tone, width, dash, newOpacity);
    }
}
