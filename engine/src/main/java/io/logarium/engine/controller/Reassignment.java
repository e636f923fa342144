package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.apache.kafka.common.message.AlterPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.AlterPartitionReassignmentsRequestData.ReassignablePartition;
import org.apache.kafka.common.message.AlterPartitionReassignmentsResponseData;
import org.apache.kafka.common.message.AlterPartitionReassignmentsResponseData.ReassignablePartitionResponse;
import org.apache.kafka.common.message.AlterPartitionReassignmentsResponseData.ReassignableTopicResponse;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;

/// AlterPartitionReassignments (KIP-455): partitions move to other brokers, or stop moving.
///
/// First the new replicas are added to the old ones; when all of them are in sync, the old ones that are not wanted go
/// ([PartitionStep] sees to that end). A mere new order takes effect at once.
final class Reassignment {
    private final Situation situation;
    private final boolean factorMayChange;
    private final List<MetadataRecord> records = new ArrayList<>();

    private Reassignment(Situation situation, boolean factorMayChange) {
        this.situation = situation;
        this.factorMayChange = factorMayChange;
    }

    static Proposal<AlterPartitionReassignmentsResponseData> decide(
            Situation situation, AlterPartitionReassignmentsRequestData request) {
        var reassignment = new Reassignment(situation, request.allowReplicationFactorChange());
        var response =
                new AlterPartitionReassignmentsResponseData()
                        .setErrorMessage(null)
                        .setAllowReplicationFactorChange(request.allowReplicationFactorChange());
        for (var topic : request.topics()) {
            var results = new ReassignableTopicResponse().setName(topic.name());
            for (var partition : topic.partitions()) {
                var error = reassignment.alter(topic.name(), partition);
                results.partitions()
                        .add(
                                new ReassignablePartitionResponse()
                                        .setPartitionIndex(partition.partitionIndex())
                                        .setErrorCode(error.error().code())
                                        .setErrorMessage(error.message()));
            }
            response.responses().add(results);
        }
        return new Proposal<>(reassignment.records, response);
    }

    private ApiError alter(String name, ReassignablePartition wanted) {
        var topic = situation.image().topic(name);
        if (topic.isEmpty()) {
            return unknown("Unable to find a topic named " + name + ".");
        }
        var partition = topic.get().partition(wanted.partitionIndex());
        if (partition.isEmpty()) {
            return unknown(
                    "Unable to find partition " + name + ":" + wanted.partitionIndex() + ".");
        }
        return wanted.replicas() == null
                ? cancel(topic.get(), partition.get())
                : move(topic.get(), partition.get(), wanted.replicas());
    }

    private ApiError cancel(TopicImage topic, PartitionImage partition) {
        if (!partition.isReassigning()) {
            return new ApiError(
                    Errors.NO_REASSIGNMENT_IN_PROGRESS,
                    Errors.NO_REASSIGNMENT_IN_PROGRESS.message());
        }
        var rules = situation.rulesOf(topic);
        var replicas = without(partition.replicas(), partition.adding());
        var isr = without(partition.isr(), partition.adding());
        if (isr.isEmpty()) {
            if (!rules.uncleanElection()) {
                return cannotRevert(
                        topic, partition, "because it would require an unclean leader election.");
            }
            isr = replicas.stream().filter(situation::isActive).limit(1).toList();
            if (isr.isEmpty()) {
                return cannotRevert(
                        topic, partition, "because no replica that would stay is available.");
            }
        }
        new PartitionStep(situation, rules, partition)
                .isr(isr)
                .replicas(replicas)
                .reassigning(List.of(), List.of())
                .change()
                .ifPresent(records::add);
        return ApiError.NONE;
    }

    private static ApiError cannotRevert(TopicImage topic, PartitionImage p, String because) {
        return ManualAssignment.error(
                "Unable to revert partition assignment for %s:%d %s"
                        .formatted(topic.name(), p.index(), because));
    }

    private ApiError move(TopicImage topic, PartitionImage partition, List<Integer> target) {
        var error = ManualAssignment.check(situation.image(), target, OptionalInt.empty());
        if (error.isFailure()) {
            return error;
        }
        int factor = without(partition.replicas(), partition.removing()).size();
        if (!factorMayChange && factor != target.size()) {
            return new ApiError(
                    Errors.INVALID_REPLICATION_FACTOR,
                    "The replication factor is changed from " + factor + " to " + target.size());
        }
        var removing = List.copyOf(new TreeSet<>(without(partition.replicas(), target)));
        var adding = List.copyOf(new TreeSet<>(without(target, partition.replicas())));
        var replicas = new ArrayList<>(target);
        replicas.addAll(removing);
        new PartitionStep(situation, situation.rulesOf(topic), partition)
                .replicas(replicas)
                .reassigning(removing, adding)
                .change()
                .ifPresent(records::add);
        return ApiError.NONE;
    }

    private static ApiError unknown(String why) {
        return new ApiError(Errors.UNKNOWN_TOPIC_OR_PARTITION, why);
    }

    private static List<Integer> without(List<Integer> all, List<Integer> taken) {
        return all.stream().filter(id -> !taken.contains(id)).toList();
    }
}
