package io.logarium.app.groups;

/// Where committed offsets are moved to: the ways of `kafka-consumer-groups --reset-offsets`.
public enum ResetKind {
    EARLIEST("--to-earliest", false),
    LATEST("--to-latest", false),
    CURRENT("--to-current", false),
    DATETIME("--to-datetime", true),
    OFFSET("--to-offset", true),
    SHIFT("--shift-by", true),
    DURATION("--by-duration", true),
    FILE("--from-file", true);

    private final String option;
    private final boolean takesInput;

    ResetKind(String option, boolean takesInput) {
        this.option = option;
        this.takesInput = takesInput;
    }

    /// Kafka's option.
    String option() {
        return option;
    }

    boolean takesInput() {
        return takesInput;
    }

    /// Whether brokers have to be asked which offset it is.
    boolean isByTime() {
        return this == DATETIME || this == DURATION;
    }
}
