package io.logarium.engine.api;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.PartitionImage;
import io.logarium.engine.controller.TopicImage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsResponseData;
import org.apache.kafka.common.message.DescribeTopicPartitionsResponseData.Cursor;
import org.apache.kafka.common.message.DescribeTopicPartitionsResponseData.DescribeTopicPartitionsResponsePartition;
import org.apache.kafka.common.message.DescribeTopicPartitionsResponseData.DescribeTopicPartitionsResponseTopic;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// DescribeTopicPartitions, API 75 (KIP-966): topics by name in pages of partitions.
final class TopicPartitionsAnswer {
    /// `max.request.partition.size.limit`
    private static final int PAGE_LIMIT = 2_000;

    private final MetadataImage image;
    private final DescribeTopicPartitionsResponseData response =
            new DescribeTopicPartitionsResponseData();
    private int left;

    private TopicPartitionsAnswer(MetadataImage image, int limit) {
        this.image = image;
        this.left = limit;
    }

    static DescribeTopicPartitionsResponseData of(
            DescribeTopicPartitionsRequestData request, MetadataImage image) {
        var cursor = request.cursor();
        int limit = Math.clamp(request.responsePartitionLimit(), 0, PAGE_LIMIT);
        var answer = new TopicPartitionsAnswer(image, limit);
        for (var name : names(request, image)) {
            int from =
                    cursor != null && cursor.topicName().equals(name) ? cursor.partitionIndex() : 0;
            if (!answer.add(name, from)) {
                break;
            }
        }
        return answer.response;
    }

    private static List<String> names(
            DescribeTopicPartitionsRequestData request, MetadataImage image) {
        var from = start(request.cursor());
        if (request.topics().isEmpty()) {
            var all = new ArrayList<String>();
            image.topicsFrom(from).forEach(t -> all.add(t.name()));
            return all;
        }
        var asked = new TreeSet<String>();
        request.topics().forEach(t -> asked.add(t.name()));
        return List.copyOf(asked.tailSet(from));
    }

    private static String start(DescribeTopicPartitionsRequestData.@Nullable Cursor cursor) {
        return cursor == null ? "" : cursor.topicName();
    }

    /// Adds a topic from a partition on; false when the page is full.
    private boolean add(String name, int from) {
        var topic = image.topic(name);
        if (topic.isEmpty()) {
            response.topics()
                    .add(
                            new DescribeTopicPartitionsResponseTopic()
                                    .setName(name)
                                    .setIsInternal(Topic.isInternal(name))
                                    .setTopicAuthorizedOperations(AllowedOperations.TOPIC)
                                    .setErrorCode(MetadataAnswers.errorOfMissing(name).code()));
            return true;
        }
        if (left == 0) {
            turnPage(name, from);
            return false;
        }
        return addPartitions(topic.get(), from);
    }

    private boolean addPartitions(TopicImage topic, int from) {
        var answered =
                new DescribeTopicPartitionsResponseTopic()
                        .setName(topic.name())
                        .setTopicId(topic.id())
                        .setIsInternal(Topic.isInternal(topic.name()))
                        .setTopicAuthorizedOperations(AllowedOperations.TOPIC);
        response.topics().add(answered);
        for (var partition : topic.partitions()) {
            if (partition.index() >= from) {
                if (left == 0) {
                    turnPage(topic.name(), partition.index());
                    return false;
                }
                answered.partitions().add(describe(partition));
                left--;
            }
        }
        return true;
    }

    private void turnPage(String topic, int partition) {
        response.setNextCursor(new Cursor().setTopicName(topic).setPartitionIndex(partition));
    }

    private DescribeTopicPartitionsResponsePartition describe(PartitionImage partition) {
        boolean led = partition.hasLeader() && image.isAlive(partition.leader());
        return new DescribeTopicPartitionsResponsePartition()
                .setPartitionIndex(partition.index())
                .setErrorCode((led ? Errors.NONE : Errors.LEADER_NOT_AVAILABLE).code())
                .setLeaderId(led ? partition.leader() : PartitionImage.NO_LEADER)
                .setLeaderEpoch(partition.leaderEpoch())
                .setReplicaNodes(partition.replicas())
                .setIsrNodes(partition.isr())
                .setEligibleLeaderReplicas(partition.elr())
                .setLastKnownElr(partition.lastKnownElr())
                .setOfflineReplicas(
                        partition.replicas().stream().filter(id -> !image.isAlive(id)).toList());
    }
}
