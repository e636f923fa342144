package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Commits offsets, by a member or from outside of the group as the tool that resets offsets does.
public final class GroupCommits {
    private GroupCommits() {}

    /// Who commits.
    ///
    /// @param member empty: nobody of the group
    record Who(String group, String member, int generation) {}

    /// Sets a group's offsets from outside; brokers allow it only while the group is empty.
    public static void fromOutside(
            SimClient client,
            String group,
            Map<TopicPartition, Long> offsets,
            Consumer<Errors> done) {
        client.run(() -> client.refresh(() -> findCoordinator(client, group, offsets, done)));
    }

    private static void findCoordinator(
            SimClient client,
            String group,
            Map<TopicPartition, Long> offsets,
            Consumer<Errors> done) {
        var request =
                new FindCoordinatorRequestData()
                        .setKeyType((byte) 0)
                        .setCoordinatorKeys(java.util.List.of(group));
        client.askAny(
                ApiKeys.FIND_COORDINATOR,
                request,
                (answer, nowMs) -> {
                    if (answer instanceof PeerAnswer.Answered(var body, var prepared)) {
                        var found = ((FindCoordinatorResponseData) body).coordinators().getFirst();
                        if (found.errorCode() == Errors.NONE.code()) {
                            commit(client, found.nodeId(), new Who(group, "", -1), offsets, done);
                            return;
                        }
                    }
                    client.in(
                            SimClient.BACKOFF_MS,
                            () -> findCoordinator(client, group, offsets, done));
                });
    }

    static void commit(
            SimClient client,
            int coordinator,
            Who who,
            Map<TopicPartition, Long> offsets,
            Consumer<Errors> done) {
        var request =
                new OffsetCommitRequestData()
                        .setGroupId(who.group)
                        .setMemberId(who.member)
                        .setGenerationIdOrMemberEpoch(who.generation);
        var topics = new TreeMap<String, OffsetCommitRequestData.OffsetCommitRequestTopic>();
        offsets.forEach((id, offset) ->
                topics.computeIfAbsent(
                                id.topic(),
                                name ->
                                        new OffsetCommitRequestData.OffsetCommitRequestTopic()
                                                .setName(name)
                                                .setTopicId(
                                                        client.metadata()
                                                                .topicId(name)
                                                                .orElseThrow()))
                        .partitions()
                        .add(
                                new OffsetCommitRequestData.OffsetCommitRequestPartition()
                                        .setPartitionIndex(id.partition())
                                        .setCommittedOffset(offset)
                                        .setCommittedMetadata("")));
        request.setTopics(new java.util.ArrayList<>(topics.values()));
        client.ask(
                coordinator,
                ApiKeys.OFFSET_COMMIT,
                request,
                (answer, nowMs) -> done.accept(worst(answer)));
    }

    private static Errors worst(PeerAnswer answer) {
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            return Errors.NETWORK_EXCEPTION;
        }
        return ((OffsetCommitResponseData) body)
                .topics().stream()
                        .flatMap(t -> t.partitions().stream())
                        .map(p -> Errors.forCode(p.errorCode()))
                        .filter(e -> e != Errors.NONE)
                        .findFirst()
                        .orElse(Errors.NONE);
    }
}
