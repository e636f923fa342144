package io.logarium.app.lab;

/// Something that was done to a client of the lab by hand.
public sealed interface LabDeed {
    /// A generator was started.
    record Writes(ProducerPlan plan) implements LabDeed {}

    /// A consumer was started.
    record Reads(ConsumerPlan plan) implements LabDeed {}

    /// A client was stopped in order.
    record Stops(String client) implements LabDeed {}

    /// A consumer was ended as a killed process ends.
    record Crashes(String client) implements LabDeed {}

    /// A client does nothing for a while, or goes on.
    record Pauses(String client, boolean paused) implements LabDeed {}

    /// A consumer does not come back from its work, or does again.
    record Hangs(String client, boolean hangs) implements LabDeed {}

    /// A consumer commits what it has worked on.
    record Commits(String client) implements LabDeed {}
}
