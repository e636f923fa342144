package io.logarium.app.lab;

/// The life of a producer or consumer of the lab.
public enum LabPhase {
    STARTING,
    RUNNING,
    PAUSED,
    /// It does not come back from its work on a record, and so does not poll.
    HUNG,
    STOPPING,
    STOPPED,
    /// It ended without a word to its group.
    CRASHED,
    FAILED;

    public boolean isOver() {
        return this == STOPPED || this == CRASHED || this == FAILED;
    }
}
