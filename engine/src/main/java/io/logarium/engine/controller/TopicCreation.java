package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.internals.Topic;
import org.apache.kafka.common.message.CreateTopicsRequestData;
import org.apache.kafka.common.message.CreateTopicsRequestData.CreatableTopic;
import org.apache.kafka.common.message.CreateTopicsResponseData;
import org.apache.kafka.common.message.CreateTopicsResponseData.CreatableTopicResult;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;

/// CreateTopics. Each topic succeeds or fails by itself, but a request that would cause too many records fails as a whole.
final class TopicCreation {
    private final Situation situation;
    private final List<MetadataRecord> records = new ArrayList<>();
    private final TreeMap<String, String> namesByCollisionKey = new TreeMap<>();

    private TopicCreation(Situation situation) {
        this.situation = situation;
    }

    static Proposal<CreateTopicsResponseData> decide(
            Situation situation, CreateTopicsRequestData request) {
        return new TopicCreation(situation).decide(request);
    }

    private Proposal<CreateTopicsResponseData> decide(CreateTopicsRequestData request) {
        if (partitionsIn(request) > Situation.MAX_RECORDS) {
            return allRefused(request, "Excessively large number of partitions per request.");
        }
        if (request.topics().stream().anyMatch(t -> Topic.hasCollisionChars(t.name()))) {
            for (var topic : situation.image().topics()) {
                if (Topic.hasCollisionChars(topic.name())) {
                    namesByCollisionKey.putIfAbsent(
                            Topic.unifyCollisionChars(topic.name()), topic.name());
                }
            }
        }
        var response = new CreateTopicsResponseData();
        var duplicates = duplicates(request);
        for (var topic : request.topics()) {
            if (!duplicates.contains(topic.name())) {
                response.topics().add(create(topic));
            }
        }
        for (var name : duplicates) {
            response.topics()
                    .add(
                            refused(
                                    name,
                                    new ApiError(Errors.INVALID_REQUEST, "Duplicate topic name.")));
        }
        if (records.size() > Situation.MAX_RECORDS) {
            return allRefused(request, "Unable to perform excessively large batch operation.");
        }
        return request.validateOnly()
                ? Proposal.answer(response)
                : new Proposal<>(records, response);
    }

    private long partitionsIn(CreateTopicsRequestData request) {
        long partitions = 0;
        for (var topic : request.topics()) {
            if (!topic.assignments().isEmpty()) {
                partitions += topic.assignments().size();
            } else if (topic.numPartitions() == -1) {
                partitions += situation.config().intValue("num.partitions");
            } else {
                partitions += Math.max(0, topic.numPartitions());
            }
        }
        return partitions;
    }

    private static TreeSet<String> duplicates(CreateTopicsRequestData request) {
        var seen = new HashSet<String>();
        var duplicates = new TreeSet<String>();
        for (var topic : request.topics()) {
            if (!seen.add(topic.name())) {
                duplicates.add(topic.name());
            }
        }
        return duplicates;
    }

    private CreatableTopicResult create(CreatableTopic topic) {
        var nameError = checkName(topic.name());
        if (nameError.isFailure()) {
            return refused(topic.name(), nameError);
        }
        var owner = ConfigOwner.topic(topic.name());
        var wanted = new TreeMap<String, String>();
        var configError = readConfigs(topic, wanted);
        if (configError.isFailure()) {
            return refused(topic.name(), configError);
        }
        var partitions = partitionsOf(topic);
        if (partitions.error().isFailure()) {
            return refused(topic.name(), partitions.error());
        }
        var id = situation.chance().nextUuid();
        records.add(MetadataRecord.of(new TopicRecord().setName(topic.name()).setTopicId(id)));
        wanted.forEach((key, value) -> records.add(ConfigRecords.set(owner, key, value)));
        if (wanted.containsKey("min.insync.replicas")) {
            records.addAll(ConfigRecords.clearElr(situation, owner));
        }
        records.addAll(partitions.records(situation, id, 0));
        if (Topic.hasCollisionChars(topic.name())) {
            namesByCollisionKey.putIfAbsent(Topic.unifyCollisionChars(topic.name()), topic.name());
        }
        return new CreatableTopicResult()
                .setName(topic.name())
                .setTopicId(id)
                .setErrorMessage(null)
                .setNumPartitions(partitions.replicas().size())
                .setReplicationFactor((short) partitions.replicas().getFirst().size())
                .setConfigs(EffectiveTopicConfigs.of(wanted, situation));
    }

