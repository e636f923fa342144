package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.GroupRequests.commit;
import static io.logarium.engine.conformance.GroupRequests.heartbeat;
import static io.logarium.engine.conformance.GroupRequests.join;
import static io.logarium.engine.conformance.GroupRequests.leave;
import static io.logarium.engine.conformance.GroupRequests.offset;
import static io.logarium.engine.conformance.GroupRequests.sync;
import static io.logarium.engine.conformance.TopicRequests.topic;

import io.logarium.engine.conformance.GroupRequests.Speaker;
import java.util.Map;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Two members of a classic group on two connections: joining, waiting for each other, leaving; and static members (KIP-345).
final class RebalanceSection {
    private final Probe probe;
    private final String group;
    private final String statics;

    RebalanceSection(Probe probe) {
        this.probe = probe;
        this.group = probe.named("two");
        this.statics = probe.named("static");
    }

    void observe() throws Exception {
        GroupRequests.awaitCoordinator(probe, group);
        GroupRequests.awaitCoordinator(probe, statics);
        try (var other = probe.another()) {
            twoMembers(other);
        }
        staticMembers();
    }

    private void twoMembers(Wire other) throws Exception {
        var first = GroupRequests.joined(probe, group);
        probe.alias(first.member(), "first");
        JoinGroupResponseData named =
                other.call(ApiKeys.JOIN_GROUP, 9, join(Speaker.of(group, "", -1), "range"));
        probe.alias(named.memberId(), "second");
        other.send(ApiKeys.JOIN_GROUP, 9, join(Speaker.of(group, named.memberId(), -1), "range"));
        probe.observe(
                "Rebalance: the first member's heartbeat, once another joins",
                () ->
                        Probe.error(
                                Eventually.<HeartbeatResponseData>get(
                                                () ->
                                                        probe.wire()
                                                                .call(
                                                                        ApiKeys.HEARTBEAT,
                                                                        4,
                                                                        heartbeat(first)),
                                                beat -> beat.errorCode() != 0)
                                        .errorCode()));
        probe.observe(
                "Rebalance: OffsetCommit of the old generation meanwhile",
                () -> {
                    TopicRequests.ready(probe, topic(probe.named("two"), 1, 1));
                    return probe.show(
                            probe.wire()
                                    .call(
                                            ApiKeys.OFFSET_COMMIT,
                                            8,
                                            commit(first, probe.named("two"), offset(0, 3))));
                });
        probe.observe(
                "Rebalance: SyncGroup of the old generation meanwhile",
                ApiKeys.SYNC_GROUP,
                5,
                sync(first, Map.of()));
        JoinGroupResponseData again =
                probe.wire().call(ApiKeys.JOIN_GROUP, 9, join(first, "range"));
        probe.observe("Rebalance: the first joins again and leads", () -> show(again));
        var joined = (JoinGroupResponseData) other.receive(ApiKeys.JOIN_GROUP, 9);
        probe.observe("Rebalance: the second follows", () -> show(joined));
        generation(other, first.in(again.generationId()), named.memberId());
    }

