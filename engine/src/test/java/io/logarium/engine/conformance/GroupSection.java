package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.GroupRequests.findCoordinator;
import static io.logarium.engine.conformance.GroupRequests.heartbeat;
import static io.logarium.engine.conformance.GroupRequests.join;
import static io.logarium.engine.conformance.GroupRequests.leave;
import static io.logarium.engine.conformance.GroupRequests.sync;

import io.logarium.engine.conformance.GroupRequests.Speaker;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// One member of a classic group from joining to leaving, what is refused on the way, and what others see of the group.
final class GroupSection {
    private final Probe probe;
    private final String group;

    GroupSection(Probe probe) {
        this.probe = probe;
        this.group = probe.named("group");
    }

    void observe() throws Exception {
        coordinators();
        var member = joining();
        syncing(member);
        heartbeats(member);
        joiningWrongly(member);
        describing(member);
        leaving(member);
        deleting();
    }

    private void coordinators() throws Exception {
        GroupRequests.awaitCoordinator(probe, group);
        find("of a group", findCoordinator(0, group));
        find("of two groups", findCoordinator(0, group, probe.named("other")));
        find("an unknown key type", findCoordinator(9, group));
        find("of an empty name", findCoordinator(0, ""));
        find("of nothing", findCoordinator(0));
        probe.observe(
                "FindCoordinator: v3, one key",
                ApiKeys.FIND_COORDINATOR,
                3,
                new FindCoordinatorRequestData().setKey(group));
    }

    private void find(String name, FindCoordinatorRequestData request) {
        probe.observe("FindCoordinator: " + name, ApiKeys.FIND_COORDINATOR, 4, request);
    }

    private Speaker joining() {
        var nobody = Speaker.of(group, "", -1);
        JoinGroupResponseData named = call(join(nobody, "range"));
        probe.alias(named.memberId(), "member 1");
        probe.observe("JoinGroup: v9 without a member id", () -> probe.show(named));
        var answer = call(join(Speaker.of(group, named.memberId(), -1), "range", "sticky"));
        probe.observe("JoinGroup: with the id given", () -> probe.show(answer));
        return Speaker.of(group, answer.memberId(), answer.generationId());
    }

    private void syncing(Speaker member) {
        beat("before SyncGroup", member);
        syncing("as the leader", sync(member, Map.of(member.member(), new byte[] {1, 2})));
        syncing("again", sync(member, Map.of()));
        syncing("another protocol", sync(member, Map.of()).setProtocolName("nope"));
        syncing("another type", sync(member, Map.of()).setProtocolType("connect"));
        syncing("an old generation", sync(member.in(0), Map.of()));
        syncing("an unknown member", sync(Speaker.of(group, "who", 1), Map.of()));
        syncing("an unknown group", sync(Speaker.of(probe.named("nope"), "who", 1), Map.of()));
        syncing("no group", sync(Speaker.of("", "who", 1), Map.of()));
    }

    private void syncing(
            String name, org.apache.kafka.common.message.SyncGroupRequestData request) {
        probe.observe("SyncGroup: " + name, ApiKeys.SYNC_GROUP, 5, request);
    }

    private void heartbeats(Speaker member) {
        beat("in its generation", member);
        beat("a later generation", member.in(member.generation() + 1));
        beat("an unknown member", Speaker.of(group, "who", member.generation()));
        beat("an unknown group", Speaker.of(probe.named("nope"), "who", 0));
        beat("no group", Speaker.of("", "who", 0));
    }

    private void beat(String name, Speaker speaker) {
        probe.observe("Heartbeat: " + name, ApiKeys.HEARTBEAT, 4, heartbeat(speaker));
    }

    private void joiningWrongly(Speaker member) {
        var stranger = Speaker.of(probe.named("odd"), "", -1);
        joining("a session of 1 ms", join(stranger, "range").setSessionTimeoutMs(1));
        joining("a session of an hour", join(stranger, "range").setSessionTimeoutMs(3_600_000));
        joining("no group", join(Speaker.of("", "", -1), "range"));
        joining("an unknown member of a live group", join(Speaker.of(group, "who", -1), "range"));
        joining(
                "an unknown member of an unknown group",
                join(Speaker.of(probe.named("nope"), "who", -1), "range"));
        joining("no protocols", join(stranger));
        joining("no type", join(stranger, "range").setProtocolType(""));
        joining(
                "another type than the group's",
                join(Speaker.of(group, "", -1), "range").setProtocolType("connect"));
        joining("no protocol in common", join(Speaker.of(group, "", -1), "nope"));
        joining("the leader again, nothing changed", join(member, "range", "sticky"));
        syncing("after joining again", sync(member.in(2), Map.of(member.member(), new byte[] {3})));
    }

