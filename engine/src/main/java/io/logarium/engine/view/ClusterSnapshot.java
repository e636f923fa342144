package io.logarium.engine.view;

import java.util.List;

/// What the whole cluster in the box is at one moment. Values only; safe to keep and to share.
///
/// @param version grows with each change; equal versions mean equal contents
/// @param atMs milliseconds since the epoch
/// @param topics by name
/// @param links those that are cut or slow
public record ClusterSnapshot(
        long version,
        long atMs,
        String clusterId,
        List<BrokerView> brokers,
        List<TopicView> topics,
        List<GroupView> groups,
        QuorumView quorum,
        List<LinkView> links) {
    /// Nothing is known yet.
    public static final ClusterSnapshot EMPTY =
            new ClusterSnapshot(
                    0,
                    0,
                    "",
                    List.of(),
                    List.of(),
                    List.of(),
                    new QuorumView(-1, 0, 0, 0, List.of()));

    public ClusterSnapshot {
        brokers = List.copyOf(brokers);
        topics = List.copyOf(topics);
        groups = List.copyOf(groups);
        links = List.copyOf(links);
    }

    /// A cluster whose links are all well.
    public ClusterSnapshot(
            long version,
            long atMs,
            String clusterId,
            List<BrokerView> brokers,
            List<TopicView> topics,
            List<GroupView> groups,
            QuorumView quorum) {
        this(version, atMs, clusterId, brokers, topics, groups, quorum, List.of());
    }
}
