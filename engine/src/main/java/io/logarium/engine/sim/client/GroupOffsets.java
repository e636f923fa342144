package io.logarium.engine.sim.client;

import io.logarium.engine.net.PeerAnswer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;

/// Asks a group's coordinator for committed offsets and for new ones to be committed, in the same words for members of both protocols.
final class GroupOffsets {
    private final SimClient client;
    private final String group;
    private final SimConsumer.Listener listener;

    GroupOffsets(SimClient client, String group, SimConsumer.Listener listener) {
        this.client = client;
        this.group = group;
        this.listener = listener;
    }

    /// Who asks.
    ///
    /// @param epoch generation or member epoch
    record Member(int coordinator, String id, int epoch) {}

    /// What came of it: the partitions that it worked for, and the last error of the others.
    record Outcome(Errors error, SortedMap<TopicPartition, Long> offsets) {}

    /// Committed offsets; the topics' ids must be known.
    void fetch(Member member, Collection<TopicPartition> wanted, Consumer<Outcome> then) {
        var request =
                new OffsetFetchRequestData.OffsetFetchRequestGroup()
                        .setGroupId(group)
                        .setMemberId(member.id)
                        .setMemberEpoch(member.epoch);
        for (var name : wanted.stream().map(TopicPartition::topic).distinct().toList()) {
            request.topics()
                    .add(
                            new OffsetFetchRequestData.OffsetFetchRequestTopics()
                                    .setName(name)
                                    .setTopicId(idOf(name))
                                    .setPartitionIndexes(
                                            wanted.stream()
                                                    .filter(p -> p.topic().equals(name))
                                                    .map(TopicPartition::partition)
                                                    .toList()));
        }
        var asked = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        wanted.forEach(p -> asked.put(p, listener.asksForCommitted(group, p)));
        client.ask(
                member.coordinator,
                ApiKeys.OFFSET_FETCH,
                new OffsetFetchRequestData().setGroups(List.of(request)),
                (answer, nowMs) -> then.accept(fetched(asked, answer)));
    }

    private Uuid idOf(String topic) {
        return client.metadata().topicId(topic).orElseThrow();
    }

    private Outcome fetched(Map<TopicPartition, Long> asked, PeerAnswer answer) {
        var positions = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            return new Outcome(Errors.NETWORK_EXCEPTION, positions);
        }
        var found = ((OffsetFetchResponseData) body).groups().getFirst();
        var error = Errors.forCode(found.errorCode());
        for (var topic : found.topics()) {
            var name = client.metadata().topic(topic.topicId());
            for (var partition : topic.partitions()) {
                var one = Errors.forCode(partition.errorCode());
                if (name.isEmpty() || one != Errors.NONE) {
                    error = one;
                    continue;
                }
                var id = new TopicPartition(name.get(), partition.partitionIndex());
                long offset = partition.committedOffset();
                client.metadata().seen(id, partition.committedLeaderEpoch());
                listener.foundCommitted(group, id, offset, asked.getOrDefault(id, -1L));
                positions.put(id, offset);
            }
        }
        return new Outcome(error, positions);
    }

    void commit(Member member, SortedMap<TopicPartition, Long> moved, Consumer<Outcome> then) {
        var request =
                new OffsetCommitRequestData()
                        .setGroupId(group)
                        .setMemberId(member.id)
                        .setGenerationIdOrMemberEpoch(member.epoch);
        var byTopic = new TreeMap<String, OffsetCommitRequestData.OffsetCommitRequestTopic>();
        moved.forEach((id, offset) ->
                byTopic.computeIfAbsent(
                                id.topic(),
                                name ->
                                        new OffsetCommitRequestData.OffsetCommitRequestTopic()
                                                .setName(name)
                                                .setTopicId(idOf(name)))
                        .partitions()
                        .add(
                                new OffsetCommitRequestData.OffsetCommitRequestPartition()
                                        .setPartitionIndex(id.partition())
                                        .setCommittedOffset(offset)
                                        .setCommittedLeaderEpoch(
                                                client.metadata().leaderEpoch(id))));
        request.topics().addAll(byTopic.values());
        client.ask(
                member.coordinator,
                ApiKeys.OFFSET_COMMIT,
                request,
                (answer, nowMs) -> then.accept(committed(moved, answer)));
    }

    private Outcome committed(Map<TopicPartition, Long> moved, PeerAnswer answer) {
        var done = new TreeMap<TopicPartition, Long>(RecordReader.BY_NAME);
        if (!(answer instanceof PeerAnswer.Answered(var body, var prepared))) {
            return new Outcome(Errors.NETWORK_EXCEPTION, done);
        }
        var error = Errors.NONE;
        for (var topic : ((OffsetCommitResponseData) body).topics()) {
            var name = client.metadata().topic(topic.topicId());
            for (var partition : topic.partitions()) {
                var one = Errors.forCode(partition.errorCode());
                if (one != Errors.NONE || name.isEmpty()) {
                    error = one;
                    continue;
                }
                var id = new TopicPartition(name.get(), partition.partitionIndex());
                long offset = moved.getOrDefault(id, -1L);
                listener.committed(group, id, offset);
                done.put(id, offset);
            }
        }
        return new Outcome(error, done);
    }
}
