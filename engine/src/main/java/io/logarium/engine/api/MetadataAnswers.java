package io.logarium.engine.api;

import io.logarium.engine.controller.BrokerImage;
import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.controller.PartitionImage;
import io.logarium.engine.controller.TopicImage;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.Errors;

/// Brokers, topics and partitions of one image in the words of Metadata, API 3.
///
/// @param listener the name of the listener that the client came through; it is told addresses of that listener only
record MetadataAnswers(MetadataImage image, String listener, short version) {
    private static final short FIRST_WITH_LISTENER_ERROR = 6;

    /// Brokers that clients may use.
    List<MetadataResponseBroker> brokers() {
        return image.brokers().stream()
                .filter(b -> !b.fenced())
                .flatMap(b -> b.endpoint(listener).map(e -> broker(b, e)).stream())
                .toList();
    }

    private static MetadataResponseBroker broker(BrokerImage broker, BrokerImage.Endpoint at) {
        return new MetadataResponseBroker()
                .setNodeId(broker.id())
                .setHost(at.host())
                .setPort(at.port())
                .setRack(broker.rack().orElse(null));
    }

    MetadataResponseTopic topic(TopicImage topic) {
        return new MetadataResponseTopic()
                .setName(topic.name())
                .setTopicId(topic.id())
                .setIsInternal(Topic.isInternal(topic.name()))
                .setPartitions(topic.partitions().stream().map(this::partition).toList());
    }

    /// A topic that is not there.
    static MetadataResponseTopic missing(String name) {
        return new MetadataResponseTopic()
                .setName(name)
                .setIsInternal(Topic.isInternal(name))
                .setErrorCode(errorOfMissing(name).code());
    }

    static MetadataResponseTopic missing(Uuid id) {
        return new MetadataResponseTopic()
                .setName(null)
                .setTopicId(id)
                .setErrorCode(Errors.UNKNOWN_TOPIC_ID.code());
    }

    /// Every topic of a request that makes no sense is refused, and nothing else is told.
    static MetadataResponseData invalid(MetadataRequestData request) {
        var answer = new MetadataResponseData();
        for (var topic : request.topics()) {
            answer.topics()
                    .add(
                            new MetadataResponseTopic()
                                    .setName(topic.name() == null ? "" : topic.name())
                                    .setTopicId(topic.topicId())
                                    .setErrorCode(Errors.INVALID_REQUEST.code()));
        }
        return answer;
    }

    /// Why a name leads nowhere: no topic may be called so, or none is.
    static Errors errorOfMissing(String name) {
        try {
            Topic.validate(name);
            return Errors.UNKNOWN_TOPIC_OR_PARTITION;
        } catch (InvalidTopicException e) {
            return Errors.INVALID_TOPIC_EXCEPTION;
        }
    }

    private MetadataResponsePartition partition(PartitionImage partition) {
        var answer =
                new MetadataResponsePartition()
                        .setPartitionIndex(partition.index())
                        .setLeaderEpoch(partition.leaderEpoch())
                        .setReplicaNodes(partition.replicas())
                        .setIsrNodes(partition.isr())
                        .setOfflineReplicas(offline(partition));
        var leader = leaderAddress(partition);
        return leader.isPresent()
                ? answer.setLeaderId(partition.leader())
                : answer.setLeaderId(PartitionImage.NO_LEADER)
                        .setErrorCode(errorWithoutLeader(partition).code());
    }

    private Errors errorWithoutLeader(PartitionImage partition) {
        boolean alive = partition.hasLeader() && image.isAlive(partition.leader());
        return alive && version >= FIRST_WITH_LISTENER_ERROR
                ? Errors.LISTENER_NOT_FOUND
                : Errors.LEADER_NOT_AVAILABLE;
    }

    private Optional<BrokerImage.Endpoint> leaderAddress(PartitionImage partition) {
        return image.broker(partition.leader())
                .filter(b -> !b.fenced())
                .flatMap(b -> b.endpoint(listener));
    }

    /// Replicas that no client can reach.
    List<Integer> offline(PartitionImage partition) {
        return partition.replicas().stream().filter(id -> !image.isAlive(id)).toList();
    }
}
