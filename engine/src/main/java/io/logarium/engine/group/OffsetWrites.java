package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent.OffsetsCommitted;
import io.logarium.engine.group.GroupRecord.OffsetCommitted;
import io.logarium.engine.group.GroupRecord.OffsetRemoved;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteResponseData;
import org.apache.kafka.common.message.OffsetDeleteResponseData.OffsetDeleteResponsePartition;
import org.apache.kafka.common.message.OffsetDeleteResponseData.OffsetDeleteResponseTopic;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.OffsetCommitRequest;

/// OffsetCommit and OffsetDelete.
final class OffsetWrites {
    private final GroupShard shard;
    private final ClassicRebalance rebalance;

    OffsetWrites(GroupShard shard, ClassicRebalance rebalance) {
        this.shard = shard;
        this.rebalance = rebalance;
    }

    void commit(
            GroupCaller caller,
            CommitPlan plan,
            long nowMs,
            Consumer<OffsetCommitResponseData> reply) {
        var error = check(caller, plan);
        if (error != Errors.NONE) {
            reply.accept(plan.failed(error));
            return;
        }
        heard(plan, nowMs);
        var records = new ArrayList<GroupRecord>(plan.entries().size());
        var stored = new ArrayList<CommitPlan.Entry>(plan.entries().size());
        for (var entry : plan.entries()) {
            var refusal = check(caller, plan, entry);
            if (refusal != Errors.NONE) {
                entry.answer().setErrorCode(refusal.code());
                continue;
            }
            if (metadataOf(entry.asked()).length() > metadataLimit()) {
                entry.answer().setErrorCode(Errors.OFFSET_METADATA_TOO_LARGE.code());
                continue;
            }
            stored.add(entry);
            records.add(commitRecord(plan, entry, nowMs));
        }
        if (records.isEmpty()) {
            reply.accept(plan.response());
            return;
        }
        shard.write(records, nowMs, outcome(plan, stored, reply));
    }

    private static Committer committer(GroupCaller caller, CommitPlan plan) {
        var request = plan.request();
        return new Committer(
                request.memberId(),
                Optional.ofNullable(request.groupInstanceId()).orElse(""),
                request.generationIdOrMemberEpoch(),
                caller.apiVersion());
    }

    private Errors check(GroupCaller caller, CommitPlan plan) {
        var request = plan.request();
        var group = shard.find(request.groupId());
        if (group.isPresent()) {
            var error = group.get().checkCommit(committer(caller, plan));
            return error == Errors.NONE ? checkRoom(plan) : error;
        }
        if (request.generationIdOrMemberEpoch() >= 0) {
            // Clients before OffsetCommit v9 do not know GROUP_ID_NOT_FOUND.
            return caller.apiVersion() >= 9 ? Errors.GROUP_ID_NOT_FOUND : Errors.ILLEGAL_GENERATION;
        }
        // An administrator, or a consumer that only keeps offsets here: the group comes into being
        // with its offsets.
        return shard.isFull() ? Errors.INVALID_COMMIT_OFFSET_SIZE : checkRoom(plan);
    }

    private Errors check(GroupCaller caller, CommitPlan plan, CommitPlan.Entry entry) {
        int partition = entry.asked().partitionIndex();
        return shard.find(plan.request().groupId())
                .map(g -> g.checkCommit(committer(caller, plan), entry.topicId(), partition))
                .orElse(Errors.NONE);
    }

    private Errors checkRoom(CommitPlan plan) {
        boolean fits = shard.offsets().size() + plan.entries().size() <= GroupLimits.OFFSETS;
        return fits ? Errors.NONE : Errors.INVALID_COMMIT_OFFSET_SIZE;
    }

    /// A commit is a sign of life, too.
    private void heard(CommitPlan plan, long nowMs) {
        shard.classic(plan.request().groupId())
                .ifPresent(group ->
                        group.members()
                                .find(plan.request().memberId())
                                .ifPresent(m -> rebalance.heard(group, m, nowMs)));
    }

