package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.AssignReplicasToDirsRequestData;
import org.apache.kafka.common.message.AssignReplicasToDirsRequestData.PartitionData;
import org.apache.kafka.common.message.AssignReplicasToDirsResponseData;
import org.apache.kafka.common.protocol.Errors;

/// AssignReplicasToDirs (KIP-858): a broker tells in which of its directories replicas are.
final class DirectoryAssignment {
    private final Situation situation;
    private final BrokerImage broker;
    private final List<MetadataRecord> records = new ArrayList<>();

    private DirectoryAssignment(Situation situation, BrokerImage broker) {
        this.situation = situation;
        this.broker = broker;
    }

    static Proposal<AssignReplicasToDirsResponseData> decide(
            Situation situation, AssignReplicasToDirsRequestData request) {
        var response = new AssignReplicasToDirsResponseData();
        var broker = situation.image().broker(request.brokerId());
        if (broker.isEmpty() || broker.get().epoch() != request.brokerEpoch()) {
            return Proposal.answer(response.setErrorCode(Errors.STALE_BROKER_EPOCH.code()));
        }
        var assignment = new DirectoryAssignment(situation, broker.get());
        for (var directory : request.directories()) {
            var answer = new AssignReplicasToDirsResponseData.DirectoryData().setId(directory.id());
            for (var topic : directory.topics()) {
                var topicAnswer =
                        new AssignReplicasToDirsResponseData.TopicData()
                                .setTopicId(topic.topicId());
                for (var partition : topic.partitions()) {
                    var error = assignment.assign(directory.id(), topic.topicId(), partition);
                    topicAnswer
                            .partitions()
                            .add(
                                    new AssignReplicasToDirsResponseData.PartitionData()
                                            .setPartitionIndex(partition.partitionIndex())
                                            .setErrorCode(error.code()));
                }
                answer.topics().add(topicAnswer);
            }
            response.directories().add(answer);
        }
        return new Proposal<>(assignment.records, response);
    }

    private Errors assign(Uuid directory, Uuid topicId, PartitionData wanted) {
        var topic = situation.image().topic(topicId);
        if (topic.isEmpty()) {
            return Errors.UNKNOWN_TOPIC_ID;
        }
        var partition = topic.get().partition(wanted.partitionIndex());
        if (partition.isEmpty()) {
            return Errors.UNKNOWN_TOPIC_OR_PARTITION;
        }
        if (!partition.get().replicas().contains(broker.id())) {
            return Errors.NOT_LEADER_OR_FOLLOWER;
        }
        var step =
                new PartitionStep(situation, situation.rulesOf(topic.get()), partition.get())
                        .directory(broker.id(), directory);
        if (!broker.isOnline(directory)) {
            step.isr(partition.get().isr().stream().filter(id -> id != broker.id()).toList())
                    .acceptable(id -> id != broker.id() && situation.isActive(id));
        }
        step.change().ifPresent(records::add);
        return Errors.NONE;
    }
}
