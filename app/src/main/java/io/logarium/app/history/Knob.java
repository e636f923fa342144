package io.logarium.app.history;

/// What can be turned on a client of the lab while it runs.
public enum Knob {
    /// Records a second that a generator wants to send.
    RATE,
    /// 1 while a client does nothing, 0 while it works.
    PAUSED,
    /// 1 while a consumer does not come back from its work, and so does not poll.
    HUNG
}
