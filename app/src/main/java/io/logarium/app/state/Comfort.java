package io.logarium.app.state;

/// How large everything is, how much of it moves, and whether it is shown to a room.
///
/// @param scalePercent [#MIN_SCALE] to [#MAX_SCALE]; 100 is the size of the designs
/// @param systemReducesMotion what the desktop prefers
/// @param presenting whether the window is shown to a room: larger, without rail and inspector. Not kept for the next start
public record Comfort(
        int scalePercent, MotionChoice motion, boolean systemReducesMotion, boolean presenting) {
    public static final int MIN_SCALE = 80;
    public static final int MAX_SCALE = 200;
    public static final Comfort FIRST = new Comfort(100, MotionChoice.SYSTEM, false, false);

    /// How much larger everything is in front of a room.
    private static final double PRESENTED = 1.4;

    public Comfort {
        scalePercent = Math.clamp(scalePercent, MIN_SCALE, MAX_SCALE);
    }

    /// How many pixels of the screen one pixel of the designs takes.
    public double factor() {
        double scale = scalePercent / 100.0;
        return presenting ? Math.max(scale, PRESENTED) : scale;
    }

    public boolean reducesMotion() {
        return switch (motion) {
            case SYSTEM -> systemReducesMotion;
            case FULL -> false;
            case REDUCED -> true;
        };
    }

    public Comfort withScale(int percent) {
        return new Comfort(percent, motion, systemReducesMotion, presenting);
    }

    public Comfort withMotion(MotionChoice value) {
        return new Comfort(scalePercent, value, systemReducesMotion, presenting);
    }

    public Comfort withSystemReducesMotion(boolean value) {
        return new Comfort(scalePercent, motion, value, presenting);
    }

    public Comfort withPresenting(boolean value) {
        return new Comfort(scalePercent, motion, systemReducesMotion, value);
    }
}
