package io.logarium.engine.api;

import io.logarium.engine.group.GroupCaller;
import io.logarium.engine.group.GroupCoordinator;
import io.logarium.engine.wire.Request;
import java.util.function.Consumer;
import org.apache.kafka.common.message.ConsumerGroupDescribeRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;

/// Hands the requests about groups and offsets to the coordinator.
final class GroupHandlers {
    private final GroupCoordinator groups;

    GroupHandlers(GroupCoordinator groups) {
        this.groups = groups;
    }

    void addTo(Router router) {
        router.serve(
                        ApiKeys.JOIN_GROUP,
                        (r, now) ->
                                groups.joinGroup(
                                        caller(r), (JoinGroupRequestData) r.body(), now, reply(r)))
                .serve(
                        ApiKeys.SYNC_GROUP,
                        (r, now) ->
                                groups.syncGroup(
                                        caller(r), (SyncGroupRequestData) r.body(), now, reply(r)))
                .serve(
                        ApiKeys.HEARTBEAT,
                        (r, now) ->
                                groups.heartbeat(
                                        caller(r), (HeartbeatRequestData) r.body(), now, reply(r)))
                .serve(
                        ApiKeys.LEAVE_GROUP,
                        (r, now) ->
                                groups.leaveGroup(
                                        caller(r), (LeaveGroupRequestData) r.body(), now, reply(r)))
                .serve(
                        ApiKeys.CONSUMER_GROUP_HEARTBEAT,
                        (r, now) ->
                                groups.consumerGroupHeartbeat(
                                        caller(r),
                                        (ConsumerGroupHeartbeatRequestData) r.body(),
                                        now,
                                        reply(r)))
                .serve(
                        ApiKeys.CONSUMER_GROUP_DESCRIBE,
                        (r, now) ->
                                groups.consumerGroupDescribe(
                                        caller(r),
                                        (ConsumerGroupDescribeRequestData) r.body(),
                                        now,
                                        reply(r)))
                .serve(
                        ApiKeys.OFFSET_COMMIT,
                        (r, now) ->
                                groups.offsetCommit(
                                        caller(r),
                                        (OffsetCommitRequestData) r.body(),
                                        now,
                                        reply(r)))
                .serve(
                        ApiKeys.OFFSET_FETCH,
                        (r, now) ->
                                groups.offsetFetch(
                                        caller(r),
                                        (OffsetFetchRequestData) r.body(),
                                        now,
                                        reply(r)))
                .serve(
                        ApiKeys.OFFSET_DELETE,
                        (r, now) ->
                                groups.offsetDelete(
                                        caller(r),
                                        (OffsetDeleteRequestData) r.body(),
                                        now,
                                        reply(r)))
                .serve(
                        ApiKeys.DESCRIBE_GROUPS,
                        (r, now) ->
                                groups.describeGroups(
                                        caller(r),
                                        (DescribeGroupsRequestData) r.body(),
                                        now,
                                        reply(r)))
                .serve(
                        ApiKeys.LIST_GROUPS,
                        (r, now) ->
                                groups.listGroups(
                                        caller(r), (ListGroupsRequestData) r.body(), now, reply(r)))
                .serve(
                        ApiKeys.DELETE_GROUPS,
                        (r, now) ->
                                groups.deleteGroups(
                                        caller(r),
                                        (DeleteGroupsRequestData) r.body(),
                                        now,
                                        reply(r)));
    }

    private static GroupCaller caller(Request request) {
        return new GroupCaller(request.clientId(), request.caller().host(), request.version());
    }

    private static <T extends ApiMessage> Consumer<T> reply(Request request) {
        return response -> request.replyTo().answer(response);
    }
}
