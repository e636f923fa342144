package io.logarium.app.state;

/// How much may move on the screen.
public enum MotionChoice {
    /// As the desktop says, where it says anything.
    SYSTEM,
    /// Records, leadership and changes are seen as they go.
    FULL,
    /// Flows instead of records, and cuts instead of ways.
    REDUCED
}
