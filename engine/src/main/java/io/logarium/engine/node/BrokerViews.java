package io.logarium.engine.node;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.group.GroupCoordinator;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.replica.CopyProgress;
import io.logarium.engine.replica.LeaderRole;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Partitions;
import io.logarium.engine.replica.Role;
import io.logarium.engine.view.QuorumView;
import io.logarium.engine.view.ReplicaView;
import io.logarium.engine.view.SegmentView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;

/// Publishes what a broker knows, at most ten times a second and only when something changed. Costs the loop in proportion to what
/// changed.
final class BrokerViews {
    private static final long INTERVAL_MS = 100;

    private final int brokerId;
    private final Partitions partitions;
    private final GroupCoordinator groups;
    private final Supplier<MetadataImage> image;
    private final Supplier<QuorumView> quorum;
    private final Progress progress;
    private final Timers timers;
    private final AtomicReference<BrokerPart> published;
    private final Set<TopicPartition> changed = new LinkedHashSet<>();

    /// Looked up by the readers of a part, never iterated. Copied when it changes.
    private Map<String, Map<Integer, ReplicaView>> replicas = Map.of();

    private boolean dirty;
    private boolean scheduled;
    private long version;
    private long lastMs = Long.MIN_VALUE / 2;
    private long groupsVersion = -1;
    private long logBytes;

    BrokerViews(
            int brokerId,
            Partitions partitions,
            GroupCoordinator groups,
            Supplier<MetadataImage> image,
            Supplier<QuorumView> quorum,
            Progress progress,
            Timers timers,
            AtomicReference<BrokerPart> published) {
        this.brokerId = brokerId;
        this.partitions = partitions;
        this.groups = groups;
        this.image = image;
        this.quorum = quorum;
        this.progress = progress;
        this.timers = timers;
        this.published = published;
    }

    void changed(TopicPartition partition) {
        changed.add(partition);
    }

    void metadataChanged() {
        dirty = true;
    }

    /// To be called at the end of each turn.
    void afterTurn(long nowMs) {
        boolean news = dirty || !changed.isEmpty() || groups.version() != groupsVersion;
        if (!news || scheduled) {
            return;
        }
        if (nowMs - lastMs >= INTERVAL_MS) {
            publish(nowMs);
        } else {
            scheduled = true;
            timers.at(lastMs + INTERVAL_MS, this::publishScheduled);
        }
    }

    /// Publishes at once what is to be seen before anybody goes on, however little time has passed.
    void publish(long nowMs) {
        lastMs = nowMs;
        dirty = false;
        groupsVersion = groups.version();
        if (!changed.isEmpty()) {
            takeChanges();
        }
        published.set(
                new BrokerPart(
                        ++version,
                        nowMs,
                        image.get(),
                        replicas,
                        groups.views(),
                        quorum.get(),
                        logBytes));
    }

    private void publishScheduled(long nowMs) {
        scheduled = false;
        publish(nowMs);
    }

    /// Copies what belongs to topics of which something changed.
    private void takeChanges() {
        var topics = new LinkedHashMap<String, Map<Integer, ReplicaView>>();
        for (var id : changed) {
            var ofTopic =
                    topics.computeIfAbsent(
                            id.topic(), t -> new HashMap<>(replicas.getOrDefault(t, Map.of())));
            var before = ofTopic.remove(id.partition());
            logBytes -= before == null ? 0 : before.sizeBytes();
            partitions
                    .find(id)
                    .ifPresent(p -> {
                        var view = view(p);
                        logBytes += view.sizeBytes();
                        ofTopic.put(id.partition(), view);
                    });
        }
        changed.clear();
        var next = new HashMap<>(replicas);
        topics.forEach((name, ofTopic) -> {
            if (ofTopic.isEmpty()) {
                next.remove(name);
            } else {
                next.put(name, Collections.unmodifiableMap(ofTopic));
            }
        });
        replicas = Collections.unmodifiableMap(next);
    }

    private ReplicaView view(Partition partition) {
        var log = partition.log();
        var role =
                switch (partition.role()) {
                    case LeaderRole ignored -> ReplicaView.Role.LEADER;
                    case Role.Follower ignored -> ReplicaView.Role.FOLLOWER;
                    case Role.Offline ignored -> ReplicaView.Role.OFFLINE;
                };
        List<SegmentView> segments =
                log.segments().stream()
                        .map(s ->
                                new SegmentView(
                                        s.baseOffset(), s.endOffset(), s.sizeBytes(), s.active()))
                        .toList();
        return new ReplicaView(
                brokerId,
                role,
                log.logStartOffset(),
                partition.highWatermark(),
                partition.lastStableOffset(),
                log.endOffset(),
                log.sizeBytes(),
                segments,
                replication(partition));
    }

    private ReplicaView.Replication replication(Partition partition) {
        return switch (partition.role()) {
            case LeaderRole leader ->
                    new ReplicaView.Leads(
                            followers(leader), leader.askedInSync(), partition.parkedProduces());
            case Role.Follower follower -> {
                var known = progress.of(partition);
                yield new ReplicaView.Copies(
                        follower.leaderId(),
                        known.leaderHighWatermark(),
                        known.caughtUpMs(),
                        known.waits());
            }
            case Role.Offline offline -> new ReplicaView.Stands(offline.why());
        };
    }

    private static List<ReplicaView.FollowerView> followers(LeaderRole leader) {
        var all = new ArrayList<ReplicaView.FollowerView>();
        leader.followers()
                .forEach((id, known) ->
                        all.add(
                                new ReplicaView.FollowerView(
                                        id,
                                        leader.inSync().contains(id),
                                        known.endOffset(),
                                        known.caughtUpMs())));
        return all;
    }

    /// How far the copy of a partition that this broker follows is.
    @FunctionalInterface
    interface Progress {
        CopyProgress of(Partition partition);
    }
}
