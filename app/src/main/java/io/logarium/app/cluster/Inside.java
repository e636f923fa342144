package io.logarium.app.cluster;

import io.logarium.engine.event.EventTap;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.function.Supplier;

/// What can only be known of brokers that live inside this program: segments, epochs, each replica's end, events.
///
/// @param snapshot the engine's newest state, from any thread
/// @param events what just happened; one reader
public record Inside(Supplier<ClusterSnapshot> snapshot, EventTap events) {}
