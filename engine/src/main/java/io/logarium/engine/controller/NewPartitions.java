package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;

/// Partitions that are about to be created, of a new topic or an existing one.
///
/// @param replicas of each, in order of the index
/// @param error why they cannot be created; [ApiError#NONE] when they can
record NewPartitions(List<List<Integer>> replicas, ApiError error) {
    static NewPartitions refused(ApiError error) {
        return new NewPartitions(List.of(), error);
    }

    /// Replicas where [Placement] wants them.
    static NewPartitions placed(Situation situation, int count, int replicationFactor) {
        var placement = new Placement(Placement.candidates(situation.image()), situation.chance());
        var error = placement.check(replicationFactor);
        if (error.isFailure()) {
            return refused(error);
        }
        return new NewPartitions(placement.place(count, replicationFactor), ApiError.NONE);
    }

    /// Replicas that somebody chose.
    ///
    /// @param first index of the first of them
    /// @param factor the topic's replication factor, when it has one already
    static NewPartitions chosen(
            Situation situation, List<List<Integer>> replicas, int first, OptionalInt factor) {
        var wanted = factor;
        for (int i = 0; i < replicas.size(); i++) {
            var error = ManualAssignment.check(situation.image(), replicas.get(i), wanted);
            if (error.isFailure()) {
                return refused(error);
            }
            wanted = OptionalInt.of(replicas.get(i).size());
            if (replicas.get(i).stream().noneMatch(situation::isActive)) {
                return refused(ManualAssignment.allFenced(first + i));
            }
        }
        return new NewPartitions(replicas, ApiError.NONE);
    }

    /// Records for them. Only active brokers are in sync, the first of these leads.
    List<MetadataRecord> records(Situation situation, Uuid topicId, int first) {
        var records = new ArrayList<MetadataRecord>(replicas.size());
        for (int i = 0; i < replicas.size(); i++) {
            var isr = replicas.get(i).stream().filter(situation::isActive).toList();
            records.add(
                    new MetadataRecord(
                            new PartitionRecord()
                                    .setPartitionId(first + i)
                                    .setTopicId(topicId)
                                    .setReplicas(replicas.get(i))
                                    .setIsr(isr)
                                    .setLeader(isr.getFirst())
                                    .setLeaderEpoch(0)
                                    .setPartitionEpoch(0)
                                    .setDirectories(
                                            replicas.get(i).stream()
                                                    .map(situation::directoryForNewReplica)
                                                    .toList()),
                            FeatureLevels.PARTITION_VERSION));
        }
        return records;
    }

    /// Wraps the placement's complaint as Kafka's topic creation does.
    NewPartitions explained(int replicationFactor) {
        if (error.error() != Errors.INVALID_REPLICATION_FACTOR) {
            return this;
        }
        return refused(
                new ApiError(
                        error.error(),
                        "Unable to replicate the partition "
                                + replicationFactor
                                + " time(s): "
                                + error.message()));
    }
}
