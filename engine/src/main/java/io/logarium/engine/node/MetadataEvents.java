package io.logarium.engine.node;

import io.logarium.engine.controller.MetadataDelta;
import io.logarium.engine.controller.MetadataDelta.PartitionChange;
import io.logarium.engine.event.EngineEvent;
import java.util.function.Consumer;
import org.apache.kafka.common.Uuid;

/// Tells what changed in the metadata as events. One node of the cluster does: that of the active controller.
final class MetadataEvents {
    private final Consumer<EngineEvent> events;

    MetadataEvents(Consumer<EngineEvent> events) {
        this.events = events;
    }

    void tell(MetadataDelta delta, long nowMs) {
        delta.brokers().forEach(id -> tellBroker(delta, id, nowMs));
        for (var topic : delta.deletedTopics()) {
            events.accept(new EngineEvent.TopicDeleted(nowMs, topic.name()));
        }
        delta.partitions().keySet().forEach(id -> tellTopic(delta, id, nowMs));
        delta.partitionChanges().forEach(change -> tellPartition(change, nowMs));
        for (var owner : delta.configs()) {
            var before = delta.before().configs(owner);
            var after = delta.after().configs(owner);
            after.forEach((key, value) -> {
                if (!value.equals(before.get(key))) {
                    tellConfig(owner.name(), key, value, nowMs);
                }
            });
            before.forEach((key, value) -> {
                if (!after.containsKey(key) && delta.after().topic(owner.name()).isPresent()) {
                    tellConfig(owner.name(), key, "", nowMs);
                }
            });
        }
    }

    private void tellBroker(MetadataDelta delta, int id, long nowMs) {
        boolean was = delta.before().isAlive(id);
        boolean is = delta.after().isAlive(id);
        if (was && !is) {
            events.accept(new EngineEvent.BrokerFenced(nowMs, id));
        } else if (is && !was) {
            events.accept(new EngineEvent.BrokerUnfenced(nowMs, id));
        }
    }

    private void tellConfig(String owner, String key, String value, long nowMs) {
        events.accept(new EngineEvent.ConfigChanged(nowMs, owner, key, value));
    }

    private void tellTopic(MetadataDelta delta, Uuid id, long nowMs) {
        var after = delta.after().topic(id);
        if (after.isEmpty()) {
            return;
        }
        var topic = after.get();
        var before = delta.before().topic(id);
        if (before.isEmpty()) {
            int replicas =
                    topic.partitions().stream().mapToInt(p -> p.replicas().size()).max().orElse(0);
            events.accept(
                    new EngineEvent.TopicCreated(
                            nowMs, topic.name(), topic.partitionCount(), replicas));
        } else if (before.get().partitionCount() < topic.partitionCount()) {
            events.accept(
                    new EngineEvent.PartitionsAdded(
                            nowMs,
                            topic.name(),
                            before.get().partitionCount(),
                            topic.partitionCount()));
        }
    }

    private void tellPartition(PartitionChange change, long nowMs) {
        if (change.before().isEmpty()) {
            return;
        }
        var before = change.before().get();
        var after = change.after();
        var topic = change.topic().name();
        if (!change.sameLeadership()) {
            events.accept(
                    new EngineEvent.LeaderElected(
                            nowMs, topic, change.index(), after.leader(), after.leaderEpoch()));
        }
        if (!before.isr().equals(after.isr())) {
            events.accept(
                    new EngineEvent.IsrChanged(
                            nowMs, topic, change.index(), before.isr(), after.isr()));
        }
    }
}
