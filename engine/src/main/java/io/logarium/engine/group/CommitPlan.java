package io.logarium.engine.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetCommitResponseData.OffsetCommitResponsePartition;
import org.apache.kafka.common.message.OffsetCommitResponseData.OffsetCommitResponseTopic;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.OffsetCommitResponse;

/// An OffsetCommit after its topics were looked up: what is left to commit, and the answer as it grows.
///
/// @param request as it came
/// @param entries partitions that exist
/// @param response has an error already for each partition that does not
record CommitPlan(
        OffsetCommitRequestData request, List<Entry> entries, OffsetCommitResponseData response) {
    /// A partition that exists, and its place in the answer.
    record Entry(
            String topic,
            Uuid topicId,
            OffsetCommitRequestPartition asked,
            OffsetCommitResponsePartition answer) {}

    /// Kafka asks the metadata before it asks the group, on any broker.
    static CommitPlan of(OffsetCommitRequestData request, short version, GroupTopics topics) {
        var plan = new CommitPlan(request, new ArrayList<>(), new OffsetCommitResponseData());
        boolean byId = OffsetCommitResponse.useTopicIds(version);
        for (var topic : request.topics()) {
            if (byId) {
                var name = topics.nameOf(topic.topicId());
                var error = Errors.UNKNOWN_TOPIC_ID;
                plan.add(topic, name, topic.topicId(), error, topics);
            } else {
                var id = topics.idOf(topic.name()).orElse(Uuid.ZERO_UUID);
                var error = Errors.UNKNOWN_TOPIC_OR_PARTITION;
                plan.add(topic, Optional.of(topic.name()), id, error, topics);
            }
        }
        return plan;
    }

    private void add(
            OffsetCommitRequestTopic topic,
            Optional<String> name,
            Uuid id,
            Errors unknown,
            GroupTopics topics) {
        var answer =
                new OffsetCommitResponseTopic().setName(topic.name()).setTopicId(topic.topicId());
        response.topics().add(answer);
        int partitions = name.map(topics::partitionsOf).orElse(0);
        for (var partition : topic.partitions()) {
            int index = partition.partitionIndex();
            var place = new OffsetCommitResponsePartition().setPartitionIndex(index);
            answer.partitions().add(place);
            if (name.isEmpty()) {
                place.setErrorCode(unknown.code());
            } else if (index < 0 || index >= partitions) {
                place.setErrorCode(Errors.UNKNOWN_TOPIC_OR_PARTITION.code());
            } else {
                entries.add(new Entry(name.get(), id, partition, place));
            }
        }
    }

    /// Nothing that exists is committed, for this reason.
    OffsetCommitResponseData failed(Errors error) {
        entries.forEach(e -> e.answer.setErrorCode(error.code()));
        return response;
    }
}
