package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import io.logarium.engine.machine.ReplicatedMachine;
import io.logarium.engine.view.GroupView;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.jspecify.annotations.Nullable;

/// The groups that a broker coordinates: those whose partition of `__consumer_offsets` it leads.
///
/// Each request is answered exactly once through its reply, at once or later, in the words of the request's version. Belongs to
/// the broker's loop.
public final class GroupCoordinator {
    /// The topic that groups and offsets are written to.
    public static final String OFFSETS_TOPIC = "__consumer_offsets";

    /// @param timers the loop's; time-outs of members run on it
    /// @param events told what happened and why
    public GroupCoordinator(
            int brokerId,
            GroupConfig config,
            GroupTopics topics,
            Timers timers,
            Chance chance,
            Consumer<EngineEvent> events) {}

    /// The partition of `__consumer_offsets` that a group lives in.
    public int partitionFor(String groupId) {
        throw new UnsupportedOperationException();
    }

    /// This broker leads a partition now: its records are to be replayed from the log's start to its end, then
    /// [Loading#finish]. Until then clients are told COORDINATOR_LOAD_IN_PROGRESS. A loading or loaded partition begins anew.
    ///
    /// @param highWatermark what is known to be committed; records from there on are parked until [#committed]
    /// @param log appends to the partition as its leader, with acks=all
    public Loading load(int partition, long highWatermark, ReplicatedMachine.Log<GroupRecord> log) {
        throw new UnsupportedOperationException();
    }

    /// This broker leads the partition no more (or it is gone): who waits is told NOT_COORDINATOR.
    public void unload(int partition, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// The partition's high watermark has moved. Not to be called from within [ReplicatedMachine.Log#append].
    public void committed(int partition, long highWatermark, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// A topic is gone: its offsets are removed, a part each turn.
    public void topicDeleted(String topic, long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// New settings; they hold for what happens from now on.
    public void reconfigure(GroupConfig config) {
        throw new UnsupportedOperationException();
    }

    /// Ends all: who waits is told COORDINATOR_NOT_AVAILABLE, and so is everybody from now on.
    public void stop(long nowMs) {
        throw new UnsupportedOperationException();
    }

    /// Grows with each change that [#views] shows.
    public long version() {
        throw new UnsupportedOperationException();
    }

    /// The groups of all loaded partitions by id, at most [GroupLimits#VIEWS]. Unchanged groups give the same object again.
    public List<GroupView> views() {
        throw new UnsupportedOperationException();
    }

    /// JoinGroup, API 11, v0-9.
    public void joinGroup(
            GroupCaller caller,
            JoinGroupRequestData request,
            long nowMs,
            Consumer<JoinGroupResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// SyncGroup, API 14, v0-5.
    public void syncGroup(
            GroupCaller caller,
            SyncGroupRequestData request,
            long nowMs,
            Consumer<SyncGroupResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// Heartbeat, API 12, v0-4.
    public void heartbeat(
            GroupCaller caller,
            HeartbeatRequestData request,
            long nowMs,
            Consumer<HeartbeatResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// LeaveGroup, API 13, v0-5.
    public void leaveGroup(
            GroupCaller caller,
            LeaveGroupRequestData request,
            long nowMs,
            Consumer<LeaveGroupResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// OffsetCommit, API 8, v2-10.
    public void offsetCommit(
            GroupCaller caller,
            OffsetCommitRequestData request,
            long nowMs,
            Consumer<OffsetCommitResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// OffsetFetch, API 9, v1-10.
    public void offsetFetch(
            GroupCaller caller,
            OffsetFetchRequestData request,
            long nowMs,
            Consumer<OffsetFetchResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// OffsetDelete, API 47.
    public void offsetDelete(
            GroupCaller caller,
            OffsetDeleteRequestData request,
            long nowMs,
            Consumer<OffsetDeleteResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// DescribeGroups, API 15, v0-6.
    public void describeGroups(
            GroupCaller caller,
            DescribeGroupsRequestData request,
            long nowMs,
            Consumer<DescribeGroupsResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// ListGroups, API 16, v0-5.
    public void listGroups(
            GroupCaller caller,
            ListGroupsRequestData request,
            long nowMs,
            Consumer<ListGroupsResponseData> reply) {
        throw new UnsupportedOperationException();
    }

    /// DeleteGroups, API 42, v0-3.
    public void deleteGroups(
            GroupCaller caller,
            DeleteGroupsRequestData request,
            long nowMs,
            Consumer<DeleteGroupsResponseData> reply) {
        throw new UnsupportedOperationException();
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
