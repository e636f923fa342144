package io.logarium.engine.group;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.message.ConsumerGroupDescribeRequestData;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData.DescribedGroup;
import org.apache.kafka.common.protocol.Errors;

/// ConsumerGroupDescribe: groups of the consumer protocol, each as it is once all that was decided about it is committed.
final class ConsumerDescription {
    private final GroupPartitions partitions;
    private final ConsumerGroupConfig config;
    private final ConsumerGroupDescribeRequestData request;
    private final Map<String, DescribedGroup> found = new LinkedHashMap<>();
    private int awaited;

    ConsumerDescription(
            GroupPartitions partitions,
            ConsumerGroupConfig config,
            ConsumerGroupDescribeRequestData request) {
        this.partitions = partitions;
        this.config = config;
        this.request = request;
    }

    void answer(short version, long nowMs, Consumer<ConsumerGroupDescribeResponseData> reply) {
        var ids = new LinkedHashSet<>(request.groupIds());
        awaited = ids.size() + 1;
        for (var id : ids) {
            found.put(id, new DescribedGroup().setGroupId(id));
            describe(id, nowMs, group -> done(version, group, reply));
        }
        done(version, new DescribedGroup(), reply);
    }

    private void done(
            short version,
            DescribedGroup group,
            Consumer<ConsumerGroupDescribeResponseData> reply) {
        found.computeIfPresent(group.groupId(), (id, empty) -> group);
        awaited--;
        if (awaited > 0) {
            return;
        }
        var response = new ConsumerGroupDescribeResponseData();
        for (var described : found.values()) {
            if (request.includeAuthorizedOperations() && described.errorCode() == 0) {
                described.setAuthorizedOperations(GroupListing.ALL_OPERATIONS);
            }
            if (version == 0) {
                // It knew no kinds of members.
                described.members().forEach(m -> m.setMemberType((byte) -1));
            }
            response.groups().add(described);
        }
        reply.accept(response);
    }

    private void describe(String groupId, long nowMs, Consumer<DescribedGroup> then) {
        var error =
                config.enabled()
                        ? partitions.readinessOfNamed(groupId)
                        : Errors.UNSUPPORTED_VERSION;
        if (error != Errors.NONE) {
            then.accept(failed(groupId, error));
            return;
        }
        var shard = partitions.led(groupId).shard();
        var described = describe(shard, groupId);
        shard.whenCommitted(
                nowMs,
                new GroupShard.Outcome() {
                    @Override
                    public void committed(long atMs) {
                        then.accept(described);
                    }

                    @Override
                    public void lost(Errors why, long atMs) {
                        then.accept(failed(groupId, why));
                    }
                });
    }

    private DescribedGroup describe(GroupShard shard, String groupId) {
        return switch (shard.find(groupId).orElse(null)) {
            case null ->
                    ConsumerAnswers.notFound(groupId, "Group %s not found.".formatted(groupId));
            case ClassicGroup classic ->
                    ConsumerAnswers.notFound(
                            groupId, "Group %s is not a consumer group.".formatted(groupId));
            case ConsumerGroup group ->
                    ConsumerAnswers.describe(
                            group,
                            ConsumerHeartbeat.defaultAssignor(config),
                            shard.context().topics());
        };
    }

    private static DescribedGroup failed(String groupId, Errors error) {
        return new DescribedGroup().setGroupId(groupId).setErrorCode(error.code());
    }
}
