package io.logarium.engine.group;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Assignment;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor.Subscription;
import org.apache.kafka.clients.consumer.internals.ConsumerProtocol;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupRequestData.SyncGroupRequestAssignment;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// A consumer as far as its coordinator sees it: it remembers its id and generation, and speaks only when told to.
final class LabClient {
    final GroupLab lab;
    final String name;
    String group = "g";
    String memberId = "";
    @Nullable String instanceId;
    int generation = -1;
    int version = 9;
    int sessionMs = 10_000;
    int rebalanceMs = 60_000;
    List<String> protocols = List.of("range");
    List<String> topics = List.of("orders");
    boolean leads;

    LabClient(GroupLab lab, String name) {
        this.lab = lab;
        this.name = name;
    }

    LabClient named(String staticName) {
        instanceId = staticName;
        return this;
    }

    GroupCaller caller(int apiVersion) {
        return new GroupCaller(name, "/127.0.0.1", (short) apiVersion);
    }

    JoinGroupRequestData joinRequest() {
        var request =
                new JoinGroupRequestData()
                        .setGroupId(group)
                        .setMemberId(memberId)
                        .setGroupInstanceId(instanceId)
                        .setProtocolType("consumer")
                        .setSessionTimeoutMs(sessionMs)
                        .setRebalanceTimeoutMs(rebalanceMs);
        var subscription = ConsumerProtocol.serializeSubscription(new Subscription(topics)).array();
        for (var protocol : protocols) {
            request.protocols()
                    .add(
                            new JoinGroupRequestProtocol()
                                    .setName(protocol)
                                    .setMetadata(subscription));
        }
        return request;
    }

    /// Sends one JoinGroup.
    Reply<JoinGroupResponseData> ask(JoinGroupRequestData request) {
        var reply = new Reply<JoinGroupResponseData>(version);
        lab.coordinator.joinGroup(caller(version), request, lab.nowMs, reply);
        lab.settle();
        return reply;
    }

    /// Sends JoinGroup, and again with the id that it is given (KIP-394).
    Reply<JoinGroupResponseData> join() {
        var first = ask(joinRequest());
        if (first.isOpen() || first.get().errorCode() != Errors.MEMBER_ID_REQUIRED.code()) {
            return first;
        }
        memberId = first.get().memberId();
        return ask(joinRequest());
    }

    /// Takes over what the answer says.
    JoinGroupResponseData joined(Reply<JoinGroupResponseData> reply) {
        var answer = reply.get();
        if (answer.errorCode() == 0) {
            memberId = answer.memberId();
            generation = answer.generationId();
            leads = answer.leader().equals(memberId);
        }
        return answer;
    }

    /// Joins a group of one and becomes stable.
    LabClient settleAlone() {
        var reply = join();
        lab.pass(lab.config.initialRebalanceDelayMs());
        joined(reply);
        syncAll(Map.of(this, List.of(0, 1, 2, 3)));
        return this;
    }

    Reply<SyncGroupResponseData> sync(Map<String, byte[]> assignments) {
        var request =
                new SyncGroupRequestData()
                        .setGroupId(group)
                        .setMemberId(memberId)
                        .setGroupInstanceId(instanceId)
                        .setGenerationId(generation)
                        .setProtocolType("consumer")
                        .setProtocolName(protocols.getFirst());
        assignments.forEach((member, bytes) ->
                request.assignments()
                        .add(
                                new SyncGroupRequestAssignment()
                                        .setMemberId(member)
                                        .setAssignment(bytes)));
        return ask(request);
    }

    Reply<SyncGroupResponseData> ask(SyncGroupRequestData request) {
        var reply = new Reply<SyncGroupResponseData>(5);
        lab.coordinator.syncGroup(caller(5), request, lab.nowMs, reply);
        lab.settle();
        return reply;
    }

    /// Syncs without an assignment, as followers do.
    Reply<SyncGroupResponseData> sync() {
        return sync(Map.of());
    }

    /// Syncs as the leader, with partitions of the topic `orders` for each member.
    Reply<SyncGroupResponseData> syncAll(Map<LabClient, List<Integer>> shares) {
        var assignments = new LinkedHashMap<String, byte[]>();
        shares.forEach((client, share) -> assignments.put(client.memberId, assignment(share)));
        return sync(assignments);
    }

    static byte[] assignment(List<Integer> partitions) {
        var list = partitions.stream().map(p -> new TopicPartition("orders", p)).toList();
        return ConsumerProtocol.serializeAssignment(new Assignment(list)).array();
    }

    Errors heartbeat() {
        var reply = new Reply<HeartbeatResponseData>(4);
        var request =
                new HeartbeatRequestData()
                        .setGroupId(group)
                        .setMemberId(memberId)
                        .setGroupInstanceId(instanceId)
                        .setGenerationId(generation);
        lab.coordinator.heartbeat(caller(4), request, lab.nowMs, reply);
        lab.settle();
        return Errors.forCode(reply.get().errorCode());
    }

    Reply<LeaveGroupResponseData> leave() {
        return leave(new MemberIdentity().setMemberId(memberId).setGroupInstanceId(instanceId));
    }

    Reply<LeaveGroupResponseData> leave(MemberIdentity... members) {
        var reply = new Reply<LeaveGroupResponseData>(5);
        var request = new LeaveGroupRequestData().setGroupId(group).setMembers(List.of(members));
        lab.coordinator.leaveGroup(caller(5), request, lab.nowMs, reply);
        lab.settle();
        return reply;
    }

    Reply<OffsetCommitResponseData> commit(int partition, long offset) {
        return commit(8, commitRequest(partition, offset));
    }

    OffsetCommitRequestData commitRequest(int partition, long offset) {
        var asked =
                new OffsetCommitRequestPartition()
                        .setPartitionIndex(partition)
                        .setCommittedOffset(offset);
        return new OffsetCommitRequestData()
                .setGroupId(group)
                .setMemberId(memberId)
                .setGroupInstanceId(instanceId)
                .setGenerationIdOrMemberEpoch(generation)
                .setTopics(
                        List.of(
                                new OffsetCommitRequestTopic()
                                        .setName("orders")
                                        .setPartitions(List.of(asked))));
    }

    Reply<OffsetCommitResponseData> commit(int apiVersion, OffsetCommitRequestData request) {
        var reply = new Reply<OffsetCommitResponseData>(apiVersion);
        lab.coordinator.offsetCommit(caller(apiVersion), request, lab.nowMs, reply);
        lab.settle();
        return reply;
    }

    /// The error of the first partition.
    static Errors error(Reply<OffsetCommitResponseData> reply) {
        return Errors.forCode(reply.get().topics().getFirst().partitions().getFirst().errorCode());
    }

    /// What OffsetFetch says of a partition of `orders`.
    long fetched(int partition) {
        var topic =
                new OffsetFetchRequestTopics()
                        .setName("orders")
                        .setPartitionIndexes(List.of(partition));
        var asked = new OffsetFetchRequestGroup().setGroupId(group).setTopics(List.of(topic));
        var answer = fetch(8, new OffsetFetchRequestData().setGroups(List.of(asked)));
        var found = answer.groups().getFirst();
        if (found.errorCode() != 0) {
            throw new AssertionError(Errors.forCode(found.errorCode()));
        }
        return found.topics().getFirst().partitions().getFirst().committedOffset();
    }

    OffsetFetchResponseData fetch(int apiVersion, OffsetFetchRequestData request) {
        var reply = new Reply<OffsetFetchResponseData>(apiVersion);
        lab.coordinator.offsetFetch(caller(apiVersion), request, lab.nowMs, reply);
        return reply.get();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
