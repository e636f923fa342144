package io.logarium.engine.node;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.view.GroupView;
import io.logarium.engine.view.QuorumView;
import io.logarium.engine.view.ReplicaView;
import java.util.List;
import java.util.Map;

/// What one broker knows at one moment: its share of a snapshot of the cluster. A value.
///
/// @param version grows with each change
/// @param replicas what it holds, by topic and partition; the same map of a topic as before while nothing of it changed
public record BrokerPart(
        long version,
        long atMs,
        MetadataImage image,
        Map<String, Map<Integer, ReplicaView>> replicas,
        List<GroupView> groups,
        QuorumView quorum,
        long logBytes) {}
