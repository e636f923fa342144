package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.RecordRequests.at;
import static io.logarium.engine.conformance.RecordRequests.fetch;
import static io.logarium.engine.conformance.RecordRequests.fetched;
import static io.logarium.engine.conformance.RecordRequests.from;
import static io.logarium.engine.conformance.RecordRequests.records;

import io.logarium.engine.conformance.GroupRequests.Speaker;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.AlterConfigsRequestData;
import org.apache.kafka.common.message.ApiVersionsRequestData;
import org.apache.kafka.common.message.ConsumerGroupDescribeRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteRecordsRequestData;
import org.apache.kafka.common.message.DeleteTopicsRequestData;
import org.apache.kafka.common.message.DescribeClusterRequestData;
import org.apache.kafka.common.message.DescribeConfigsRequestData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeLogDirsRequestData;
import org.apache.kafka.common.message.DescribeProducersRequestData;
import org.apache.kafka.common.message.DescribeTopicPartitionsRequestData;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.ListConfigResourcesRequestData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListPartitionReassignmentsRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetForLeaderEpochRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// A small, well-formed request for each API that is served, fit for any of its versions.
record SweepRequests(String topic, Uuid topicId, String group) {
    /// In an order in which what is read has been written before.
    static final List<ApiKeys> APIS =
            List.of(
                    ApiKeys.API_VERSIONS,
                    ApiKeys.METADATA,
                    ApiKeys.DESCRIBE_CLUSTER,
                    ApiKeys.DESCRIBE_TOPIC_PARTITIONS,
                    ApiKeys.CREATE_TOPICS,
                    ApiKeys.CREATE_PARTITIONS,
                    ApiKeys.DELETE_TOPICS,
                    ApiKeys.DESCRIBE_CONFIGS,
                    ApiKeys.ALTER_CONFIGS,
                    ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                    ApiKeys.LIST_CONFIG_RESOURCES,
                    ApiKeys.LIST_PARTITION_REASSIGNMENTS,
                    ApiKeys.INIT_PRODUCER_ID,
                    ApiKeys.PRODUCE,
                    ApiKeys.FETCH,
                    ApiKeys.LIST_OFFSETS,
                    ApiKeys.OFFSET_FOR_LEADER_EPOCH,
                    ApiKeys.DELETE_RECORDS,
                    ApiKeys.DESCRIBE_LOG_DIRS,
                    ApiKeys.DESCRIBE_PRODUCERS,
                    ApiKeys.FIND_COORDINATOR,
                    ApiKeys.OFFSET_COMMIT,
                    ApiKeys.OFFSET_FETCH,
                    ApiKeys.OFFSET_DELETE,
                    ApiKeys.JOIN_GROUP,
                    ApiKeys.SYNC_GROUP,
                    ApiKeys.HEARTBEAT,
                    ApiKeys.LEAVE_GROUP,
                    ApiKeys.DESCRIBE_GROUPS,
                    ApiKeys.LIST_GROUPS,
                    ApiKeys.CONSUMER_GROUP_HEARTBEAT,
                    ApiKeys.CONSUMER_GROUP_DESCRIBE,
                    ApiKeys.DELETE_GROUPS);

    private static final String NOBODY = "nobody";

    ApiMessage of(ApiKeys api, short version) {
        return switch (api) {
            case PRODUCE ->
                    version < 13
                            ? RecordRequests.produce(-1, topic, records(1))
                            : RecordRequests.produce(-1, topicId, records(1));
            case FETCH ->
                    fetch(version < 13 ? fetched(topic, from(99)) : fetched(topicId, from(99)));
            case LIST_OFFSETS -> RecordRequests.listOffsets(topic, at(0, -2)).setTimeoutMs(0);
            case OFFSET_FOR_LEADER_EPOCH -> endOfEpoch();
            case DELETE_RECORDS -> deleteRecords();
            case INIT_PRODUCER_ID ->
                    new InitProducerIdRequestData()
                            .setTransactionalId(null)
                            .setTransactionTimeoutMs(1000);
            case DESCRIBE_PRODUCERS -> describeProducers();
            case DESCRIBE_LOG_DIRS -> logDirs();
            case API_VERSIONS ->
                    new ApiVersionsRequestData()
                            .setClientSoftwareName("probe")
                            .setClientSoftwareVersion("1");
            default -> aboutTopics(api, version);
        };
    }

