package io.logarium.engine.group;

import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.view.GroupView;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.utils.Utils;

/// The partitions of `__consumer_offsets` that this broker leads, and which of them a group belongs to.
final class GroupPartitions {
    private final GroupContext context;
    private final NavigableMap<Integer, GroupPartition> partitions = new TreeMap<>();
    private boolean stopped;
    private long version;
    private long shownVersion = -1;
    private List<GroupView> shown = List.of();

    GroupPartitions(GroupContext context) {
        this.context = context;
    }

    /// Kafka's rule; every client and broker must come to the same result.
    int indexFor(String groupId) {
        int existing = context.topics().partitionsOf(GroupCoordinator.OFFSETS_TOPIC);
        int count = existing > 0 ? existing : context.config().get().offsetsPartitions();
        return Utils.abs(groupId.hashCode()) % count;
    }

    GroupPartition load(int index, long highWatermark, ReplicatedMachine.Log<GroupRecord> log) {
        var loading = new GroupPartition(context, log, highWatermark, () -> version++);
        var before = partitions.put(index, loading);
        if (before != null) {
            before.close(Errors.NOT_COORDINATOR);
        }
        version++;
        return loading;
    }

    void unload(int index, long nowMs) {
        var dropped = partitions.remove(index);
        if (dropped != null) {
            dropped.closeAt(Errors.NOT_COORDINATOR, nowMs);
            version++;
        }
    }

    void stop(long nowMs) {
        stopped = true;
        partitions.values().forEach(p -> p.closeAt(Errors.COORDINATOR_NOT_AVAILABLE, nowMs));
        partitions.clear();
        version++;
    }

    Optional<GroupPartition> find(int index) {
        return Optional.ofNullable(partitions.get(index));
    }

    /// In the order of their numbers.
    Collection<GroupPartition> all() {
        return partitions.values();
    }

    /// NONE, or why nothing is served here any more.
    Errors readiness() {
        return stopped ? Errors.COORDINATOR_NOT_AVAILABLE : Errors.NONE;
    }

    /// NONE, or why requests for this group cannot be served here now.
    Errors readiness(String groupId) {
        if (stopped) {
            return readiness();
        }
        if (groupId.length() > GroupLimits.NAME_LENGTH) {
            return Errors.INVALID_GROUP_ID;
        }
        return find(indexFor(groupId))
                .map(GroupPartition::readiness)
                .orElse(Errors.NOT_COORDINATOR);
    }

    /// Groups with members have names; only offsets may be kept without one, as clients of long ago did.
    Errors readinessOfNamed(String groupId) {
        return groupId.isEmpty() && !stopped ? Errors.INVALID_GROUP_ID : readiness(groupId);
    }

    /// The partition of a group for which [#readiness] is NONE.
    GroupPartition led(String groupId) {
        return Objects.requireNonNull(partitions.get(indexFor(groupId)));
    }

    long version() {
        return version;
    }

    List<GroupView> views() {
        if (shownVersion != version) {
            var all = new TreeMap<String, GroupView>();
            partitions.values().stream()
                    .filter(p -> p.shard().isLoaded())
                    .forEach(p -> all.putAll(p.views()));
            shown = all.values().stream().limit(GroupLimits.VIEWS).toList();
            shownVersion = version;
        }
        return shown;
    }
}
