package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.TopicRequests.metadata;
import static io.logarium.engine.conformance.TopicRequests.topic;

import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.message.DescribeClusterResponseData;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData.Cursor;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData.TopicRequest;
import org.apache.kafka.common.message.ListPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.ListPartitionReassignmentsRequestData.ListPartitionReassignmentsTopics;
import org.apache.kafka.common.message.MetadataRequestData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// What a broker says about the cluster and its topics.
final class MetadataSection {
    private final Probe probe;

    MetadataSection(Probe probe) {
        this.probe = probe;
    }

    void observe() throws Exception {
        cluster();
        var name = probe.named("meta");
        var id = TopicRequests.ready(probe, topic(name, 3, 1));
        metadataOf("a topic", metadata(false, name));
        metadataOf(
                "a topic with its operations",
                metadata(false, name).setIncludeTopicAuthorizedOperations(true));
        metadataOf("a topic by its id", metadata(id));
        metadataOf("an unknown id", metadata(new Uuid(8, 8)));
        metadataOf("an unknown topic", metadata(false, probe.named("nope")));
        metadataOf("a bad name", metadata(true, "a/b"));
        metadataOf("no topics", metadata(false));
        probe.observe(
                "Metadata: all topics hold this one",
                () -> {
                    var request = new MetadataRequestData().setTopics(null);
                    MetadataResponseData answer = probe.wire().call(ApiKeys.METADATA, 12, request);
                    return Boolean.toString(answer.topics().find(name) != null);
                });
        creatingByAsking();
        describing(name);
        reassignments(name);
    }

    private void cluster() {
        probe.observe(
                "Metadata: the cluster",
                () -> {
                    MetadataResponseData answer =
                            probe.wire().call(ApiKeys.METADATA, 12, metadata(false));
                    return "%s controller=%d id of %d letters"
                            .formatted(
                                    probe.show(answer.brokers()),
                                    answer.controllerId(),
                                    answer.clusterId().length());
                });
        probe.observe(
                "DescribeCluster: plain",
                ApiKeys.DESCRIBE_CLUSTER,
                2,
                new DescribeClusterRequestData());
        probe.observe(
                "DescribeCluster: with operations and fenced ones",
                ApiKeys.DESCRIBE_CLUSTER,
                2,
                new DescribeClusterRequestData()
                        .setIncludeFencedBrokers(true)
                        .setIncludeClusterAuthorizedOperations(true));
        probe.observe(
                "DescribeCluster: controllers asked of a broker",
                () -> {
                    DescribeClusterResponseData answer =
                            probe.wire()
                                    .call(
                                            ApiKeys.DESCRIBE_CLUSTER,
                                            1,
                                            new DescribeClusterRequestData()
                                                    .setEndpointType((byte) 2));
                    return Probe.error(answer.errorCode());
                });
    }

    private void creatingByAsking() {
        var name = probe.named("asked");
        probe.observe(
                "Metadata: an unknown topic is made by asking; first answer",
                () -> probe.show(topics(metadata(true, name))));
        probe.observe(
                "Metadata: an unknown topic is made by asking; in the end",
                () ->
                        probe.show(
                                Eventually.get(
                                        () -> topics(metadata(true, name)),
                                        found -> found.topics().find(name).errorCode() == 0)));
        probe.observe(
                "Metadata: two names that collide, both made by asking",
                () -> {
                    var dotted = probe.named("auto.x");
                    Eventually.get(
                            () -> topics(metadata(true, dotted)),
                            found -> found.topics().find(dotted).errorCode() == 0);
                    return probe.show(topics(metadata(true, probe.named("auto_x"))));
                });
    }

    private MetadataResponseData topics(MetadataRequestData request) {
        MetadataResponseData answer = probe.wire().call(ApiKeys.METADATA, 12, request);
        return answer;
    }

    private void metadataOf(String name, MetadataRequestData request) {
        probe.observe("Metadata: " + name, () -> probe.show(topics(request).topics()));
    }

    private void describing(String name) {
        describing("a topic", ask(name));
        describing("an unknown topic", ask(probe.named("nope")));
        describing("a bad name", ask("a/b"));
        describing("one partition at most", ask(name).setResponsePartitionLimit(1));
        describing(
                "from a cursor on",
                ask(name)
                        .setResponsePartitionLimit(2)
                        .setCursor(new Cursor().setTopicName(name).setPartitionIndex(1)));
        describing(
                "from a cursor past the end",
                ask(name).setCursor(new Cursor().setTopicName(name).setPartitionIndex(9)));
    }

    private static DescribeTopicPartitionsRequestData ask(String topic) {
        return new DescribeTopicPartitionsRequestData()
                .setTopics(List.of(new TopicRequest().setName(topic)))
                .setResponsePartitionLimit(100);
    }

    private void describing(String name, DescribeTopicPartitionsRequestData request) {
        probe.observe(
                "DescribeTopicPartitions: " + name, ApiKeys.DESCRIBE_TOPIC_PARTITIONS, 0, request);
    }

    private void reassignments(String name) {
        probe.observe(
                "ListPartitionReassignments: all",
                ApiKeys.LIST_PARTITION_REASSIGNMENTS,
                0,
                new ListPartitionReassignmentsRequestData().setTopics(null));
        probe.observe(
                "ListPartitionReassignments: a topic and an unknown one",
                ApiKeys.LIST_PARTITION_REASSIGNMENTS,
                0,
                new ListPartitionReassignmentsRequestData()
                        .setTopics(List.of(asked(name), asked(probe.named("nope")))));
    }

    private static ListPartitionReassignmentsTopics asked(String topic) {
        return new ListPartitionReassignmentsTopics()
                .setName(topic)
                .setPartitionIndexes(List.of(0));
    }
}
