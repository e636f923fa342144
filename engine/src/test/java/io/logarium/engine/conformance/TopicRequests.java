package io.logarium.engine.conformance;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.CreatePartitionsRequestData.CreatePartitionsAssignment;
import org.apache.kafka.common.message.CreatePartitionsRequestData.CreatePartitionsTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableReplicaAssignment;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopicConfig;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DeleteTopicsRequestData.DeleteTopicState;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataRequestData.MetadataRequestTopic;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// Requests about topics, short to write.
final class TopicRequests {
    static final int TIMEOUT_MS = 10_000;

    private TopicRequests() {}

    static CreatableTopic topic(String name, int partitions, int replicas) {
        return new CreatableTopic()
                .setName(name)
                .setNumPartitions(partitions)
                .setReplicationFactor((short) replicas);
    }

    static CreatableTopic configured(CreatableTopic topic, Map<String, String> configs) {
        configs.forEach((key, value) ->
                topic.configs().add(new CreatableTopicConfig().setName(key).setValue(value)));
        return topic;
    }

    /// A topic that keeps its records however old their times are.
    static CreatableTopic timeless(String name, int partitions) {
        return configured(topic(name, partitions, 1), Map.of("retention.ms", "-1"));
    }

    /// Replicas of the partitions from 0 on.
    @SafeVarargs
    static CreatableTopic assigned(CreatableTopic topic, List<Integer>... replicas) {
        for (int i = 0; i < replicas.length; i++) {
            topic.assignments()
                    .add(
                            new CreatableReplicaAssignment()
                                    .setPartitionIndex(i)
                                    .setBrokerIds(replicas[i]));
        }
        return topic;
    }

    static CreateTopicsRequestData create(CreatableTopic... topics) {
        var request = new CreateTopicsRequestData().setTimeoutMs(TIMEOUT_MS);
        for (var topic : topics) {
            request.topics().add(topic.duplicate());
        }
        return request;
    }

    static DeleteTopicsRequestData delete(DeleteTopicState... topics) {
        return new DeleteTopicsRequestData().setTimeoutMs(TIMEOUT_MS).setTopics(List.of(topics));
    }

    static DeleteTopicState byName(String name) {
        return new DeleteTopicState().setName(name);
    }

    static DeleteTopicState byId(Uuid id) {
        return new DeleteTopicState().setName(null).setTopicId(id);
    }

    /// Grows a topic; with assignments, those are the replicas of the new partitions.
    @SafeVarargs
    static CreatePartitionsRequestData grow(String topic, int count, List<Integer>... assigned) {
        var growing = new CreatePartitionsTopic().setName(topic).setCount(count);
        growing.setAssignments(null);
        if (assigned.length > 0) {
            growing.setAssignments(
                    List.of(assigned).stream()
                            .map(ids -> new CreatePartitionsAssignment().setBrokerIds(ids))
                            .toList());
        }
        var request = new CreatePartitionsRequestData().setTimeoutMs(TIMEOUT_MS);
        request.topics().add(growing);
        return request;
    }

    static MetadataRequestData metadata(boolean autoCreate, String... names) {
        return new MetadataRequestData()
                .setAllowAutoTopicCreation(autoCreate)
                .setTopics(
                        List.of(names).stream()
                                .map(name -> new MetadataRequestTopic().setName(name))
                                .toList());
    }

    static MetadataRequestData metadata(Uuid id) {
        return new MetadataRequestData()
                .setAllowAutoTopicCreation(false)
                .setTopics(List.of(new MetadataRequestTopic().setName(null).setTopicId(id)));
    }

    /// Creates a topic and waits until its partitions answer.
    static Uuid ready(Probe probe, CreatableTopic topic) throws Exception {
        probe.wire().call(ApiKeys.CREATE_TOPICS, 7, create(topic));
        return awaitReady(probe, topic.name());
    }

    /// Waits until a topic is known and each of its partitions can be asked for its end.
    static Uuid awaitReady(Probe probe, String name) throws Exception {
        MetadataResponseData metadata =
                Eventually.get(
                        () -> probe.wire().call(ApiKeys.METADATA, 12, metadata(false, name)),
                        answer -> answer.topics().find(name).errorCode() == 0);
        for (var partition : metadata.topics().find(name).partitions()) {
            Eventually.that(
                    name + " has no leader",
                    () ->
                            RecordRequests.listOffset(probe, name, partition.partitionIndex(), -1)
                                            .errorCode()
                                    == 0);
        }
        return metadata.topics().find(name).topicId();
    }
}
