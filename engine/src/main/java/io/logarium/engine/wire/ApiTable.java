package io.logarium.engine.wire;

import java.util.EnumSet;
import java.util.Set;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.protocol.ApiKeys;

/// Which requests a listener serves, and in which versions: those of kafka-clients for what is implemented, nothing else.
///
/// Unstable versions are never served. Versions that KIP-896 dropped are not either: such a request ends its connection.
public final class ApiTable {
    /// For clients and for other brokers that replicate.
    public static final ApiTable CLIENT =
            new ApiTable(
                    EnumSet.of(
                            ApiKeys.PRODUCE,
                            ApiKeys.FETCH,
                            ApiKeys.LIST_OFFSETS,
                            ApiKeys.METADATA,
                            ApiKeys.OFFSET_COMMIT,
                            ApiKeys.OFFSET_FETCH,
                            ApiKeys.FIND_COORDINATOR,
                            ApiKeys.JOIN_GROUP,
                            ApiKeys.HEARTBEAT,
                            ApiKeys.LEAVE_GROUP,
                            ApiKeys.SYNC_GROUP,
                            ApiKeys.DESCRIBE_GROUPS,
                            ApiKeys.LIST_GROUPS,
                            ApiKeys.SASL_HANDSHAKE,
                            ApiKeys.API_VERSIONS,
                            ApiKeys.CREATE_TOPICS,
                            ApiKeys.DELETE_TOPICS,
                            ApiKeys.DELETE_RECORDS,
                            ApiKeys.INIT_PRODUCER_ID,
                            ApiKeys.OFFSET_FOR_LEADER_EPOCH,
                            ApiKeys.DESCRIBE_CONFIGS,
                            ApiKeys.ALTER_CONFIGS,
                            ApiKeys.DESCRIBE_LOG_DIRS,
                            ApiKeys.CREATE_PARTITIONS,
                            ApiKeys.DELETE_GROUPS,
                            ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                            ApiKeys.LIST_PARTITION_REASSIGNMENTS,
                            ApiKeys.ALTER_PARTITION_REASSIGNMENTS,
                            ApiKeys.ELECT_LEADERS,
                            ApiKeys.UNREGISTER_BROKER,
                            ApiKeys.DESCRIBE_QUORUM,
                            ApiKeys.OFFSET_DELETE,
                            ApiKeys.DESCRIBE_CLUSTER,
                            ApiKeys.DESCRIBE_PRODUCERS,
                            ApiKeys.CONSUMER_GROUP_HEARTBEAT,
                            ApiKeys.CONSUMER_GROUP_DESCRIBE,
                            ApiKeys.LIST_CONFIG_RESOURCES,
                            ApiKeys.DESCRIBE_TOPIC_PARTITIONS));

    /// For the nodes of the quorum among themselves and for brokers that report to the controller.
    public static final ApiTable CONTROLLER =
            new ApiTable(
                    EnumSet.of(
                            ApiKeys.FETCH,
                            ApiKeys.API_VERSIONS,
                            ApiKeys.VOTE,
                            ApiKeys.BEGIN_QUORUM_EPOCH,
                            ApiKeys.END_QUORUM_EPOCH,
                            ApiKeys.FETCH_SNAPSHOT,
                            ApiKeys.DESCRIBE_CLUSTER,
                            ApiKeys.BROKER_REGISTRATION,
                            ApiKeys.BROKER_HEARTBEAT,
                            ApiKeys.ALTER_PARTITION,
                            ApiKeys.ALLOCATE_PRODUCER_IDS,
                            ApiKeys.CREATE_TOPICS,
                            ApiKeys.DELETE_TOPICS,
                            ApiKeys.CREATE_PARTITIONS,
                            ApiKeys.ALTER_CONFIGS,
                            ApiKeys.INCREMENTAL_ALTER_CONFIGS,
                            ApiKeys.LIST_PARTITION_REASSIGNMENTS,
                            ApiKeys.ALTER_PARTITION_REASSIGNMENTS,
                            ApiKeys.ELECT_LEADERS,
                            ApiKeys.UNREGISTER_BROKER,
                            ApiKeys.DESCRIBE_QUORUM));

    private final Set<ApiKeys> served;

    private ApiTable(EnumSet<ApiKeys> served) {
        this.served = served;
    }

    /// The APIs in order of their numbers.
    public Set<ApiKeys> served() {
        return EnumSet.copyOf(served);
    }

    /// Whether a request of this version may come. ApiVersions may in any version (KIP-511): see [RequestDecoder].
    public boolean serves(ApiKeys api, short version) {
        return served.contains(api) && api.isVersionEnabled(version, false);
    }

    /// What ApiVersions tells, in order of the numbers. Produce is told from 0 on, because librdkafka before 2.10 takes a minimum
    /// of 3 for a broker without Produce (KAFKA-18659); versions 0 to 2 are refused all the same.
    public ApiVersionCollection advertised() {
        var ranges = new ApiVersionCollection();
        for (var api : served) {
            short oldest =
                    api == ApiKeys.PRODUCE
                            ? ApiKeys.PRODUCE_API_VERSIONS_RESPONSE_MIN_VERSION
                            : api.oldestVersion();
            ranges.add(
                    new ApiVersion()
                            .setApiKey(api.id)
                            .setMinVersion(oldest)
                            .setMaxVersion(api.latestVersion(false)));
        }
        return ranges;
    }
}
