package io.logarium.engine.replica;

/// The part of a topic's config that replication needs.
///
/// @param minInSync `min.insync.replicas`
public record ReplicationRules(int minInSync) {}
