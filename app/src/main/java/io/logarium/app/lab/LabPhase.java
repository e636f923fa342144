package io.logarium.app.lab;

/// The life of a producer or consumer of the lab.
public enum LabPhase {
    STARTING,
    RUNNING,
    PAUSED,
    STOPPING,
    STOPPED,
    FAILED;

    public boolean isOver() {
        return this == STOPPED || this == FAILED;
    }
}
