package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.view.GroupView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.message.ConsumerGroupDescribeRequestData;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.message.DeleteGroupsResponseData.DeletableGroupResult;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsResponseData.DescribedGroup;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.message.OffsetFetchResponseData.OffsetFetchResponseGroup;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.JoinGroupResponse;
import org.apache.kafka.common.requests.LeaveGroupResponse;
import org.apache.kafka.common.requests.OffsetFetchRequest;
import org.apache.kafka.common.requests.OffsetFetchResponse;
import org.jspecify.annotations.Nullable;

/// The groups that a broker coordinates: those whose partition of `__consumer_offsets` it leads.
///
/// Each request is answered exactly once through its reply, at once or later, in the words of the request's version. Belongs to
/// the broker's loop.
public final class GroupCoordinator {
    /// The topic that groups and offsets are written to.
    public static final String OFFSETS_TOPIC = "__consumer_offsets";

    private final GroupContext context;
    private final GroupPartitions partitions;
    private GroupConfig config;

    /// @param timers the loop's; time-outs of members run on it
    /// @param events told what happened and why
    public GroupCoordinator(
            int brokerId,
            GroupConfig config,
            GroupTopics topics,
            Timers timers,
            Chance chance,
            Consumer<EngineEvent> events) {
        this.config = config;
        this.context =
                new GroupContext(brokerId, () -> this.config, topics, timers, chance, events);
        this.partitions = new GroupPartitions(context);
    }

    /// The partition of `__consumer_offsets` that a group lives in.
    public int partitionFor(String groupId) {
        return partitions.indexFor(groupId);
    }

    /// This broker leads a partition now: its records are to be replayed from the log's start to its end, then
    /// [Loading#finish]. Until then clients are told COORDINATOR_LOAD_IN_PROGRESS. A loading or loaded partition begins anew.
    ///
    /// @param highWatermark what is known to be committed; records from there on are parked until [#committed]
    /// @param log appends to the partition as its leader, with acks=all
    public Loading load(int partition, long highWatermark, ReplicatedMachine.Log<GroupRecord> log) {
        return partitions.load(partition, highWatermark, log);
    }

    /// This broker leads the partition no more (or it is gone): who waits is told NOT_COORDINATOR.
    public void unload(int partition, long nowMs) {
        partitions.unload(partition, nowMs);
    }

    /// The partition's high watermark has moved. Not to be called from within [ReplicatedMachine.Log#append].
    public void committed(int partition, long highWatermark, long nowMs) {
        partitions.find(partition).ifPresent(p -> p.shard().committed(highWatermark, nowMs));
    }

    /// A topic is gone: its offsets are removed, a part each turn.
    public void topicDeleted(String topic, long nowMs) {
        partitions.all().forEach(p -> p.topicDeleted(topic, nowMs));
    }

    /// New settings; they hold for what happens from now on.
    public void reconfigure(GroupConfig newConfig) {
        config = newConfig;
    }

    /// Ends all: who waits is told COORDINATOR_NOT_AVAILABLE, and so is everybody from now on.
    public void stop(long nowMs) {
        partitions.stop(nowMs);
    }

    /// Grows with each change that [#views] shows.
    public long version() {
        return partitions.version();
    }

    /// The groups of all loaded partitions by id, at most [GroupLimits#VIEWS]. Unchanged groups give the same object again.
    public List<GroupView> views() {
        return partitions.views();
    }

    /// For tests that look inside.
    Optional<GroupPartition> partition(int index) {
        return partitions.find(index);
    }

    /// JoinGroup, API 11, v0-9.
    public void joinGroup(
            GroupCaller caller,
            JoinGroupRequestData request,
            long nowMs,
            Consumer<JoinGroupResponseData> reply) {
        Consumer<JoinGroupResponseData> answer =
                data -> reply.accept(new JoinGroupResponse(data, caller.apiVersion()).data());
        if (caller.apiVersion() == 0) {
            // It knew one time-out only.
            request.setRebalanceTimeoutMs(request.sessionTimeoutMs());
        }
        var error = checkJoin(request);
        if (error == Errors.NONE) {
            partitions.led(request.groupId()).join().handle(caller, request, nowMs, answer);
        } else {
            answer.accept(ClassicAnswers.joinFailed(error, request.memberId()));
        }
    }

