package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.NavigableSet;
import org.apache.kafka.common.Uuid;

/// A decision about a consumer group in the making: the records so far, and the group as it will be with them.
///
/// The group itself changes only when the records were appended. Most heartbeats change nothing and cost no copy.
final class Draft {
    private final List<GroupRecord> records = new ArrayList<>();
    private ConsumerGroup group;
    private boolean ours;

    private Draft(ConsumerGroup group, boolean ours) {
        this.group = group;
        this.ours = ours;
    }

    /// Of a group that exists, or of one that nobody else sees yet.
    static Draft of(ConsumerGroup group) {
        return new Draft(group, false);
    }

    /// Of a group that comes in the place of another one.
    ///
    /// @param before removes what was there
    static Draft inPlaceOf(List<GroupRecord> before, String groupId) {
        var draft = new Draft(new ConsumerGroup(groupId), true);
        draft.records.addAll(before);
        return draft;
    }

    ConsumerGroup group() {
        return group;
    }

    List<GroupRecord> records() {
        return records;
    }

    void add(ConsumerGroupRecord entry) {
        if (!ours) {
            group = group.copy();
            ours = true;
        }
        group.apply(entry);
        records.add(entry);
    }

    void addAll(Collection<? extends ConsumerGroupRecord> entries) {
        entries.forEach(this::add);
    }

    /// Makes the group's epoch grow if the metadata of its topics has changed, or in any case.
    void bumpEpoch(GroupTopics topics, boolean inAnyCase) {
        long hash = MetadataHash.of(group.topics(), topics);
        if (inAnyCase || hash != group.metadataHash()) {
            add(new ConsumerGroupRecord.EpochWritten(group.id(), group.epoch() + 1, hash));
        }
    }

    /// Makes the target anew for the group's epoch.
    void assign(Assignor assignor, GroupTopics topics, long nowMs) {
        var subscriptions = new TreeMap<String, NavigableSet<Uuid>>();
        var counts = new TreeMap<Uuid, Integer>();
        var before = new TreeMap<String, Assignment>();
        for (var member : group.members()) {
            var ids = new TreeSet<Uuid>();
            for (var name : group.topicsOf(member.facts())) {
                int partitions = topics.partitionsOf(name);
                topics.idOf(name)
                        .filter(id -> partitions > 0)
                        .ifPresent(id -> {
                            ids.add(id);
                            counts.put(id, partitions);
                        });
            }
            subscriptions.put(member.id(), ids);
            before.put(member.id(), group.target(member.id()));
        }
        var shares = assignor.assign(new Assignor.Input(subscriptions, before, counts));
        for (var id : subscriptions.keySet()) {
            var share = shares.getOrDefault(id, Assignment.EMPTY);
            if (!group.hasTarget(id) || !share.equals(before.get(id))) {
                add(new ConsumerGroupRecord.TargetWritten(group.id(), id, share));
            }
        }
        add(new ConsumerGroupRecord.TargetEpochWritten(group.id(), group.epoch(), nowMs));
    }
}
