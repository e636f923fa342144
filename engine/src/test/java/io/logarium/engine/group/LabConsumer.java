package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData.TopicPartitions;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// A consumer of the consumer protocol as far as its coordinator sees it. As a real one it gives back and takes over what it was
/// told before its next heartbeat, and tells what it has when that has changed.
final class LabConsumer {
    final GroupLab lab;
    final String name;
    String group = "g";
    String memberId;
    @Nullable String instanceId;
    int epoch;
    int version = 1;
    int rebalanceMs = 60_000;
    @Nullable List<String> topics = List.of("orders");
    @Nullable String regex;
    @Nullable String assignor;
    final Map<Uuid, TreeSet<Integer>> owned = new TreeMap<>();
    private Map<Uuid, TreeSet<Integer>> told = new TreeMap<>();
    private boolean changed;
    private boolean missed;

    LabConsumer(GroupLab lab, String name) {
        this.lab = lab;
        this.name = name;
        this.memberId = name + "-id";
    }

    GroupCaller caller() {
        return new GroupCaller(name, "/127.0.0.1", (short) version);
    }

    ConsumerGroupHeartbeatRequestData request() {
        return new ConsumerGroupHeartbeatRequestData()
                .setGroupId(group)
                .setMemberId(memberId)
                .setMemberEpoch(epoch)
                .setInstanceId(instanceId);
    }

    /// All that a consumer says.
    ConsumerGroupHeartbeatRequestData full() {
        return request()
                .setRebalanceTimeoutMs(rebalanceMs)
                .setSubscribedTopicNames(topics)
                .setSubscribedTopicRegex(regex)
                .setServerAssignor(assignor)
                .setTopicPartitions(partitions(owned));
    }

    private static List<TopicPartitions> partitions(Map<Uuid, TreeSet<Integer>> from) {
        var list = new ArrayList<TopicPartitions>();
        from.forEach((topic, its) ->
                list.add(new TopicPartitions().setTopicId(topic).setPartitions(List.copyOf(its))));
        return list;
    }

    /// Sends one heartbeat and takes over what the answer says.
    Reply<ConsumerGroupHeartbeatResponseData> send(ConsumerGroupHeartbeatRequestData request) {
        var reply = new Reply<ConsumerGroupHeartbeatResponseData>(version);
        lab.coordinator.consumerGroupHeartbeat(caller(), request, lab.nowMs, reply);
        lab.settle();
        return reply;
    }

    ConsumerGroupHeartbeatResponseData heard(Reply<ConsumerGroupHeartbeatResponseData> reply) {
        var answer = reply.get();
        if (answer.errorCode() == 0) {
            epoch = answer.memberEpoch();
            if (answer.memberId() != null) {
                memberId = answer.memberId();
            }
            if (answer.assignment() != null) {
                told = new TreeMap<>();
                answer.assignment()
                        .topicPartitions()
                        .forEach(t -> told.put(t.topicId(), new TreeSet<>(t.partitions())));
                changed = true;
            }
        } else if (answer.errorCode() == Errors.COORDINATOR_NOT_AVAILABLE.code()) {
            missed();
        } else if (answer.errorCode() == Errors.FENCED_MEMBER_EPOCH.code()
                || answer.errorCode() == Errors.UNKNOWN_MEMBER_ID.code()) {
            lost();
        }
        return answer;
    }

    /// It does not know what became of its last heartbeat: the next one says all.
    void missed() {
        missed = true;
    }

    /// It has nothing any more and must join anew.
    void lost() {
        epoch = 0;
        owned.clear();
        told = new TreeMap<>();
        changed = false;
        missed = false;
    }

    Reply<ConsumerGroupHeartbeatResponseData> join() {
        lost();
        return send(full());
    }

    /// The next heartbeat, with what it has if that has changed since the last one.
    Reply<ConsumerGroupHeartbeatResponseData> beat() {
        if (epoch == 0) {
            return join();
        }
        if (changed) {
            owned.clear();
            owned.putAll(told);
        }
        var request = missed ? full() : request();
        if (changed) {
            request.setTopicPartitions(partitions(owned));
        }
        changed = false;
        missed = false;
        return send(request);
    }

    /// A heartbeat of one that is still busy with what it has to give back.
    Reply<ConsumerGroupHeartbeatResponseData> beatBusily() {
        return send(request());
    }

    Reply<ConsumerGroupHeartbeatResponseData> leave() {
        return send(request().setMemberEpoch(-1));
    }

    /// A static member goes, and will be back.
    Reply<ConsumerGroupHeartbeatResponseData> goAway() {
        return send(request().setMemberEpoch(-2));
    }

    Errors commit(int partition, long offset) {
        return commit(epoch, partition, offset);
    }

    Errors commit(int inEpoch, int partition, long offset) {
        var reply = new Reply<OffsetCommitResponseData>(9);
        var request =
                new OffsetCommitRequestData()
                        .setGroupId(group)
                        .setMemberId(memberId)
                        .setGenerationIdOrMemberEpoch(inEpoch)
                        .setTopics(
                                List.of(
                                        new OffsetCommitRequestTopic()
                                                .setName("orders")
                                                .setPartitions(
                                                        List.of(
                                                                new OffsetCommitRequestPartition()
                                                                        .setPartitionIndex(
                                                                                partition)
                                                                        .setCommittedOffset(
                                                                                offset)))));
        lab.coordinator.offsetCommit(
                new GroupCaller(name, "/127.0.0.1", (short) 9), request, lab.nowMs, reply);
        lab.settle();
        return Errors.forCode(reply.get().topics().getFirst().partitions().getFirst().errorCode());
    }

    /// What it was told to have, by the names of topics.
    String has() {
        var text = new ArrayList<String>();
        told.forEach((id, its) -> text.add(lab.nameOf(id).orElse("?") + its));
        return text.isEmpty() ? "nothing" : String.join(" ", text);
    }
}