    private ApiMessage aboutTopics(ApiKeys api, short version) {
        return switch (api) {
            case METADATA -> TopicRequests.metadata(true, topic);
            case DESCRIBE_CLUSTER -> new DescribeClusterRequestData();
            case DESCRIBE_TOPIC_PARTITIONS ->
                    new DescribeTopicPartitionsRequestData()
                            .setTopics(
                                    List.of(
                                            new DescribeTopicPartitionsRequestData.TopicRequest()
                                                    .setName(topic)));
            case CREATE_TOPICS ->
                    TopicRequests.create(TopicRequests.topic(topic + "-new", 1, 1))
                            .setValidateOnly(true);
            case CREATE_PARTITIONS -> TopicRequests.grow(topic, 2).setValidateOnly(true);
            case DELETE_TOPICS ->
                    version < 6
                            ? new DeleteTopicsRequestData()
                                    .setTimeoutMs(TopicRequests.TIMEOUT_MS)
                                    .setTopicNames(List.of(topic + "-no"))
                            : TopicRequests.delete(TopicRequests.byName(topic + "-no"));
            case DESCRIBE_CONFIGS -> describeConfigs();
            case ALTER_CONFIGS -> alterConfigs();
            case INCREMENTAL_ALTER_CONFIGS -> incrementally();
            case LIST_CONFIG_RESOURCES ->
                    version < 1
                            ? new ListConfigResourcesRequestData()
                            : new ListConfigResourcesRequestData()
                                    .setResourceTypes(List.of((byte) 4));
            case LIST_PARTITION_REASSIGNMENTS ->
                    new ListPartitionReassignmentsRequestData().setTopics(null);
            default -> aboutGroups(api, version);
        };
    }

    private ApiMessage aboutGroups(ApiKeys api, short version) {
        var stranger = Speaker.of(group, NOBODY, 1);
        return switch (api) {
            case FIND_COORDINATOR ->
                    version < 4
                            ? new FindCoordinatorRequestData().setKey(group)
                            : GroupRequests.findCoordinator(0, group);
            case OFFSET_COMMIT -> commit(version);
            case OFFSET_FETCH -> fetchOffsets(version);
            case OFFSET_DELETE -> deleteOffset();
            case JOIN_GROUP ->
                    GroupRequests.join(Speaker.of(group + "-v" + version, "", -1), "range");
            case SYNC_GROUP -> syncAs(stranger, version);
            case HEARTBEAT -> GroupRequests.heartbeat(stranger);
            case LEAVE_GROUP ->
                    version < 3
                            ? new LeaveGroupRequestData().setGroupId(group).setMemberId(NOBODY)
                            : GroupRequests.leave(
                                    group,
                                    new LeaveGroupRequestData.MemberIdentity().setMemberId(NOBODY));
            case DESCRIBE_GROUPS -> new DescribeGroupsRequestData().setGroups(List.of(group));
            case LIST_GROUPS -> new ListGroupsRequestData();
            case CONSUMER_GROUP_HEARTBEAT ->
                    new ConsumerGroupHeartbeatRequestData()
                            .setGroupId(group + "-modern")
                            .setMemberId("no")
                            .setMemberEpoch(3);
            case CONSUMER_GROUP_DESCRIBE ->
                    new ConsumerGroupDescribeRequestData().setGroupIds(List.of(group + "-modern"));
            case DELETE_GROUPS ->
                    new DeleteGroupsRequestData().setGroupsNames(List.of(group + "-no"));
            default -> throw new IllegalArgumentException("no request for " + api);
        };
    }

    private static ApiMessage syncAs(Speaker speaker, short version) {
        var request = GroupRequests.sync(speaker, Map.of());
        return version < 5 ? request.setProtocolType(null).setProtocolName(null) : request;
    }

