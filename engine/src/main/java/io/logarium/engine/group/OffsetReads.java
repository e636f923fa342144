package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponseGroup;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponsePartitions;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponseTopics;
import org.apache.kafka.common.protocol.Errors;

/// OffsetFetch for one group, out of what is committed: it never waits.
///
/// `require_stable` (KIP-447) has nothing to wait for as long as offsets are not committed in transactions.
final class OffsetReads {
    private final GroupShard shard;
    private final Offsets offsets;
    private final GroupTopics topics;

    OffsetReads(GroupShard shard) {
        this.shard = shard;
        this.offsets = shard.offsets();
        this.topics = shard.context().topics();
    }

    /// Whether the caller may read: NONE, or why not. Only members of the consumer protocol say who they are (from v9 on).
    Errors check(OffsetFetchRequestGroup request) {
        return shard.find(request.groupId())
                .map(g ->
                        g.checkFetch(
                                Optional.ofNullable(request.memberId()), request.memberEpoch()))
                .orElse(Errors.NONE);
    }

    /// The groups that a request asks for; before v8 it asks for one.
    static List<OffsetFetchRequestGroup> groupsOf(
            OffsetFetchRequestData request, short apiVersion) {
        if (apiVersion >= 8) {
            return request.groups();
        }
        var single = new OffsetFetchRequestGroup().setGroupId(request.groupId()).setTopics(null);
        var topics = request.topics();
        if (topics != null) {
            single.setTopics(
                    topics.stream()
                            .map(t ->
                                    new OffsetFetchRequestTopics()
                                            .setName(t.name())
                                            .setPartitionIndexes(t.partitionIndexes()))
                            .toList());
        }
        return List.of(single);
    }

    /// @param byId whether topics go by their ids, from OffsetFetch v10 on
    OffsetFetchResponseGroup fetch(OffsetFetchRequestGroup request, boolean byId) {
        var answer = new OffsetFetchResponseGroup().setGroupId(request.groupId());
        var asked = request.topics();
        return answer.setTopics(
                asked == null ? all(request.groupId(), byId) : these(request, asked, byId));
    }

    private List<OffsetFetchResponseTopics> these(
            OffsetFetchRequestGroup request, List<OffsetFetchRequestTopics> asked, boolean byId) {
        var answers = new ArrayList<OffsetFetchResponseTopics>(asked.size());
        for (var topic : asked) {
            var name = byId ? topics.nameOf(topic.topicId()) : Optional.of(topic.name());
            var answer =
                    new OffsetFetchResponseTopics()
                            .setName(topic.name())
                            .setTopicId(topic.topicId());
            for (int index : topic.partitionIndexes()) {
                answer.partitions()
                        .add(
                                name.map(n -> committed(request.groupId(), n, index))
                                        .orElseGet(() -> unknown(index)));
            }
            answers.add(answer);
        }
        return answers;
    }

    private OffsetFetchResponsePartitions committed(String group, String topic, int partition) {
        return offsets.committed(group, topic, partition)
                .map(o -> place(partition, o))
                .orElseGet(() -> none(partition));
    }

    private List<OffsetFetchResponseTopics> all(String group, boolean byId) {
        var answers = new LinkedHashMap<String, OffsetFetchResponseTopics>();
        offsets.forEachCommitted(
                group,
                (topic, partition, offset) ->
                        answers.computeIfAbsent(topic, this::namedAndIdentified)
                                .partitions()
                                .add(place(partition, offset)));
        // A topic that is gone has no id to go by.
        return answers.values().stream()
                .filter(t -> !byId || !t.topicId().equals(Uuid.ZERO_UUID))
                .toList();
    }

    private OffsetFetchResponseTopics namedAndIdentified(String topic) {
        return new OffsetFetchResponseTopics()
                .setName(topic)
                .setTopicId(topics.idOf(topic).orElse(Uuid.ZERO_UUID));
    }

    private static OffsetFetchResponsePartitions place(int partition, CommittedOffset offset) {
        return new OffsetFetchResponsePartitions()
                .setPartitionIndex(partition)
                .setCommittedOffset(offset.offset())
                .setCommittedLeaderEpoch(offset.leaderEpoch())
                .setMetadata(offset.metadata());
    }

    private static OffsetFetchResponsePartitions none(int partition) {
        return new OffsetFetchResponsePartitions()
                .setPartitionIndex(partition)
                .setCommittedOffset(CommittedOffset.NONE)
                .setCommittedLeaderEpoch(-1)
                .setMetadata("");
    }

    private static OffsetFetchResponsePartitions unknown(int partition) {
        return none(partition).setErrorCode(Errors.UNKNOWN_TOPIC_ID.code());
    }
}
