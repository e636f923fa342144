package io.logarium.engine.sim.soak;

/// When what happens in a seed, in milliseconds of its own time.
///
/// @param sendingTo producers send until then
/// @param heal all is put right
/// @param end whoever waits for something has got it
/// @param episodes the least of faults
record SoakTimes(long sendingTo, long heal, long end, int episodes, int shortLivedTopics) {
    static final long SENDING_FROM = 2_500;

    /// A seed of a minute, by which all others are measured.
    private static final int FULL_SECONDS = 60;

    private static final long LONGEST_CALM = 15_000;
    private static final long LAST_SENDING = 1_000;

    static SoakTimes of(int seconds) {
        long end = seconds * 1_000L;
        long calm = Math.min(LONGEST_CALM, end / 3);
        boolean full = seconds >= FULL_SECONDS;
        return new SoakTimes(
                end - calm, end - calm + LAST_SENDING, end, full ? 5 : 2, full ? 6 : 2);
    }
}
