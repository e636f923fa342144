package io.logarium.engine.controller;

import org.apache.kafka.common.message.ListPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.ListPartitionReassignmentsResponseData;
import org.apache.kafka.common.message.ListPartitionReassignmentsResponseData.OngoingPartitionReassignment;
import org.apache.kafka.common.message.ListPartitionReassignmentsResponseData.OngoingTopicReassignment;

/// ListPartitionReassignments (KIP-455): what is moving. Unknown topics and partitions are passed over.
public final class ReassignmentList {
    private ReassignmentList() {}

    public static ListPartitionReassignmentsResponseData answer(
            MetadataImage image, ListPartitionReassignmentsRequestData request) {
        var response = new ListPartitionReassignmentsResponseData().setErrorMessage(null);
        if (request.topics() == null) {
            for (var topic : image.topics()) {
                add(response, topic, topic.byIndex().keySet());
            }
        } else {
            for (var asked : request.topics()) {
                image.topic(asked.name())
                        .ifPresent(topic -> add(response, topic, asked.partitionIndexes()));
            }
        }
        return response;
    }

    private static void add(
            ListPartitionReassignmentsResponseData response,
            TopicImage topic,
            Iterable<Integer> indexes) {
        var ongoing = new OngoingTopicReassignment().setName(topic.name());
        for (int index : indexes) {
            topic.partition(index)
                    .filter(PartitionImage::isReassigning)
                    .ifPresent(p ->
                            ongoing.partitions()
                                    .add(
                                            new OngoingPartitionReassignment()
                                                    .setPartitionIndex(index)
                                                    .setReplicas(p.replicas())
                                                    .setAddingReplicas(p.adding())
                                                    .setRemovingReplicas(p.removing())));
        }
        if (!ongoing.partitions().isEmpty()) {
            response.topics().add(ongoing);
        }
    }
}