    private void generation(Wire other, Speaker first, String secondId) {
        var second = Speaker.of(group, secondId, first.generation());
        other.send(ApiKeys.SYNC_GROUP, 5, sync(second, Map.of()));
        probe.observe(
                "Rebalance: the leader gives out",
                ApiKeys.SYNC_GROUP,
                5,
                sync(
                        first,
                        Map.of(first.member(), new byte[] {1}, second.member(), new byte[] {2})));
        var synced = (SyncGroupResponseData) other.receive(ApiKeys.SYNC_GROUP, 5);
        probe.observe("Rebalance: the second gets its share", () -> probe.show(synced));
        probe.observe(
                "Rebalance: the follower joins again, unchanged",
                () -> show(other.call(ApiKeys.JOIN_GROUP, 9, join(second, "range"))));
        probe.observe(
                "Rebalance: the leader leaves",
                ApiKeys.LEAVE_GROUP,
                5,
                leave(group, new MemberIdentity().setMemberId(first.member())));
        probe.observe(
                "Rebalance: the second's heartbeat then",
                () ->
                        Probe.error(
                                Eventually.<HeartbeatResponseData>get(
                                                () ->
                                                        other.call(
                                                                ApiKeys.HEARTBEAT,
                                                                4,
                                                                heartbeat(second)),
                                                beat -> beat.errorCode() != 0)
                                        .errorCode()));
        probe.observe(
                "Rebalance: the second leads the next generation",
                () -> show(other.call(ApiKeys.JOIN_GROUP, 9, join(second, "range"))));
        other.call(
                ApiKeys.LEAVE_GROUP,
                5,
                leave(group, new MemberIdentity().setMemberId(second.member())));
    }

    private void staticMembers() throws Exception {
        var first = staticJoin("first joins", "", "one");
        var old = new Speaker(statics, first.memberId(), first.generationId(), "one");
        probe.alias(first.memberId(), "static 1");
        probe.observe(
                "Static: syncs",
                ApiKeys.SYNC_GROUP,
                5,
                sync(old, Map.of(old.member(), new byte[] {4})));
        var again = staticJoin("joins anew without its id", "", "one");
        probe.alias(again.memberId(), "static 2");
        var current = new Speaker(statics, again.memberId(), again.generationId(), "one");
        probe.observe(
                "Static: its assignment is kept", ApiKeys.SYNC_GROUP, 5, sync(current, Map.of()));
        fenced(old);
        probe.observe(
                "Static: heartbeat with the new id", ApiKeys.HEARTBEAT, 4, heartbeat(current));
        probe.observe(
                "Static: heartbeat with an unknown instance",
                ApiKeys.HEARTBEAT,
                4,
                heartbeat(new Speaker(statics, current.member(), current.generation(), "none")));
        leaving("an unknown instance leaves", "", "none");
        leaving("leaves by its instance and an old id", old.member(), "one");
        leaving("leaves by its instance", "", "one");
    }

    private void fenced(Speaker old) {
        probe.observe("Static: heartbeat with the old id", ApiKeys.HEARTBEAT, 4, heartbeat(old));
        probe.observe(
                "Static: commit with the old id",
                ApiKeys.OFFSET_COMMIT,
                8,
                commit(old, probe.named("two"), offset(0, 1)));
        probe.observe("Static: join with the old id", ApiKeys.JOIN_GROUP, 9, join(old, "range"));
        probe.observe("Static: sync with the old id", ApiKeys.SYNC_GROUP, 5, sync(old, Map.of()));
    }

    private JoinGroupResponseData staticJoin(String name, String member, @Nullable String instance)
            throws Exception {
        JoinGroupResponseData answer =
                Eventually.<JoinGroupResponseData>get(
                        () ->
                                probe.wire()
                                        .call(
                                                ApiKeys.JOIN_GROUP,
                                                9,
                                                join(
                                                        new Speaker(statics, member, -1, instance),
                                                        "range")),
                        got ->
                                got.errorCode() != Errors.NOT_COORDINATOR.code()
                                        && got.errorCode()
                                                != Errors.COORDINATOR_LOAD_IN_PROGRESS.code());
        var id = answer.memberId();
        probe.observe("Static: " + name, () -> probe.show(answer).replace(id, "given"));
        return answer;
    }

    private void leaving(String name, String member, String instance) {
        probe.observe(
                "Static: " + name,
                ApiKeys.LEAVE_GROUP,
                5,
                leave(
                        statics,
                        new MemberIdentity().setMemberId(member).setGroupInstanceId(instance)));
    }

    private String show(JoinGroupResponseData answer) {
        answer.members().sort(java.util.Comparator.comparing(m -> probe.shown(m.memberId())));
        return probe.show(answer);
    }
}
