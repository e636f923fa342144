package io.logarium.app.state;

/// Work beside the state, as a value: [Effects] does it on a virtual thread.
public sealed interface Effect {
    /// The look has changed and is kept for the next start.
    record KeepLook(Look look) implements Effect {}
}