    private GroupRecord commitRecord(CommitPlan plan, CommitPlan.Entry entry, long nowMs) {
        var committed =
                new CommittedOffset(
                        entry.asked().committedOffset(),
                        entry.asked().committedLeaderEpoch(),
                        metadataOf(entry.asked()),
                        nowMs,
                        expireMs(plan.request().retentionTimeMs(), nowMs),
                        entry.topicId());
        int partition = entry.asked().partitionIndex();
        return new OffsetCommitted(plan.request().groupId(), entry.topic(), partition, committed);
    }

    /// Only clients older than OffsetCommit v5 set a retention of their own (KIP-211).
    private static long expireMs(long retentionMs, long nowMs) {
        if (retentionMs == OffsetCommitRequest.DEFAULT_RETENTION_TIME) {
            return -1;
        }
        return retentionMs > Long.MAX_VALUE - nowMs
                ? Long.MAX_VALUE
                : Math.max(0, nowMs + retentionMs);
    }

    private static String metadataOf(OffsetCommitRequestPartition partition) {
        var metadata = partition.committedMetadata();
        return metadata == null ? "" : metadata;
    }

    private int metadataLimit() {
        return Math.min(
                shard.config().offsetMetadataMaxBytes(), GroupLimits.OFFSET_METADATA_LENGTH);
    }

    private GroupShard.Outcome outcome(
            CommitPlan plan,
            List<CommitPlan.Entry> stored,
            Consumer<OffsetCommitResponseData> reply) {
        return new GroupShard.Outcome() {
            @Override
            public void committed(long nowMs) {
                for (var entry : stored) {
                    shard.emit(
                            new OffsetsCommitted(
                                    nowMs,
                                    plan.request().groupId(),
                                    entry.topic(),
                                    entry.asked().partitionIndex(),
                                    entry.asked().committedOffset()));
                }
                reply.accept(plan.response());
            }

            @Override
            public void lost(Errors why, long nowMs) {
                stored.forEach(entry -> entry.answer().setErrorCode(why.code()));
                reply.accept(plan.response());
            }
        };
    }

    /// Partitions that do not exist are told so, as Kafka does, even if offsets of theirs are left.
    void delete(
            OffsetDeleteRequestData request, long nowMs, Consumer<OffsetDeleteResponseData> reply) {
        var group = shard.find(request.groupId());
        var error = group.map(Group::checkOffsetDelete).orElse(Errors.GROUP_ID_NOT_FOUND);
        if (error != Errors.NONE) {
            reply.accept(new OffsetDeleteResponseData().setErrorCode(error.code()));
            return;
        }
        var response = new OffsetDeleteResponseData();
        var records = new ArrayList<GroupRecord>();
        for (var topic : request.topics()) {
            var answer = new OffsetDeleteResponseTopic().setName(topic.name());
            response.topics().add(answer);
            for (var partition : topic.partitions()) {
                int index = partition.partitionIndex();
                var refusal = refusal(group.orElseThrow(), topic.name(), index);
                answer.partitions()
                        .add(
                                new OffsetDeleteResponsePartition()
                                        .setPartitionIndex(index)
                                        .setErrorCode(refusal.code()));
                if (refusal == Errors.NONE
                        && shard.offsets().has(request.groupId(), topic.name(), index)) {
                    records.add(new OffsetRemoved(request.groupId(), topic.name(), index));
                }
            }
        }
        if (records.isEmpty()) {
            reply.accept(response);
        } else {
            shard.write(records, nowMs, outcome(response, reply));
        }
    }

    private Errors refusal(Group group, String topic, int partition) {
        if (partition < 0 || partition >= shard.context().topics().partitionsOf(topic)) {
            return Errors.UNKNOWN_TOPIC_OR_PARTITION;
        }
        return group.isSubscribedTo(topic) ? Errors.GROUP_SUBSCRIBED_TO_TOPIC : Errors.NONE;
    }

    private static GroupShard.Outcome outcome(
            OffsetDeleteResponseData response, Consumer<OffsetDeleteResponseData> reply) {
        return new GroupShard.Outcome() {
            @Override
            public void committed(long nowMs) {
                reply.accept(response);
            }

            @Override
            public void lost(Errors why, long nowMs) {
                reply.accept(new OffsetDeleteResponseData().setErrorCode(why.code()));
            }
        };
    }
}
