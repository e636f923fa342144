package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData.DescribedGroup;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData.Member;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData.TopicPartitions;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Answers of the consumer protocol.
final class ConsumerAnswers {
    private static final byte CLASSIC_MEMBER = 0;
    private static final byte CONSUMER_MEMBER = 1;

    private ConsumerAnswers() {}

    static ConsumerGroupHeartbeatResponseData refused(Refusal refusal) {
        return new ConsumerGroupHeartbeatResponseData()
                .setErrorCode(refusal.error().code())
                .setErrorMessage(refusal.message());
    }

    static ConsumerGroupHeartbeatResponseData failed(Errors error) {
        return refused(new Refusal(error, error.message()));
    }

    static ConsumerGroupHeartbeatResponseData.Assignment assignment(Assignment share) {
        var topics = new ArrayList<TopicPartitions>();
        share.partitions()
                .forEach((topic, indexes) ->
                        topics.add(
                                new TopicPartitions()
                                        .setTopicId(topic)
                                        .setPartitions(List.copyOf(indexes))));
        return new ConsumerGroupHeartbeatResponseData.Assignment().setTopicPartitions(topics);
    }

    static DescribedGroup describe(
            ConsumerGroup group, String defaultAssignor, GroupTopics topics) {
        var described =
                new DescribedGroup()
                        .setGroupId(group.id())
                        .setGroupState(group.stateText())
                        .setGroupEpoch(group.epoch())
                        .setAssignmentEpoch(group.targetEpoch())
                        .setAssignorName(group.preferredAssignor().orElse(defaultAssignor));
        group.members().forEach(m -> described.members().add(member(group, m, topics)));
        return described;
    }

    private static Member member(ConsumerGroup group, ConsumerMember member, GroupTopics topics) {
        var facts = member.facts();
        var current = member.current();
        // What it still has to give back is still its own.
        var toGiveBack = current.pendingRevocation();
        return new Member()
                .setMemberId(member.id())
                .setInstanceId(orNull(facts.instanceId()))
                .setRackId(orNull(facts.rackId()))
                .setMemberEpoch(member.epoch())
                .setClientId(facts.clientId())
                .setClientHost(facts.clientHost())
                .setSubscribedTopicNames(List.copyOf(facts.topics()))
                .setSubscribedTopicRegex(facts.regex())
                .setMemberType(member.isClassic() ? CLASSIC_MEMBER : CONSUMER_MEMBER)
                .setAssignment(named(current.assigned().plainWith(toGiveBack), topics))
                .setTargetAssignment(named(group.target(member.id()), topics));
    }

    /// Topics that are gone have no name and are left out.
    private static ConsumerGroupDescribeResponseData.Assignment named(
            Assignment assignment, GroupTopics topics) {
        var list = new ArrayList<ConsumerGroupDescribeResponseData.TopicPartitions>();
        assignment
                .partitions()
                .forEach((id, indexes) ->
                        topics.nameOf(id)
                                .ifPresent(name ->
                                        list.add(
                                                new ConsumerGroupDescribeResponseData
                                                                .TopicPartitions()
                                                        .setTopicId(id)
                                                        .setTopicName(name)
                                                        .setPartitions(List.copyOf(indexes)))));
        return new ConsumerGroupDescribeResponseData.Assignment().setTopicPartitions(list);
    }

    static DescribedGroup notFound(String groupId, String message) {
        return new DescribedGroup()
                .setGroupId(groupId)
                .setErrorCode(Errors.GROUP_ID_NOT_FOUND.code())
                .setErrorMessage(message);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
