package io.logarium.engine.testing.frames;

/// What frames are thrown at.
public interface FrameTarget {
    /// Sends bytes as a client does who then sends nothing more; returns when it is clear what became of them. Throws only when
    /// the target itself breaks.
    Outcome send(byte[] bytes) throws Exception;

    /// How the target took it.
    enum Outcome {
        ANSWERED,
        SILENT,
        CLOSED
    }
}
