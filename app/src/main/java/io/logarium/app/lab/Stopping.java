package io.logarium.app.lab;

/// Waits for a thread of the lab to end, never for ever.
final class Stopping {
    /// A client needs up to three seconds to say goodbye to a broker that does not answer.
    private static final long LIMIT_MS = 5_000;

    private Stopping() {}

    static void await(Thread thread) {
        try {
            thread.join(LIMIT_MS);
            if (thread.isAlive()) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
