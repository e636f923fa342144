package io.logarium.engine;

import io.logarium.engine.node.BrokerPart;
import io.logarium.engine.node.JoinedParts;
import io.logarium.engine.node.JoinedTopics;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Puts the brokers' shares together into one picture of the cluster. Works on the reader's thread; the loops only publish.
final class SnapshotMaker {
    private final String clusterId;
    private final List<LiveBroker> brokers;
    private final LiveFaults faults;
    private final ReentrantLock lock = new ReentrantLock();
    private final JoinedTopics topics = new JoinedTopics();
    private ClusterSnapshot last = ClusterSnapshot.EMPTY;
    private long lastParts = -1;

    SnapshotMaker(String clusterId, List<LiveBroker> brokers, LiveFaults faults) {
        this.clusterId = clusterId;
        this.brokers = brokers;
        this.faults = faults;
    }

    /// All brokers are others now: nothing of before tells anything.
    void forget() {
        lock.lock();
        try {
            lastParts = -1;
        } finally {
            lock.unlock();
        }
    }

    /// The newest snapshot; the same object while nothing changed but the brokers' connections.
    ClusterSnapshot newest() {
        lock.lock();
        try {
            var parts = partsOf(brokers);
            var views = views(parts);
            var links = faults.links();
            long versions = parts.stream().mapToLong(BrokerPart::version).sum();
            if (versions == lastParts
                    && views.equals(last.brokers())
                    && links.equals(last.links())) {
                return last;
            }
            boolean sameParts = versions == lastParts;
            lastParts = versions;
            last =
                    new ClusterSnapshot(
                            last.version() + 1,
                            parts.stream().mapToLong(BrokerPart::atMs).max().orElse(0),
                            clusterId,
                            views,
                            sameParts ? last.topics() : topics.of(parts),
                            sameParts ? last.groups() : JoinedParts.groups(parts),
                            JoinedParts.quorum(parts, views),
                            links);
            return last;
        } finally {
            lock.unlock();
        }
    }

    /// What the brokers that run know; with none of them, what all knew last.
    private static List<BrokerPart> partsOf(List<LiveBroker> brokers) {
        var running =
                brokers.stream()
                        .filter(LiveBroker::isRunning)
                        .flatMap(b -> b.part().stream())
                        .toList();
        return running.isEmpty()
                ? brokers.stream().flatMap(b -> b.part().stream()).toList()
                : running;
    }

    /// A broker that runs may be fenced, which only the metadata tells.
    private List<BrokerView> views(List<BrokerPart> parts) {
        var image = JoinedParts.newestImage(parts);
        return brokers.stream().map(b -> b.view(JoinedParts.isFenced(image, b.id()))).toList();
    }
}
