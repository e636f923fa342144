package io.logarium.engine.view;

/// One direction of the link between two brokers, while it is not as it should be.
///
/// @param cut nothing passes; what is sent waits
/// @param delayMs everything takes so much longer; 0 when the link is only cut
/// @param sinceMs when it came to be so, in milliseconds since the epoch
public record LinkView(int from, int to, boolean cut, long delayMs, long sinceMs) {}
