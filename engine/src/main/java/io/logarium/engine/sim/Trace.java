package io.logarium.engine.sim;

/// Hears of everything that a simulation carries, so that two runs can be compared to the byte.
public interface Trace {
    Trace NONE =
            new Trace() {
                @Override
                public void frame(
                        long atMicros, int from, int to, byte[] bytes, int offset, int length) {}

                @Override
                public void note(long atMicros, String what) {}
            };

    /// A frame arrives.
    void frame(long atMicros, int from, int to, byte[] bytes, int offset, int length);

    /// Something else happens.
    void note(long atMicros, String what);
}