    private Errors checkJoin(JoinGroupRequestData request) {
        var instanceId = request.groupInstanceId();
        int sessionMs = request.sessionTimeoutMs();
        var error = partitions.readinessOfNamed(request.groupId());
        if (error == Errors.COORDINATOR_NOT_AVAILABLE || error == Errors.INVALID_GROUP_ID) {
            return error;
        }
        if (sessionMs < config.minSessionTimeoutMs() || sessionMs > config.maxSessionTimeoutMs()) {
            return Errors.INVALID_SESSION_TIMEOUT;
        }
        if (instanceId != null && instanceId.length() > GroupLimits.NAME_LENGTH) {
            return Errors.INVALID_REQUEST;
        }
        return error;
    }

    /// SyncGroup, API 14, v0-5.
    public void syncGroup(
            GroupCaller caller,
            SyncGroupRequestData request,
            long nowMs,
            Consumer<SyncGroupResponseData> reply) {
        // From v5 on a member must tell what it speaks (KIP-559).
        boolean told = request.protocolType() != null && request.protocolName() != null;
        var error =
                caller.apiVersion() < 5 || told
                        ? partitions.readinessOfNamed(request.groupId())
                        : Errors.INCONSISTENT_GROUP_PROTOCOL;
        if (error == Errors.NONE) {
            partitions.led(request.groupId()).requests().sync(request, nowMs, reply);
        } else {
            reply.accept(ClassicAnswers.syncFailed(error));
        }
    }

    /// Heartbeat, API 12, v0-4.
    public void heartbeat(
            GroupCaller caller,
            HeartbeatRequestData request,
            long nowMs,
            Consumer<HeartbeatResponseData> reply) {
        var error = partitions.readinessOfNamed(request.groupId());
        if (error == Errors.NONE) {
            error = partitions.led(request.groupId()).requests().heartbeat(request, nowMs);
        }
        reply.accept(new HeartbeatResponseData().setErrorCode(error.code()));
    }

    /// LeaveGroup, API 13, v0-5.
    public void leaveGroup(
            GroupCaller caller,
            LeaveGroupRequestData request,
            long nowMs,
            Consumer<LeaveGroupResponseData> reply) {
        Consumer<LeaveGroupResponseData> answer =
                data -> reply.accept(new LeaveGroupResponse(data, caller.apiVersion()).data());
        var error = partitions.readinessOfNamed(request.groupId());
        if (error == Errors.NONE) {
            // Before v3 one member left at a time.
            var leaving =
                    caller.apiVersion() < 3
                            ? List.of(new MemberIdentity().setMemberId(request.memberId()))
                            : request.members();
            partitions
                    .led(request.groupId())
                    .requests()
                    .leave(request.groupId(), leaving, nowMs, answer);
        } else {
            answer.accept(new LeaveGroupResponseData().setErrorCode(error.code()));
        }
    }

    /// ConsumerGroupHeartbeat, API 68, v0-1.
    public void consumerGroupHeartbeat(
            GroupCaller caller,
            ConsumerGroupHeartbeatRequestData request,
            long nowMs,
            Consumer<ConsumerGroupHeartbeatResponseData> reply) {
        var error =
                config.consumer().enabled()
                        ? partitions.readinessOfNamed(request.groupId())
                        : Errors.UNSUPPORTED_VERSION;
        if (error == Errors.INVALID_GROUP_ID && request.groupId().isBlank()) {
            reply.accept(
                    ConsumerAnswers.refused(
                            new Refusal(Errors.INVALID_REQUEST, "GroupId can't be empty.")));
        } else if (error == Errors.NONE) {
            partitions.led(request.groupId()).consumers().handle(caller, request, nowMs, reply);
        } else {
            reply.accept(ConsumerAnswers.failed(error));
        }
    }

    /// ConsumerGroupDescribe, API 69, v0-1. What is not committed yet is waited for.
    public void consumerGroupDescribe(
            GroupCaller caller,
            ConsumerGroupDescribeRequestData request,
            long nowMs,
            Consumer<ConsumerGroupDescribeResponseData> reply) {
        new ConsumerDescription(partitions, config.consumer(), request)
                .answer(caller.apiVersion(), nowMs, reply);
    }

    /// OffsetCommit, API 8, v2-10.
    public void offsetCommit(
            GroupCaller caller,
            OffsetCommitRequestData request,
            long nowMs,
            Consumer<OffsetCommitResponseData> reply) {
        var plan = CommitPlan.of(request, caller.apiVersion(), context.topics());
        var error = partitions.readiness(request.groupId());
        if (plan.entries().isEmpty()) {
            reply.accept(plan.response());
        } else if (error == Errors.NONE) {
            partitions.led(request.groupId()).offsetWrites().commit(caller, plan, nowMs, reply);
        } else {
            reply.accept(plan.failed(error));
        }
    }