    private ApiMessage endOfEpoch() {
        var request = new OffsetForLeaderEpochRequestData().setReplicaId(-1);
        request.topics()
                .add(
                        new OffsetForLeaderEpochRequestData.OffsetForLeaderTopic()
                                .setTopic(topic)
                                .setPartitions(
                                        List.of(
                                                new OffsetForLeaderEpochRequestData
                                                                .OffsetForLeaderPartition()
                                                        .setPartition(0)
                                                        .setLeaderEpoch(0))));
        return request;
    }

    private ApiMessage deleteRecords() {
        var partition =
                new DeleteRecordsRequestData.DeleteRecordsPartition()
                        .setPartitionIndex(0)
                        .setOffset(0);
        return new DeleteRecordsRequestData()
                .setTimeoutMs(5_000)
                .setTopics(
                        List.of(
                                new DeleteRecordsRequestData.DeleteRecordsTopic()
                                        .setName(topic)
                                        .setPartitions(List.of(partition))));
    }

    private ApiMessage describeProducers() {
        var request = new DescribeProducersRequestData();
        request.topics()
                .add(
                        new DescribeProducersRequestData.TopicRequest()
                                .setName(topic)
                                .setPartitionIndexes(List.of(0)));
        return request;
    }

    private ApiMessage logDirs() {
        var request = new DescribeLogDirsRequestData();
        request.topics()
                .add(
                        new DescribeLogDirsRequestData.DescribableLogDirTopic()
                                .setTopic(topic)
                                .setPartitions(List.of(0)));
        return request;
    }

    private ApiMessage describeConfigs() {
        return new DescribeConfigsRequestData()
                .setResources(
                        List.of(
                                new DescribeConfigsRequestData.DescribeConfigsResource()
                                        .setResourceType((byte) 2)
                                        .setResourceName(topic)
                                        .setConfigurationKeys(List.of("retention.ms"))));
    }

    private ApiMessage alterConfigs() {
        var resource =
                new AlterConfigsRequestData.AlterConfigsResource()
                        .setResourceType((byte) 2)
                        .setResourceName(topic);
        resource.configs()
                .add(
                        new AlterConfigsRequestData.AlterableConfig()
                                .setName("retention.ms")
                                .setValue("-1"));
        var request = new AlterConfigsRequestData().setValidateOnly(true);
        request.resources().add(resource);
        return request;
    }

    private ApiMessage incrementally() {
        var resource =
                new IncrementalAlterConfigsRequestData.AlterConfigsResource()
                        .setResourceType((byte) 2)
                        .setResourceName(topic);
        resource.configs()
                .add(
                        new IncrementalAlterConfigsRequestData.AlterableConfig()
                                .setName("segment.ms")
                                .setConfigOperation((byte) 0)
                                .setValue("60000"));
        var request = new IncrementalAlterConfigsRequestData().setValidateOnly(true);
        request.resources().add(resource);
        return request;
    }

    private ApiMessage commit(short version) {
        var request =
                GroupRequests.commit(
                        Speaker.of(group, "", -1), topic, GroupRequests.offset(0, version));
        if (version >= 10) {
            request.topics().getFirst().setName("").setTopicId(topicId);
        }
        return request;
    }

    private ApiMessage fetchOffsets(short version) {
        if (version < 8) {
            return new OffsetFetchRequestData()
                    .setGroupId(group)
                    .setTopics(
                            List.of(
                                    new OffsetFetchRequestData.OffsetFetchRequestTopic()
                                            .setName(topic)
                                            .setPartitionIndexes(List.of(0, 1))));
        }
        var request = GroupRequests.fetchOffsets(group, topic, 0, 1);
        if (version >= 10) {
            request.groups().getFirst().topics().getFirst().setName("").setTopicId(topicId);
        }
        return request;
    }

    private ApiMessage deleteOffset() {
        var request = new OffsetDeleteRequestData().setGroupId(group);
        request.topics()
                .add(
                        new OffsetDeleteRequestData.OffsetDeleteRequestTopic()
                                .setName(topic)
                                .setPartitions(
                                        List.of(
                                                new OffsetDeleteRequestData
                                                                .OffsetDeleteRequestPartition()
                                                        .setPartitionIndex(7))));
        return request;
    }
}
