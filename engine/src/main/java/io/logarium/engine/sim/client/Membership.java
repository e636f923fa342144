package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.internals.ConsumerProtocol;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.utils.Utils;

/// How a member gets into a generation: finds the coordinator, joins, assigns as the leader, syncs. It tries until it succeeds.
final class Membership {
    private static final int SESSION_MS = 4_000;
    private static final int REBALANCE_MS = 3_000;
    private static final String PROTOCOL = "range";

    private final SimClient client;
    private final String group;
    private final List<String> topics;
    private final Consumer<List<TopicPartition>> owns;
    private String memberId = "";
    private int generation = -1;
    private int coordinator = -1;
    private long attempt;

    Membership(
            SimClient client,
            String group,
            List<String> topics,
            Consumer<List<TopicPartition>> owns) {
        this.client = client;
        this.group = group;
        this.topics = topics;
        this.owns = owns;
    }

    String memberId() {
        return memberId;
    }

    int generation() {
        return generation;
    }

    int coordinator() {
        return coordinator;
    }

    /// What an answer says about the membership, before the next [#join].
    void failed(Errors error) {
        switch (error) {
            case UNKNOWN_MEMBER_ID -> memberId = "";
            case NOT_COORDINATOR, COORDINATOR_NOT_AVAILABLE, NETWORK_EXCEPTION -> coordinator = -1;
            default -> {}
        }
    }

    void join() {
        join(++attempt);
    }

    /// Drops what is under way: no answer is heard any more.
    void stop() {
        attempt++;
    }

    private void join(long mine) {
        if (mine != attempt) {
            return;
        }
        if (coordinator < 0) {
            findCoordinator(mine);
            return;
        }
        var subscription =
                ConsumerProtocol.serializeSubscription(
                        new ConsumerPartitionAssignor.Subscription(topics), (short) 1);
        var request =
                new JoinGroupRequestData()
                        .setGroupId(group)
                        .setMemberId(memberId)
                        .setProtocolType(ConsumerProtocol.PROTOCOL_TYPE)
                        .setSessionTimeoutMs(SESSION_MS)
                        .setRebalanceTimeoutMs(REBALANCE_MS)
                        .setReason("");
        request.protocols()
                .add(
                        new JoinGroupRequestData.JoinGroupRequestProtocol()
                                .setName(PROTOCOL)
                                .setMetadata(Utils.toArray(subscription)));
        client.ask(
                coordinator, ApiKeys.JOIN_GROUP, request, (answer, nowMs) -> joined(mine, answer));
    }

    private void joined(long mine, PeerAnswer answer) {
        if (mine != attempt) {
            return;
        }
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            again(mine, Errors.NETWORK_EXCEPTION);
            return;
        }
        var joined = (JoinGroupResponseData) body;
        var error = Errors.forCode(joined.errorCode());
        if (error == Errors.MEMBER_ID_REQUIRED) {
            memberId = joined.memberId();
            join(mine);
        } else if (error != Errors.NONE) {
            again(mine, error);
        } else {
            memberId = joined.memberId();
            generation = joined.generationId();
            if (joined.leader().equals(joined.memberId())) {
                client.refresh(() -> sync(mine, assign(joined.members())));
            } else {
                sync(mine, Map.of());
            }
        }
    }

    private void again(long mine, Errors error) {
        failed(error);
        client.in(SimClient.BACKOFF_MS, () -> join(mine));
    }

    /// Ranges of each topic's partitions, in order of the members' ids.
    private Map<String, List<TopicPartition>> assign(
            List<JoinGroupResponseData.JoinGroupResponseMember> members) {
        var assigned = new TreeMap<String, List<TopicPartition>>();
        members.forEach(member -> assigned.put(member.memberId(), new ArrayList<>()));
        var ids = List.copyOf(assigned.keySet());
        for (var topic : topics) {
            int partitions = client.metadata().partitions(topic);
            for (int partition = 0; partition < partitions; partition++) {
                var owner = ids.get(partition * ids.size() / partitions);
                assigned.getOrDefault(owner, new ArrayList<>())
                        .add(new TopicPartition(topic, partition));
            }
        }
        return assigned;
    }

    private void sync(long mine, Map<String, List<TopicPartition>> assigned) {
        if (mine != attempt) {
            return;
        }
        var request =
                new SyncGroupRequestData()
                        .setGroupId(group)
                        .setMemberId(memberId)
                        .setGenerationId(generation)
                        .setProtocolType(ConsumerProtocol.PROTOCOL_TYPE)
                        .setProtocolName(PROTOCOL);
        new LinkedHashMap<>(assigned)
                .forEach((member, owned) ->
                        request.assignments()
                                .add(
                                        new SyncGroupRequestData.SyncGroupRequestAssignment()
                                                .setMemberId(member)
                                                .setAssignment(bytes(owned))));
        client.ask(
                coordinator, ApiKeys.SYNC_GROUP, request, (answer, nowMs) -> synced(mine, answer));
    }

    private static byte[] bytes(List<TopicPartition> owned) {
        var assignment = new ConsumerPartitionAssignor.Assignment(owned);
        return Utils.toArray(ConsumerProtocol.serializeAssignment(assignment, (short) 1));
    }

    private void synced(long mine, PeerAnswer answer) {
        if (mine != attempt) {
            return;
        }
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            again(mine, Errors.NETWORK_EXCEPTION);
            return;
        }
        var synced = (SyncGroupResponseData) body;
        var error = Errors.forCode(synced.errorCode());
        if (error != Errors.NONE) {
            again(mine, error);
            return;
        }
        attempt++;
        var assignment =
                ConsumerProtocol.deserializeAssignment(
                        java.nio.ByteBuffer.wrap(synced.assignment()));
        owns.accept(List.copyOf(assignment.partitions()));
    }

    private void findCoordinator(long mine) {
        CoordinatorLookup.find(
                client,
                group,
                found -> {
                    if (mine != attempt) {
                        return;
                    }
                    coordinator = found;
                    if (found >= 0) {
                        join(mine);
                    } else {
                        client.in(SimClient.BACKOFF_MS, () -> join(mine));
                    }
                });
    }
}
