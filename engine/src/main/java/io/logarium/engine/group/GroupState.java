package io.logarium.engine.group;

/// States of a classic group, in Kafka's words.
enum GroupState {
    /// Nobody is in; offsets may be left.
    EMPTY("Empty"),
    /// Members are asked to join anew.
    PREPARING_REBALANCE("PreparingRebalance"),
    /// A generation has begun; its leader's assignment is awaited.
    COMPLETING_REBALANCE("CompletingRebalance"),
    /// Everybody has an assignment.
    STABLE("Stable"),
    /// The group is no more, or no more here.
    DEAD("Dead");

    private final String text;

    GroupState(String text) {
        this.text = text;
    }

    /// As the protocol spells it.
    String text() {
        return text;
    }
}
