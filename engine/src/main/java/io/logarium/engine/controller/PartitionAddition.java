package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.apache.kafka.common.message.CreatePartitionsRequestData;
import org.apache.kafka.common.message.CreatePartitionsRequestData.CreatePartitionsAssignment;
import org.apache.kafka.common.message.CreatePartitionsRequestData.CreatePartitionsTopic;
import org.apache.kafka.common.message.CreatePartitionsResponseData;
import org.apache.kafka.common.message.CreatePartitionsResponseData.CreatePartitionsTopicResult;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;

/// CreatePartitions: more partitions for a topic, never fewer.
final class PartitionAddition {
    private final Situation situation;
    private final List<MetadataRecord> records = new ArrayList<>();

    private PartitionAddition(Situation situation) {
        this.situation = situation;
    }

    static Proposal<CreatePartitionsResponseData> decide(
            Situation situation, CreatePartitionsRequestData request) {
        return new PartitionAddition(situation).decide(request);
    }

    private Proposal<CreatePartitionsResponseData> decide(CreatePartitionsRequestData request) {
        var response = new CreatePartitionsResponseData();
        var names =
                request.topics().stream()
                        .collect(
                                Collectors.groupingBy(
                                        CreatePartitionsTopic::name, Collectors.counting()));
        for (var topic : request.topics()) {
            var error =
                    names.getOrDefault(topic.name(), 0L) > 1
                            ? ConfigRules.invalidRequest("Duplicate topic name.")
                            : add(topic);
            response.results()
                    .add(
                            new CreatePartitionsTopicResult()
                                    .setName(topic.name())
                                    .setErrorCode(error.error().code())
                                    .setErrorMessage(error.message()));
        }
        return request.validateOnly()
                ? Proposal.answer(response)
                : new Proposal<>(records, response);
    }

    private ApiError add(CreatePartitionsTopic wanted) {
        var found = situation.image().topic(wanted.name());
        if (found.isEmpty()) {
            return new ApiError(Errors.UNKNOWN_TOPIC_OR_PARTITION, null);
        }
        var topic = found.get();
        int has = topic.partitionCount();
        if (wanted.count() == has) {
            return invalid("Topic already has " + has + " partition(s).");
        }
        if (wanted.count() < has) {
            return invalid(
                    "The topic %s currently has %d partition(s); %d would not be an increase."
                            .formatted(wanted.name(), has, wanted.count()));
        }
        int additional = wanted.count() - has;
        if (records.size() + additional > Situation.MAX_RECORDS) {
            return new ApiError(
                    Errors.POLICY_VIOLATION, "Excessively large number of partitions per request.");
        }
        int factor = topic.partition(0).map(p -> p.replicas().size()).orElse(1);
        var assignments = wanted.assignments();
        if (assignments != null && assignments.size() != additional) {
            return ManualAssignment.error(
                    "Attempted to add %d additional partition(s), but only %d assignment(s) were specified."
                            .formatted(additional, assignments.size()));
        }
        var partitions =
                assignments == null
                        ? NewPartitions.placed(situation, additional, factor)
                        : NewPartitions.chosen(
                                situation,
                                assignments.stream()
                                        .map(CreatePartitionsAssignment::brokerIds)
                                        .toList(),
                                has,
                                OptionalInt.of(factor));
        if (partitions.error().isSuccess()) {
            records.addAll(partitions.records(situation, topic.id(), has));
        }
        return partitions.error();
    }

    private static ApiError invalid(String why) {
        return new ApiError(Errors.INVALID_PARTITIONS, why);
    }
}
