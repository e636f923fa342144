package io.logarium.engine.group;

import io.logarium.engine.group.CurrentAssignment.State;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;

/// One step of a member towards its target (KIP-848): first it gives back what it is not to have, then it gets what nobody else
/// has any more. So a partition never has two owners, and nobody waits for anybody without need.
///
/// @param group as it is, with the member's newest facts applied
/// @param owned what the member says it has; empty when it did not say
/// @param topics what the metadata says
record Reconciliation(
        ConsumerGroup group,
        ConsumerMember member,
        Optional<Map<Uuid, ? extends Collection<Integer>>> owned,
        GroupTopics topics) {
    /// Where the member is after this step; where it was if there is nothing to do yet.
    ///
    /// @param subscriptionChanged it must not keep what it no longer subscribes to, even when its target is not made anew yet
    CurrentAssignment step(boolean subscriptionChanged) {
        var current = member.current();
        return switch (current.state()) {
            case STABLE -> {
                if (current.epoch() != group.targetEpoch()) {
                    yield next(current.epoch());
                }
                yield subscriptionChanged ? withoutUnsubscribed() : current;
            }
            case UNREVOKED_PARTITIONS -> {
                if (stillOwns(current.pendingRevocation())) {
                    yield subscriptionChanged ? withoutUnsubscribed() : current;
                }
                yield next(current.epoch());
            }
            case UNRELEASED_PARTITIONS -> next(current.epoch());
            case UNKNOWN -> next(group.targetEpoch());
        };
    }

    /// Who says nothing may own anything.
    private boolean stillOwns(HeldPartitions revoked) {
        return owned.map(revoked::intersect).orElse(true);
    }

    private CurrentAssignment withoutUnsubscribed() {
        var current = member.current();
        var subscribed = subscribedIds();
        var kept = new TreeMap<Uuid, NavigableMap<Integer, Integer>>();
        var revoked = new TreeMap<>(current.pendingRevocation().epochs());
        current.assigned()
                .epochs()
                .forEach((topic, held) -> {
                    if (subscribed.contains(topic)) {
                        kept.put(topic, held);
                    } else {
                        var both = new TreeMap<>(held);
                        both.putAll(current.pendingRevocation().of(topic));
                        revoked.put(topic, both);
                    }
                });
        var assigned = new HeldPartitions(kept);
        if (assigned.equals(current.assigned())) {
            return current;
        }
        var pending = new HeldPartitions(revoked);
        return stillOwns(pending)
                ? current.moveTo(current.epoch(), State.UNREVOKED_PARTITIONS, assigned, pending)
                : current.moveTo(
                        current.epoch(), current.state(), assigned, current.pendingRevocation());
    }

    private CurrentAssignment next(int epoch) {
        var subscribed = subscribedIds();
        var plan = new Plan();
        var target = group.target(member.id());
        var ids = new TreeSet<>(target.partitions().keySet());
        ids.addAll(member.current().assigned().epochs().keySet());
        for (var topic : ids) {
            var wanted = subscribed.contains(topic) ? target.of(topic) : Assignment.EMPTY.of(topic);
            plan.add(topic, wanted);
        }
        var revoked = new HeldPartitions(plan.revoked);
        var kept = new HeldPartitions(plan.kept);
        var current = member.current();
        if (!revoked.isEmpty() && stillOwns(revoked)) {
            return current.moveTo(epoch, State.UNREVOKED_PARTITIONS, kept, revoked);
        }
        plan.free.forEach((topic, indexes) -> {
            var held = plan.kept.computeIfAbsent(topic, t -> new TreeMap<>());
            indexes.forEach(index -> held.put(index, group.targetEpoch()));
        });
        return current.moveTo(
                group.targetEpoch(),
                plan.waits ? State.UNRELEASED_PARTITIONS : State.STABLE,
                new HeldPartitions(plan.kept),
                HeldPartitions.EMPTY);
    }

    /// What becomes of the partitions of a member.
    private final class Plan {
        final NavigableMap<Uuid, NavigableMap<Integer, Integer>> kept = new TreeMap<>();
        final NavigableMap<Uuid, NavigableMap<Integer, Integer>> revoked = new TreeMap<>();
        final NavigableMap<Uuid, TreeSet<Integer>> free = new TreeMap<>();
        boolean waits;

        void add(Uuid topic, Collection<Integer> wanted) {
            var held = member.current().assigned().of(topic);
            held.forEach((partition, since) -> {
                var to = wanted.contains(partition) ? kept : revoked;
                to.computeIfAbsent(topic, t -> new TreeMap<>()).put(partition, since);
            });
            for (int partition : wanted) {
                if (held.containsKey(partition)) {
                    continue;
                }
                var owner = group.owner(topic, partition);
                if (owner.isPresent() && !owner.get().equals(member.id())) {
                    waits = true;
                } else {
                    free.computeIfAbsent(topic, t -> new TreeSet<>()).add(partition);
                }
            }
        }
    }

    private TreeSet<Uuid> subscribedIds() {
        var ids = new TreeSet<Uuid>();
        group.topicsOf(member.facts()).forEach(name -> topics.idOf(name).ifPresent(ids::add));
        return ids;
    }
}
