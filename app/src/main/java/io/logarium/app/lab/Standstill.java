package io.logarium.app.lab;

/// A time in which a member owned nothing because its partitions were taken from it: from `onPartitionsRevoked` to
/// `onPartitionsAssigned`, as the consumer itself has seen it.
public record Standstill(long fromMs, long untilMs) {
    public long lastedMs() {
        return untilMs - fromMs;
    }
}
