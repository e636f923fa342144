package io.logarium.engine.conformance;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupRequestData.SyncGroupRequestAssignment;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Requests of the classic group protocol, short to write.
final class GroupRequests {
    private GroupRequests() {}

    /// Who speaks: a member of a group in a generation; a static one has an instance id.
    record Speaker(String group, String member, int generation, @Nullable String instance) {
        static Speaker of(String group, String member, int generation) {
            return new Speaker(group, member, generation, null);
        }

        Speaker in(int otherGeneration) {
            return new Speaker(group, member, otherGeneration, instance);
        }
    }

    static JoinGroupRequestData join(Speaker speaker, String... protocols) {
        var request =
                new JoinGroupRequestData()
                        .setGroupId(speaker.group())
                        .setMemberId(speaker.member())
                        .setGroupInstanceId(speaker.instance())
                        .setProtocolType("consumer")
                        .setSessionTimeoutMs(20_000)
                        .setRebalanceTimeoutMs(5_000);
        for (var protocol : protocols) {
            request.protocols()
                    .add(
                            new JoinGroupRequestProtocol()
                                    .setName(protocol)
                                    .setMetadata(new byte[] {7, 7}));
        }
        return request;
    }

    static SyncGroupRequestData sync(Speaker speaker, Map<String, byte[]> assignments) {
        return new SyncGroupRequestData()
                .setGroupId(speaker.group())
                .setMemberId(speaker.member())
                .setGroupInstanceId(speaker.instance())
                .setGenerationId(speaker.generation())
                .setProtocolType("consumer")
                .setProtocolName("range")
                .setAssignments(
                        assignments.entrySet().stream()
                                .map(e ->
                                        new SyncGroupRequestAssignment()
                                                .setMemberId(e.getKey())
                                                .setAssignment(e.getValue()))
                                .toList());
    }

    static HeartbeatRequestData heartbeat(Speaker speaker) {
        return new HeartbeatRequestData()
                .setGroupId(speaker.group())
                .setMemberId(speaker.member())
                .setGroupInstanceId(speaker.instance())
                .setGenerationId(speaker.generation());
    }

    static LeaveGroupRequestData leave(String group, MemberIdentity... members) {
        return new LeaveGroupRequestData().setGroupId(group).setMembers(List.of(members));
    }

    static OffsetCommitRequestData commit(
            Speaker speaker, String topic, OffsetCommitRequestPartition... partitions) {
        return new OffsetCommitRequestData()
                .setGroupId(speaker.group())
                .setMemberId(speaker.member())
                .setGroupInstanceId(speaker.instance())
                .setGenerationIdOrMemberEpoch(speaker.generation())
                .setTopics(
                        List.of(
                                new OffsetCommitRequestTopic()
                                        .setName(topic)
                                        .setPartitions(List.of(partitions))));
    }

    static OffsetCommitRequestPartition offset(int partition, long offset) {
        return new OffsetCommitRequestPartition()
                .setPartitionIndex(partition)
                .setCommittedOffset(offset);
    }

    /// Committed offsets of a group; of these partitions of a topic, or of all with an empty list.
    static OffsetFetchRequestData fetchOffsets(String group, String topic, Integer... partitions) {
        var asked = new OffsetFetchRequestGroup().setGroupId(group);
        asked.setTopics(null);
        if (partitions.length > 0) {
            asked.setTopics(
                    List.of(
                            new OffsetFetchRequestTopics()
                                    .setName(topic)
                                    .setPartitionIndexes(List.of(partitions))));
        }
        return new OffsetFetchRequestData().setGroups(List.of(asked));
    }

    static FindCoordinatorRequestData findCoordinator(int keyType, String... keys) {
        return new FindCoordinatorRequestData()
                .setKeyType((byte) keyType)
                .setCoordinatorKeys(List.of(keys));
    }

    /// Waits until a group has a coordinator that has loaded its state.
    static void awaitCoordinator(Probe probe, String group) throws Exception {
        Eventually.<FindCoordinatorResponseData>get(
                () -> probe.wire().call(ApiKeys.FIND_COORDINATOR, 4, findCoordinator(0, group)),
                answer -> answer.coordinators().getFirst().errorCode() == 0);
        Eventually.<org.apache.kafka.common.message.HeartbeatResponseData>get(
                () ->
                        probe.wire()
                                .call(
                                        ApiKeys.HEARTBEAT,
                                        4,
                                        heartbeat(Speaker.of(group, "nobody", 1))),
                answer -> answer.errorCode() == Errors.UNKNOWN_MEMBER_ID.code());
    }

    /// Joins a group as its only member and syncs; the speaker knows its id and generation afterwards.
    static Speaker joined(Probe probe, String group) {
        JoinGroupResponseData named =
                probe.wire().call(ApiKeys.JOIN_GROUP, 9, join(Speaker.of(group, "", -1), "range"));
        JoinGroupResponseData answer =
                probe.wire()
                        .call(
                                ApiKeys.JOIN_GROUP,
                                9,
                                join(Speaker.of(group, named.memberId(), -1), "range"));
        var speaker = Speaker.of(group, answer.memberId(), answer.generationId());
        probe.wire()
                .call(
                        ApiKeys.SYNC_GROUP,
                        5,
                        sync(speaker, Map.of(speaker.member(), new byte[] {1, 2})));
        return speaker;
    }
}
