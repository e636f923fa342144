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
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
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
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// The groups that a broker coordinates: those whose partition of `__consumer_offsets` it leads.
///
/// Each request is answered exactly once through its reply, at once or later, in the words of the request's version. Belongs to
/// the broker's loop.
public final class GroupCoordinator {
    /// The topic that groups and offsets are written to.
    public static final String OFFSETS_TOPIC = "__consumer_offsets";

    private final GroupContext context;
    private final NavigableMap<Integer, GroupPartition> partitions = new TreeMap<>();
    private GroupConfig config;
    private boolean stopped;
    private long version;
    private long shownVersion = -1;
    private List<GroupView> shown = List.of();

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
    }

    /// The partition of `__consumer_offsets` that a group lives in.
    public int partitionFor(String groupId) {
        int existing = context.topics().partitionsOf(OFFSETS_TOPIC);
        int count = existing > 0 ? existing : config.offsetsPartitions();
        return Utils.abs(groupId.hashCode()) % count;
    }

    /// This broker leads a partition now: its records are to be replayed from the log's start to its end, then
    /// [Loading#finish]. Until then clients are told COORDINATOR_LOAD_IN_PROGRESS. A loading or loaded partition begins anew.
    ///
    /// @param highWatermark what is known to be committed; records from there on are parked until [#committed]
    /// @param log appends to the partition as its leader, with acks=all
    public Loading load(int partition, long highWatermark, ReplicatedMachine.Log<GroupRecord> log) {
        drop(partition);
        var loading = new GroupPartition(context, log, highWatermark, () -> version++);
        partitions.put(partition, loading);
        return loading;
    }

    /// This broker leads the partition no more (or it is gone): who waits is told NOT_COORDINATOR.
    public void unload(int partition, long nowMs) {
        drop(partition);
    }

    private void drop(int partition) {
        var dropped = partitions.remove(partition);
        if (dropped != null) {
            dropped.shard().close(Errors.NOT_COORDINATOR);
            version++;
        }
    }

    /// The partition's high watermark has moved. Not to be called from within [ReplicatedMachine.Log#append].
    public void committed(int partition, long highWatermark, long nowMs) {
        var led = partitions.get(partition);
        if (led != null) {
            led.shard().committed(highWatermark, nowMs);
        }
    }

    /// A topic is gone: its offsets are removed, a part each turn.
    public void topicDeleted(String topic, long nowMs) {
        partitions.values().forEach(p -> p.topicDeleted(topic, nowMs));
    }

    /// New settings; they hold for what happens from now on.
    public void reconfigure(GroupConfig newConfig) {
        config = newConfig;
    }

    /// Ends all: who waits is told COORDINATOR_NOT_AVAILABLE, and so is everybody from now on.
    public void stop(long nowMs) {
        stopped = true;
        partitions.values().forEach(p -> p.shard().close(Errors.COORDINATOR_NOT_AVAILABLE));
        partitions.clear();
        version++;
    }

    /// Grows with each change that [#views] shows.
    public long version() {
        return version;
    }

    /// The groups of all loaded partitions by id, at most [GroupLimits#VIEWS]. Unchanged groups give the same object again.
    public List<GroupView> views() {
        if (shownVersion != version) {
            var all = new TreeMap<String, GroupView>();
            partitions.values().stream()
                    .filter(p -> p.shard().isLoaded())
                    .forEach(p -> all.putAll(p.views()));
            shown = all.values().stream().limit(GroupLimits.VIEWS).toList();
            shownVersion = version;
        }
        return shown;
    }

    /// NONE, or why requests for this group cannot be served here now.
    private Errors readiness(String groupId) {
        if (stopped) {
            return Errors.COORDINATOR_NOT_AVAILABLE;
        }
        if (groupId.length() > GroupLimits.NAME_LENGTH) {
            return Errors.INVALID_GROUP_ID;
        }
        var led = partitions.get(partitionFor(groupId));
        return led == null ? Errors.NOT_COORDINATOR : led.readiness();
    }

    /// Groups with members have names; only offsets may be kept without one, as clients of long ago did.
    private Errors readinessOfNamed(String groupId) {
        return groupId.isEmpty() && !stopped ? Errors.INVALID_GROUP_ID : readiness(groupId);
    }

    private GroupPartition led(String groupId) {
        return Objects.requireNonNull(partitions.get(partitionFor(groupId)));
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
            led(request.groupId()).join().handle(caller, request, nowMs, answer);
        } else {
            answer.accept(ClassicAnswers.joinFailed(error, request.memberId()));
        }
    }

    private Errors checkJoin(JoinGroupRequestData request) {
        var instanceId = request.groupInstanceId();
        int sessionMs = request.sessionTimeoutMs();
        var error = readinessOfNamed(request.groupId());
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
        var error = readinessOfNamed(request.groupId());
        if (error == Errors.NONE) {
            led(request.groupId()).requests().sync(request, nowMs, reply);
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
        var error = readinessOfNamed(request.groupId());
        if (error == Errors.NONE) {
            error = led(request.groupId()).requests().heartbeat(request, nowMs);
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
        var error = readinessOfNamed(request.groupId());
        if (error == Errors.NONE) {
            // Before v3 one member left at a time.
            var leaving =
                    caller.apiVersion() < 3
                            ? List.of(new MemberIdentity().setMemberId(request.memberId()))
                            : request.members();
            led(request.groupId()).requests().leave(request.groupId(), leaving, nowMs, answer);
        } else {
            answer.accept(new LeaveGroupResponseData().setErrorCode(error.code()));
        }
    }

    /// OffsetCommit, API 8, v2-10.
    public void offsetCommit(
            GroupCaller caller,
            OffsetCommitRequestData request,
            long nowMs,
            Consumer<OffsetCommitResponseData> reply) {
        var plan = CommitPlan.of(request, caller.apiVersion(), context.topics());
        var error = readiness(request.groupId());
        if (plan.entries().isEmpty()) {
            reply.accept(plan.response());
        } else if (error == Errors.NONE) {
            led(request.groupId()).offsetWrites().commit(caller, plan, nowMs, reply);
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
            var error = readiness(asked.groupId());
            answers.add(
                    error == Errors.NONE
                            ? led(asked.groupId())
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
        var error = readiness(request.groupId());
        if (error == Errors.NONE) {
            led(request.groupId()).offsetWrites().delete(request, nowMs, reply);
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
            var error = readiness(groupId);
            var group =
                    error == Errors.NONE
                            ? led(groupId).listing().describe(groupId, caller.apiVersion())
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
        for (var led : partitions.values()) {
            var error = led.readiness();
            if (error != Errors.NONE) {
                reply.accept(new ListGroupsResponseData().setErrorCode(error.code()));
                return;
            }
            led.listing().list(request, response.groups());
        }
        var error = stopped ? Errors.COORDINATOR_NOT_AVAILABLE : Errors.NONE;
        reply.accept(response.setErrorCode(error.code()));
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
            var error = readiness(groupId);
            if (error == Errors.NONE) {
                led(groupId).cleanup().delete(groupId, nowMs, answer);
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
