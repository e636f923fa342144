package io.logarium.engine.group;

/// States of a group of the consumer protocol, in Kafka's words.
enum ConsumerState {
    /// Nobody is in.
    EMPTY("Empty"),
    /// The target is older than the group's epoch: it will be made anew.
    ASSIGNING("Assigning"),
    /// Some members have not reached the target yet.
    RECONCILING("Reconciling"),
    /// Everybody has what the target gives.
    STABLE("Stable");

    private final String text;

    ConsumerState(String text) {
        this.text = text;
    }

    /// As the protocol spells it.
    String text() {
        return text;
    }
}
