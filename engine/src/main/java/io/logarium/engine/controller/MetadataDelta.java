package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import org.apache.kafka.common.Uuid;

/// What a few records changed, by name, so that nobody has to compare images.
///
/// @param partitions topics that were created or changed, and of each the partitions created or changed
/// @param deletedTopics as they were before; a topic deleted and created again under its name is here by its old id
/// @param configs whose configs changed; those that went with a deleted topic included
/// @param brokers ids registered, changed or unregistered
/// @param features names whose finalized level changed
/// @param producerIds a block of producer ids was handed out
/// @param others quotas, ACLs, SCRAM credentials or tokens changed
public record MetadataDelta(
        MetadataImage before,
        MetadataImage after,
        SortedMap<Uuid, ? extends SortedSet<Integer>> partitions,
        List<TopicImage> deletedTopics,
        SortedSet<ConfigOwner> configs,
        SortedSet<Integer> brokers,
        SortedSet<Integer> controllers,
        SortedSet<String> features,
        boolean producerIds,
        boolean others) {

    /// One partition that is new or different.
    ///
    /// @param before empty when the partition is new
    public record PartitionChange(
            TopicImage topic, Optional<PartitionImage> before, PartitionImage after) {
        public int index() {
            return after.index();
        }

        /// Whether leader and leader epoch are what they were.
        public boolean sameLeadership() {
            return before.filter(b ->
                            b.leader() == after.leader() && b.leaderEpoch() == after.leaderEpoch())
                    .isPresent();
        }
    }

    /// What a broker has to do.
    ///
    /// @param lead partitions that it leads now: new, newly elected, or changed while it leads
    /// @param follow partitions that it holds and does not lead: new, with another leader, or changed otherwise
    /// @param drop partitions that it held before and holds no more, of deleted topics as well
    public record LocalChanges(
            List<PartitionChange> lead, List<PartitionChange> follow, List<DroppedReplica> drop) {}

    /// A replica that is no longer on this broker.
    ///
    /// @param topicDeleted the whole topic is gone; otherwise the replica moved away
    public record DroppedReplica(Uuid topicId, String topic, int index, boolean topicDeleted) {}

    /// Created and changed partitions, by topic id and index.
    public List<PartitionChange> partitionChanges() {
        var changes = new ArrayList<PartitionChange>();
        partitions.forEach((id, indexes) -> {
            var topic = after.topic(id);
            var old = before.topic(id);
            for (int index : indexes) {
                topic.flatMap(t -> t.partition(index))
                        .ifPresent(p ->
                                changes.add(
                                        new PartitionChange(
                                                topic.get(),
                                                old.flatMap(t -> t.partition(index)),
                                                p)));
            }
        });
        return changes;
    }

    /// The part of it that concerns one broker.
    public LocalChanges localChanges(int brokerId) {
        var lead = new ArrayList<PartitionChange>();
        var follow = new ArrayList<PartitionChange>();
        var drop = new ArrayList<DroppedReplica>();
        for (var topic : deletedTopics) {
            for (var partition : topic.partitions()) {
                if (partition.replicas().contains(brokerId)) {
                    drop.add(new DroppedReplica(topic.id(), topic.name(), partition.index(), true));
                }
            }
        }
        for (var change : partitionChanges()) {
            if (change.after().leader() == brokerId) {
                lead.add(change);
            } else if (change.after().replicas().contains(brokerId)) {
                follow.add(change);
            } else if (change.before().filter(b -> b.replicas().contains(brokerId)).isPresent()) {
                var topic = change.topic();
                drop.add(new DroppedReplica(topic.id(), topic.name(), change.index(), false));
            }
        }
        return new LocalChanges(lead, follow, drop);
    }
}