    /// OffsetFetch, API 9, v1-10: one group, or several from v8 on.
    public void offsetFetch(
            GroupCaller caller,
            OffsetFetchRequestData request,
            long nowMs,
            Consumer<OffsetFetchResponseData> reply) {
        short apiVersion = caller.apiVersion();
        var answers = new ArrayList<OffsetFetchResponseGroup>();
        for (var asked : OffsetReads.groupsOf(request, apiVersion)) {
            var error = partitions.readiness(asked.groupId());
            if (error == Errors.NONE) {
                error = partitions.led(asked.groupId()).offsetReads().check(asked);
            }
            answers.add(
                    error == Errors.NONE
                            ? partitions
                                    .led(asked.groupId())
                                    .offsetReads()
                                    .fetch(asked, OffsetFetchRequest.useTopicIds(apiVersion))
                            : OffsetFetchResponse.groupError(asked, error, apiVersion));
        }
        reply.accept(new OffsetFetchResponse.Builder(answers).build(apiVersion).data());
    }

    /// OffsetDelete, API 47.
    public void offsetDelete(
            GroupCaller caller,
            OffsetDeleteRequestData request,
            long nowMs,
            Consumer<OffsetDeleteResponseData> reply) {
        var error = partitions.readinessOfNamed(request.groupId());
        if (error == Errors.NONE) {
            partitions.led(request.groupId()).offsetWrites().delete(request, nowMs, reply);
        } else {
            reply.accept(new OffsetDeleteResponseData().setErrorCode(error.code()));
        }
    }

    /// DescribeGroups, API 15, v0-6.
    public void describeGroups(
            GroupCaller caller,
            DescribeGroupsRequestData request,
            long nowMs,
            Consumer<DescribeGroupsResponseData> reply) {
        var response = new DescribeGroupsResponseData();
        for (var groupId : request.groups()) {
            var error = partitions.readiness(groupId);
            var group =
                    error == Errors.NONE
                            ? partitions
                                    .led(groupId)
                                    .listing()
                                    .describe(groupId, caller.apiVersion())
                            : new DescribedGroup().setGroupId(groupId).setErrorCode(error.code());
            if (request.includeAuthorizedOperations() && group.errorCode() == 0) {
                group.setAuthorizedOperations(GroupListing.ALL_OPERATIONS);
            }
            response.groups().add(group);
        }
        reply.accept(response);
    }

    /// ListGroups, API 16, v0-5: the groups of this broker.
    public void listGroups(
            GroupCaller caller,
            ListGroupsRequestData request,
            long nowMs,
            Consumer<ListGroupsResponseData> reply) {
        var response = new ListGroupsResponseData();
        for (var led : partitions.all()) {
            var error = led.readiness();
            if (error != Errors.NONE) {
                reply.accept(new ListGroupsResponseData().setErrorCode(error.code()));
                return;
            }
            led.listing().list(request, response.groups());
        }
        reply.accept(response.setErrorCode(partitions.readiness().code()));
    }

    /// DeleteGroups, API 42, v0-3.
    public void deleteGroups(
            GroupCaller caller,
            DeleteGroupsRequestData request,
            long nowMs,
            Consumer<DeleteGroupsResponseData> reply) {
        var names = new LinkedHashSet<>(request.groupsNames());
        var response = new DeleteGroupsResponseData();
        if (names.isEmpty()) {
            reply.accept(response);
        }
        for (var groupId : names) {
            Consumer<Errors> answer =
                    error -> {
                        response.results()
                                .add(
                                        new DeletableGroupResult()
                                                .setGroupId(groupId)
                                                .setErrorCode(error.code()));
                        if (response.results().size() == names.size()) {
                            reply.accept(response);
                        }
                    };
            var error = partitions.readiness(groupId);
            if (error == Errors.NONE) {
                partitions.led(groupId).cleanup().delete(groupId, nowMs, answer);
            } else {
                answer.accept(error);
            }
        }
    }

    /// A partition while it is being replayed. The caller decides how much it replays in a turn.
    public interface Loading {
        /// One record, in the order of the log.
        ///
        /// @param value null for a tombstone
        void replay(ByteBuffer key, @Nullable ByteBuffer value, long offset, long nowMs);

        /// All was replayed: the groups are served from now on, and members have a full session time-out to show up.
        ///
        /// @param endOffset the log's end; nothing may have been appended since the replay began
        void finish(long endOffset, long nowMs);
    }
}
