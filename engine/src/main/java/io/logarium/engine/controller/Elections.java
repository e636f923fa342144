package io.logarium.engine.controller;

import io.logarium.engine.controller.LeaderChoice.Election;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.message.ElectLeadersRequestData;
import org.apache.kafka.common.message.ElectLeadersResponseData;
import org.apache.kafka.common.message.ElectLeadersResponseData.PartitionResult;
import org.apache.kafka.common.message.ElectLeadersResponseData.ReplicaElectionResult;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ApiError;

/// Elections that somebody asked for (ElectLeaders), and those that come by time.
final class Elections {
    /// So many a turn, so that a large cluster's balance does not stop everything else. As in Kafka.
    static final int MAX_AT_ONCE = 1_000;

    private Elections() {}

    static Proposal<ElectLeadersResponseData> decide(
            Situation situation, ElectLeadersRequestData request) {
        var response = new ElectLeadersResponseData();
        if (request.electionType() != ElectionType.PREFERRED.value
                && request.electionType() != ElectionType.UNCLEAN.value) {
            return Proposal.answer(response.setErrorCode(Errors.INVALID_REQUEST.code()));
        }
        var type = ElectionType.valueOf(request.electionType());
        var records = new ArrayList<MetadataRecord>();
        if (request.topicPartitions() == null) {
            everywhere(situation, type, records, response);
        } else {
            for (var topic : request.topicPartitions()) {
                var results = new ReplicaElectionResult().setTopic(topic.topic());
                for (int index : topic.partitions()) {
                    add(results, index, elect(situation, topic.topic(), index, type, records));
                }
                response.replicaElectionResults().add(results);
            }
        }
        return new Proposal<>(records, response);
    }

    /// Partitions that need no election are not among the answers.
    private static void everywhere(
            Situation situation,
            ElectionType type,
            List<MetadataRecord> records,
            ElectLeadersResponseData response) {
        for (var topic : situation.image().topics()) {
            var results = new ReplicaElectionResult().setTopic(topic.name());
            for (var partition : topic.partitions()) {
                var error = elect(situation, topic.name(), partition.index(), type, records);
                if (error.error() != Errors.ELECTION_NOT_NEEDED) {
                    add(results, partition.index(), error);
                }
            }
            response.replicaElectionResults().add(results);
        }
    }

    private static void add(ReplicaElectionResult results, int index, ApiError error) {
        results.partitionResult()
                .add(
                        new PartitionResult()
                                .setPartitionId(index)
                                .setErrorCode(error.error().code())
                                .setErrorMessage(error.message()));
    }

    private static ApiError elect(
            Situation situation,
            String name,
            int index,
            ElectionType type,
            List<MetadataRecord> records) {
        var topic = situation.image().topic(name);
        if (topic.isEmpty()) {
            return new ApiError(Errors.UNKNOWN_TOPIC_OR_PARTITION, "No such topic as " + name);
        }
        var found = topic.get().partition(index);
        if (found.isEmpty()) {
            return new ApiError(
                    Errors.UNKNOWN_TOPIC_OR_PARTITION,
                    "No such partition as " + name + "-" + index);
        }
        var partition = found.get();
        boolean preferred = type == ElectionType.PREFERRED;
        if (preferred
                ? partition.leader() == partition.preferredReplica()
                : partition.hasLeader()) {
            return new ApiError(Errors.ELECTION_NOT_NEEDED);
        }
        var change =
                new PartitionStep(situation, situation.rulesOf(topic.get()), partition)
                        .election(preferred ? Election.PREFERRED : Election.UNCLEAN)
                        .change();
        if (change.isEmpty()) {
            return new ApiError(
                    preferred
                            ? Errors.PREFERRED_LEADER_NOT_AVAILABLE
                            : Errors.ELIGIBLE_LEADERS_NOT_AVAILABLE);
        }
        records.add(change.get());
        return ApiError.NONE;
    }

    /// Preferred leaders get their partitions back (`auto.leader.rebalance.enable`), so many at most.
    static List<MetadataRecord> balance(Situation situation) {
        var records = new ArrayList<MetadataRecord>();
        for (var topic : situation.image().topics()) {
            var rules = situation.rulesOf(topic);
            for (var partition : topic.partitions()) {
                if (partition.hasLeader()
                        && partition.leader() != partition.preferredReplica()
                        && records.size() < MAX_AT_ONCE) {
                    new PartitionStep(situation, rules, partition)
                            .election(Election.PREFERRED)
                            .change()
                            .ifPresent(records::add);
                }
            }
        }
        return records;
    }

    /// Partitions without a leader whose topic allows unclean elections get one, so many at most.
    static List<MetadataRecord> unclean(Situation situation) {
        var records = new ArrayList<MetadataRecord>();
        for (var topic : situation.image().topics()) {
            var rules = situation.rulesOf(topic);
            if (!rules.uncleanElection()) {
                continue;
            }
            for (var partition : topic.partitions()) {
                if (!partition.hasLeader() && records.size() < MAX_AT_ONCE) {
                    new PartitionStep(situation, rules, partition)
                            .election(Election.UNCLEAN)
                            .change()
                            .ifPresent(records::add);
                }
            }
        }
        return records;
    }
}