    private void joining(String name, JoinGroupRequestData request) {
        probe.observe(
                "JoinGroup: " + name,
                () -> {
                    var answer = call(request);
                    // An id that the broker invents here is not used any further.
                    if (request.memberId().isEmpty() && !answer.memberId().isEmpty()) {
                        answer.setMemberId("given");
                    }
                    return probe.show(answer);
                });
    }

    private void describing(Speaker member) {
        var live = new DescribeGroupsRequestData().setGroups(List.of(member.group()));
        probe.observe("DescribeGroups: a live group", () -> described(live));
        live.setIncludeAuthorizedOperations(true);
        probe.observe("DescribeGroups: with its operations", () -> described(live));
        probe.observe(
                "DescribeGroups: an unknown group",
                () ->
                        described(
                                new DescribeGroupsRequestData()
                                        .setGroups(List.of(probe.named("nope")))));
        listed("all", new ListGroupsRequestData());
        listed("stable", new ListGroupsRequestData().setStatesFilter(List.of("Stable")));
        listed(
                "stable, in other letters",
                new ListGroupsRequestData().setStatesFilter(List.of("stable")));
        listed("empty", new ListGroupsRequestData().setStatesFilter(List.of("Empty")));
        listed("an unknown state", new ListGroupsRequestData().setStatesFilter(List.of("Odd")));
        listed("classic", new ListGroupsRequestData().setTypesFilter(List.of("classic")));
        listed("consumer", new ListGroupsRequestData().setTypesFilter(List.of("consumer")));
    }

    private String described(DescribeGroupsRequestData request) {
        DescribeGroupsResponseData answer = probe.wire().call(ApiKeys.DESCRIBE_GROUPS, 6, request);
        answer.groups()
                .forEach(g -> g.members().forEach(m -> m.setClientHost("host").setClientId("id")));
        return probe.show(answer);
    }

    private void listed(String name, ListGroupsRequestData request) {
        probe.observe(
                "ListGroups: " + name,
                () -> {
                    ListGroupsResponseData answer =
                            probe.wire().call(ApiKeys.LIST_GROUPS, 5, request);
                    return Probe.error(answer.errorCode())
                            + answer.groups().stream()
                                    .filter(g -> g.groupId().equals(group))
                                    .map(probe::show)
                                    .toList();
                });
    }

    private void leaving(Speaker member) {
        leaving("an unknown member", group, new MemberIdentity().setMemberId("who"));
        leaving(
                "of an unknown group",
                probe.named("nope"),
                new MemberIdentity().setMemberId("who"));
        leaving("nobody", group);
        leaving("the member", group, new MemberIdentity().setMemberId(member.member()));
        leaving("the member again", group, new MemberIdentity().setMemberId(member.member()));
        beat("after it has left", member);
        probe.observe(
                "DescribeGroups: a group that all have left",
                () -> described(new DescribeGroupsRequestData().setGroups(List.of(group))));
    }

    private void leaving(String name, String from, MemberIdentity... members) {
        probe.observe("LeaveGroup: " + name, ApiKeys.LEAVE_GROUP, 5, leave(from, members));
    }

    private void deleting() {
        var live = GroupRequests.joined(probe, probe.named("live"));
        probe.alias(live.member(), "live member");
        deleting("a live group", live.group());
        deleting("an unknown group", probe.named("nope"));
        deleting("an empty group", group);
        deleting("that group again", group);
        deleting("no name", "");
        probe.observe(
                "DescribeGroups: a group that was deleted",
                () -> described(new DescribeGroupsRequestData().setGroups(List.of(group))));
        leaving("at the end", live.group(), new MemberIdentity().setMemberId(live.member()));
    }

    private void deleting(String name, String deleted) {
        probe.observe(
                "DeleteGroups: " + name,
                ApiKeys.DELETE_GROUPS,
                2,
                new DeleteGroupsRequestData().setGroupsNames(List.of(deleted)));
    }

    private JoinGroupResponseData call(JoinGroupRequestData request) {
        return probe.wire().call(ApiKeys.JOIN_GROUP, 9, request);
    }
}
