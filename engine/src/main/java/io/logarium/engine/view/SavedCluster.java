package io.logarium.engine.view;

/// A snapshot of a cluster's files that can be restored.
///
/// @param atMs when it was saved, in milliseconds since the epoch
/// @param bytes of all its files
public record SavedCluster(String name, long atMs, long bytes) {}
