package io.logarium.engine.group;

import io.logarium.engine.group.MemberFacts.ClassicPart;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Readable;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupCurrentMemberAssignmentValue;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupCurrentMemberAssignmentValue.TopicPartitions;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupMemberMetadataValue;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupMemberMetadataValue.ClassicMemberMetadata;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupMemberMetadataValue.ClassicProtocol;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupRegularExpressionValue;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupTargetAssignmentMemberValue;
import org.apache.kafka.coordinator.group.generated.ConsumerGroupTargetAssignmentMemberValue.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Values of consumer groups' records, to Kafka's messages and back.
final class ConsumerGroupValues {
    private ConsumerGroupValues() {}

    static ConsumerGroupMemberMetadataValue member(MemberFacts facts) {
        return new ConsumerGroupMemberMetadataValue()
                .setInstanceId(orNull(facts.instanceId()))
                .setRackId(orNull(facts.rackId()))
                .setClientId(facts.clientId())
                .setClientHost(facts.clientHost())
                .setSubscribedTopicNames(List.copyOf(facts.topics()))
                .setSubscribedTopicRegex(facts.regex())
                .setRebalanceTimeoutMs(facts.rebalanceTimeoutMs())
                .setServerAssignor(orNull(facts.assignor()))
                .setClassicMemberMetadata(
                        facts.classic().map(ConsumerGroupValues::classic).orElse(null));
    }

    private static ClassicMemberMetadata classic(ClassicPart part) {
        return new ClassicMemberMetadata()
                .setSessionTimeoutMs(part.sessionTimeoutMs())
                .setSupportedProtocols(
                        part.protocols().stream()
                                .map(p ->
                                        new ClassicProtocol()
                                                .setName(p.name())
                                                .setMetadata(p.metadata().array()))
                                .toList());
    }

    static MemberFacts memberOf(Readable value, short version) {
        var read = new ConsumerGroupMemberMetadataValue(value, version);
        var classic = Optional.ofNullable(read.classicMemberMetadata());
        return new MemberFacts(
                orEmpty(read.instanceId()),
                orEmpty(read.rackId()),
                read.clientId(),
                read.clientHost(),
                new TreeSet<>(read.subscribedTopicNames()),
                orEmpty(read.subscribedTopicRegex()),
                read.rebalanceTimeoutMs(),
                orEmpty(read.serverAssignor()),
                classic.map(ConsumerGroupValues::classicOf));
    }

    private static ClassicPart classicOf(ClassicMemberMetadata read) {
        var protocols = new ArrayList<ClassicPart.Protocol>();
        for (var p : read.supportedProtocols()) {
            protocols.add(new ClassicPart.Protocol(p.name(), Bytes.of(p.metadata())));
        }
        return new ClassicPart(read.sessionTimeoutMs(), protocols);
    }

    static ConsumerGroupTargetAssignmentMemberValue target(Assignment target) {
        var value = new ConsumerGroupTargetAssignmentMemberValue();
        target.partitions()
                .forEach((topic, indexes) ->
                        value.topicPartitions()
                                .add(
                                        new TopicPartition()
                                                .setTopicId(topic)
                                                .setPartitions(List.copyOf(indexes))));
        return value;
    }

    static Assignment targetOf(Readable value, short version) {
        var read = new ConsumerGroupTargetAssignmentMemberValue(value, version);
        var partitions = new TreeMap<Uuid, TreeSet<Integer>>();
        for (var topic : read.topicPartitions()) {
            partitions
                    .computeIfAbsent(topic.topicId(), id -> new TreeSet<>())
                    .addAll(topic.partitions());
        }
        return Assignment.of(partitions);
    }

    static ConsumerGroupCurrentMemberAssignmentValue current(CurrentAssignment current) {
        return new ConsumerGroupCurrentMemberAssignmentValue()
                .setMemberEpoch(current.epoch())
                .setPreviousMemberEpoch(current.previousEpoch())
                .setState(current.state().number())
                .setAssignedPartitions(held(current.assigned()))
                .setPartitionsPendingRevocation(held(current.pendingRevocation()));
    }

    private static List<TopicPartitions> held(HeldPartitions held) {
        var list = new ArrayList<TopicPartitions>();
        held.epochs()
                .forEach((topic, epochs) ->
                        list.add(
                                new TopicPartitions()
                                        .setTopicId(topic)
                                        .setPartitions(List.copyOf(epochs.keySet()))
                                        .setAssignmentEpochs(List.copyOf(epochs.values()))));
        return list;
    }

    static CurrentAssignment currentOf(Readable value, short version) {
        var read = new ConsumerGroupCurrentMemberAssignmentValue(value, version);
        int epoch = read.memberEpoch();
        return new CurrentAssignment(
                epoch,
                read.previousMemberEpoch(),
                CurrentAssignment.State.of(read.state()),
                heldOf(read.assignedPartitions(), epoch),
                heldOf(read.partitionsPendingRevocation(), epoch));
    }

    /// Brokers before 4.3 wrote no epochs; the member's stands for them then.
    private static HeldPartitions heldOf(List<TopicPartitions> read, int memberEpoch) {
        var held = new TreeMap<Uuid, NavigableMap<Integer, Integer>>();
        for (var topic : read) {
            var epochs = topic.assignmentEpochs();
            boolean known = epochs != null && epochs.size() == topic.partitions().size();
            var ofTopic = held.computeIfAbsent(topic.topicId(), id -> new TreeMap<>());
            for (int i = 0; i < topic.partitions().size(); i++) {
                ofTopic.put(topic.partitions().get(i), known ? epochs.get(i) : memberEpoch);
            }
        }
        return new HeldPartitions(held);
    }

    static ConsumerGroupRegularExpressionValue regex(ResolvedRegex resolved) {
        return new ConsumerGroupRegularExpressionValue()
                .setTopics(List.copyOf(resolved.topics()))
                .setVersion(resolved.version())
                .setTimestamp(resolved.atMs());
    }

    static ResolvedRegex regexOf(Readable value, short version) {
        var read = new ConsumerGroupRegularExpressionValue(value, version);
        return new ResolvedRegex(new TreeSet<>(read.topics()), read.version(), read.timestamp());
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