    private ApiError checkName(String name) {
        if (name.equals(Topic.CLUSTER_METADATA_TOPIC_NAME)) {
            return new ApiError(
                    Errors.INVALID_REQUEST,
                    "Creation of internal topic " + name + " is prohibited.");
        }
        try {
            Topic.validate(name);
        } catch (InvalidTopicException e) {
            return new ApiError(Errors.INVALID_TOPIC_EXCEPTION, e.getMessage());
        }
        if (situation.image().topic(name).isPresent()) {
            return new ApiError(
                    Errors.TOPIC_ALREADY_EXISTS, "Topic '" + name + "' already exists.");
        }
        var colliding =
                Topic.hasCollisionChars(name)
                        ? namesByCollisionKey.get(Topic.unifyCollisionChars(name))
                        : null;
        return colliding == null
                ? ApiError.NONE
                : new ApiError(
                        Errors.INVALID_TOPIC_EXCEPTION,
                        "Topic '" + name + "' collides with existing topic: " + colliding);
    }

    private ApiError readConfigs(CreatableTopic topic, Map<String, String> wanted) {
        var nulls = new ArrayList<String>();
        for (var config : topic.configs()) {
            if (config.value() == null) {
                nulls.add(config.name());
            } else {
                wanted.put(config.name(), config.value());
            }
        }
        if (!nulls.isEmpty()) {
            return new ApiError(
                    Errors.INVALID_CONFIG,
                    "Null value not supported for topic configs: " + String.join(",", nulls));
        }
        return ConfigRules.check(
                new ConfigOwner(ConfigResource.Type.TOPIC, topic.name()),
                wanted,
                situation.config());
    }

    private NewPartitions partitionsOf(CreatableTopic topic) {
        if (!topic.assignments().isEmpty()) {
            return manual(topic);
        }
        if (topic.replicationFactor() < -1 || topic.replicationFactor() == 0) {
            return NewPartitions.refused(
                    new ApiError(
                            Errors.INVALID_REPLICATION_FACTOR,
                            "Replication factor must be larger than 0, or -1 to use the default"
                                    + " value."));
        }
        if (topic.numPartitions() < -1 || topic.numPartitions() == 0) {
            return NewPartitions.refused(
                    new ApiError(
                            Errors.INVALID_PARTITIONS,
                            "Number of partitions was set to an invalid non-positive value."));
        }
        int count =
                topic.numPartitions() == -1
                        ? situation.config().intValue("num.partitions")
                        : topic.numPartitions();
        int factor =
                topic.replicationFactor() == -1
                        ? situation.config().intValue("default.replication.factor")
                        : topic.replicationFactor();
        return NewPartitions.placed(situation, count, factor).explained(factor);
    }

    private NewPartitions manual(CreatableTopic topic) {
        if (topic.replicationFactor() != -1) {
            return NewPartitions.refused(
                    new ApiError(
                            Errors.INVALID_REQUEST,
                            "A manual partition assignment was specified, but replication factor"
                                    + " was not set to -1."));
        }
        if (topic.numPartitions() != -1) {
            return NewPartitions.refused(
                    new ApiError(
                            Errors.INVALID_REQUEST,
                            "A manual partition assignment was specified, but numPartitions was"
                                    + " not set to -1."));
        }
        var byIndex = new TreeMap<Integer, List<Integer>>();
        for (var assignment : topic.assignments()) {
            if (byIndex.put(assignment.partitionIndex(), assignment.brokerIds()) != null) {
                return NewPartitions.refused(
                        ManualAssignment.error(
                                "Found multiple manual partition assignments for partition "
                                        + assignment.partitionIndex()));
            }
        }
        var chosen =
                NewPartitions.chosen(
                        situation, List.copyOf(byIndex.values()), 0, OptionalInt.empty());
        boolean gaps = byIndex.firstKey() != 0 || byIndex.lastKey() != byIndex.size() - 1;
        return chosen.error().isSuccess() && gaps
                ? NewPartitions.refused(
                        ManualAssignment.error(
                                "partitions should be a consecutive 0-based integer sequence"))
                : chosen;
    }

    private static Proposal<CreateTopicsResponseData> allRefused(
            CreateTopicsRequestData request, String why) {
        var response = new CreateTopicsResponseData();
        for (var topic : request.topics()) {
            response.topics()
                    .add(refused(topic.name(), new ApiError(Errors.POLICY_VIOLATION, why)));
        }
        return Proposal.answer(response);
    }

    private static CreatableTopicResult refused(String name, ApiError error) {
        return new CreatableTopicResult()
                .setName(name)
                .setErrorCode(error.error().code())
                .setErrorMessage(error.message());
    }
}
