package io.logarium.engine.group;

import io.logarium.engine.view.GroupView.OwnedView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.internals.ConsumerProtocol;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// What consumers say to each other through the coordinator. To the coordinator these are bytes of strangers, so they may be
/// anything; Connect and Schema Registry send other things under other protocol types.
final class ConsumerMetadata {
    /// The protocol type of consumers.
    static final String PROTOCOL_TYPE = ConsumerProtocol.PROTOCOL_TYPE;

    private ConsumerMetadata() {}

    /// The topics that a consumer subscribes to; empty when the bytes say something else.
    static Optional<List<String>> topics(Bytes subscription) {
        try {
            var read =
                    ConsumerProtocol.deserializeConsumerProtocolSubscription(
                            ByteBuffer.wrap(subscription.array()));
            return Optional.of(List.copyOf(read.topics()));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// The partitions that a consumer was given; none when the bytes say something else.
    static List<OwnedView> owned(Bytes assignment) {
        if (assignment.size() == 0) {
            return List.of();
        }
        try {
            var read =
                    ConsumerProtocol.deserializeConsumerProtocolAssignment(
                            ByteBuffer.wrap(assignment.array()));
            var owned = new ArrayList<OwnedView>();
            for (var topic : read.assignedPartitions()) {
                owned.add(new OwnedView(topic.topic(), topic.partitions()));
            }
            return owned;
        } catch (RuntimeException e) {
            return List.of();
        }
    }

    /// What a consumer says when it joins.
    ///
    /// @param owned what it has from before, by topic id; topics that are gone are left out
    record Subscription(NavigableSet<String> topics, String rackId, List<TopicPartition> owned) {}

    /// What a consumer says when it joins; empty when the bytes say something else.
    static Optional<Subscription> subscription(Bytes subscription) {
        try {
            var read =
                    ConsumerProtocol.deserializeConsumerProtocolSubscription(
                            ByteBuffer.wrap(subscription.array()));
            var owned = new ArrayList<TopicPartition>();
            for (var topic : read.ownedPartitions()) {
                topic.partitions().forEach(p -> owned.add(new TopicPartition(topic.topic(), p)));
            }
            var rack = read.rackId();
            return Optional.of(
                    new Subscription(
                            new TreeSet<>(read.topics()), rack == null ? "" : rack, owned));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// The partitions by the ids of their topics; topics that are gone are left out.
    static TreeMap<Uuid, TreeSet<Integer>> byId(List<TopicPartition> named, GroupTopics topics) {
        var partitions = new TreeMap<Uuid, TreeSet<Integer>>();
        for (var partition : named) {
            topics.idOf(partition.topic())
                    .ifPresent(id ->
                            partitions
                                    .computeIfAbsent(id, t -> new TreeSet<>())
                                    .add(partition.partition()));
        }
        return partitions;
    }

    /// The partitions that a consumer was given; empty when the bytes say something else, or more than partitions, which would be
    /// lost in a change of protocol.
    static Optional<Assignment> assigned(Bytes assignment, GroupTopics topics) {
        if (assignment.size() == 0) {
            return Optional.of(Assignment.EMPTY);
        }
        try {
            var read =
                    ConsumerProtocol.deserializeConsumerProtocolAssignment(
                            ByteBuffer.wrap(assignment.array()));
            var extra = read.userData();
            if (extra != null && extra.hasRemaining()) {
                return Optional.empty();
            }
            var named = new ArrayList<TopicPartition>();
            for (var topic : read.assignedPartitions()) {
                topic.partitions().forEach(p -> named.add(new TopicPartition(topic.topic(), p)));
            }
            return Optional.of(Assignment.of(byId(named, topics)));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /// What a member of the classic protocol is told that it has, in the version that it speaks.
    static Bytes assignment(ConsumerMember member, GroupTopics topics) {
        var partitions = new ArrayList<TopicPartition>();
        member.current()
                .assigned()
                .plain()
                .partitions()
                .forEach((id, indexes) ->
                        topics.nameOf(id)
                                .ifPresent(name ->
                                        indexes.forEach(
                                                p -> partitions.add(new TopicPartition(name, p)))));
        var metadata = member.facts().classic().orElseThrow().preferred().metadata();
        short version;
        try {
            version = ConsumerProtocol.deserializeVersion(ByteBuffer.wrap(metadata.array()));
        } catch (RuntimeException e) {
            version = 0;
        }
        var assignment = new ConsumerPartitionAssignor.Assignment(partitions);
        return Bytes.of(ConsumerProtocol.serializeAssignment(assignment, version).array());
    }
}
