package io.logarium.app.whatif;

import java.util.List;

/// Where in the time of the copy one looks, and how fast that goes on. All times in milliseconds.
final class CopyClock {
    /// Parts of real time, slowest first.
    static final List<Double> SPEEDS = List.of(0.1, 0.5, 1.0, 4.0);

    /// A window that hung for longer did not let time pass meanwhile.
    private static final long LONGEST_BEAT_MS = 200;

    private double atMs;
    private long endMs;
    private int speed = SPEEDS.indexOf(1.0);
    private boolean playing;
    private long beatMs;

    long atMs() {
        return Math.round(atMs);
    }

    boolean isPlaying() {
        return playing;
    }

    double speed() {
        return SPEEDS.get(speed);
    }

    void speed(double wanted) {
        speed = SPEEDS.indexOf(wanted);
    }

    /// One speed slower or faster, as far as there are any.
    void shift(int by) {
        speed = Math.clamp(speed + by, 0, SPEEDS.size() - 1);
    }

    void endsAt(long ms) {
        endMs = ms;
        atMs = Math.min(atMs, ms);
    }

    /// Goes to a moment and stands still there.
    void to(long ms) {
        playing = false;
        atMs = Math.clamp(ms, 0, endMs);
    }

    /// From the end it begins anew.
    void playOrPause() {
        if (!playing && atMs >= endMs) {
            atMs = 0;
        }
        playing = !playing;
    }

    /// Time has passed outside.
    ///
    /// @return whether it has in the copy, too
    boolean beat(long nowMs) {
        long passed = Math.clamp(nowMs - beatMs, 0, LONGEST_BEAT_MS);
        beatMs = nowMs;
        if (!playing) {
            return false;
        }
        atMs += passed * speed();
        if (atMs >= endMs) {
            atMs = endMs;
            playing = false;
        }
        return true;
    }
}
