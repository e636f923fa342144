package io.logarium.app.history;

import io.logarium.app.cluster.BrokerFacts;
import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.ClusterView.Contact;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// What must have happened between two views of a cluster that tells no events. When it happened is known only as between
/// the two.
final class Differences {
    private final List<Happening> found = new ArrayList<>();
    private final long sinceMs;
    private final long atMs;

    private Differences(long sinceMs, long atMs) {
        this.sinceMs = sinceMs;
        this.atMs = atMs;
    }

    /// Nothing is found where one of the two is no answer of the brokers.
    static List<Happening> between(ClusterView before, ClusterView now) {
        if (!(before.contact() instanceof Contact.Answering)
                || !(now.contact() instanceof Contact.Answering)) {
            return List.of();
        }
        var differences = new Differences(before.atMs(), now.atMs());
        differences.brokers(before, now);
        differences.topics(before, now);
        differences.groups(before, now);
        return differences.found;
    }

    private void tell(EngineEvent event) {
        if (Worth.telling(event)) {
            found.add(new Happening.Told(sinceMs, event, OptionalLong.empty()));
        }
    }

    private void brokers(ClusterView before, ClusterView now) {
        var old = up(before);
        var there = up(now);
        for (int broker : old) {
            if (!there.contains(broker)) {
                tell(new EngineEvent.BrokerFenced(atMs, broker));
            }
        }
        for (int broker : there) {
            if (!old.contains(broker)) {
                tell(new EngineEvent.BrokerUnfenced(atMs, broker));
            }
        }
    }

    private static TreeSet<Integer> up(ClusterView view) {
        return view.brokers().stream()
                .filter(BrokerFacts::up)
                .map(BrokerFacts::id)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void topics(ClusterView before, ClusterView now) {
        for (var topic : before.topics()) {
            if (now.topic(topic.name()).isEmpty()) {
                tell(new EngineEvent.TopicDeleted(atMs, topic.name()));
            }
        }
        for (var topic : now.topics()) {
            var old = before.topic(topic.name());
            if (old.isEmpty()) {
                tell(
                        new EngineEvent.TopicCreated(
                                atMs,
                                topic.name(),
                                topic.partitions().size(),
                                topic.replicationFactor()));
            } else {
                topic(old.get(), topic);
            }
        }
    }

    private void topic(TopicFacts before, TopicFacts now) {
        if (before.partitions() == now.partitions()) {
            return;
        }
        if (before.partitions().size() < now.partitions().size()) {
            tell(
                    new EngineEvent.PartitionsAdded(
                            atMs, now.name(), before.partitions().size(), now.partitions().size()));
        }
        int both = Math.min(before.partitions().size(), now.partitions().size());
        for (int i = 0; i < both; i++) {
            partition(now.name(), before.partitions().get(i), now.partitions().get(i));
        }
    }

    private void partition(String topic, PartitionFacts before, PartitionFacts now) {
        if (now.leader().isPresent()
                && !now.leader().equals(before.leader())
                && !Worth.isInternal(topic)) {
            // Without its epoch, which nobody tells a client.
            found.add(
                    new Happening.Told(
                            sinceMs,
                            new EngineEvent.LeaderElected(
                                    atMs, topic, now.index(), now.leader().getAsInt(), -1),
                            OptionalLong.empty()));
        }
        if (!sorted(before.isr()).equals(sorted(now.isr()))) {
            tell(new EngineEvent.IsrChanged(atMs, topic, now.index(), before.isr(), now.isr()));
        }
    }

    private static List<Integer> sorted(List<Integer> ids) {
        return ids.stream().sorted().toList();
    }

    private void groups(ClusterView before, ClusterView now) {
        for (var group : before.groups()) {
            if (now.group(group.id()).isEmpty()) {
                tell(new EngineEvent.GroupDeleted(atMs, group.id()));
            }
        }
        for (var group : now.groups()) {
            group(before.group(group.id()).orElseGet(() -> GroupFacts.unknown(group.id())), group);
        }
    }

    private void group(GroupFacts before, GroupFacts now) {
        var old =
                before.members().stream()
                        .map(GroupFacts.MemberFacts::id)
                        .collect(Collectors.toSet());
        var there =
                now.members().stream().map(GroupFacts.MemberFacts::id).collect(Collectors.toSet());
        for (var member : now.members()) {
            if (!old.contains(member.id())) {
                tell(
                        new EngineEvent.MemberJoined(
                                atMs, now.id(), member.id(), member.clientId(), member.host()));
            }
        }
        for (var member : before.members()) {
            if (!there.contains(member.id())) {
                tell(
                        new EngineEvent.MemberLeft(
                                atMs, now.id(), member.id(), member.clientId(), ""));
            }
        }
        if (!before.state().equals(now.state()) && !before.state().equals("?")) {
            tell(
                    new EngineEvent.GroupChanged(
                            atMs,
                            now.id(),
                            before.state(),
                            now.state(),
                            now.epoch().orElse(-1),
                            ""));
        }
    }
}
