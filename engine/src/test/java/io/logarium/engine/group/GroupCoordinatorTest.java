package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent.MemberLeft;
import io.logarium.engine.view.GroupView.OwnedView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GroupCoordinatorTest {
    private final GroupLab lab = GroupLab.eager();

    @Test
    void aGroupLivesWhereKafkaWouldPutIt() {
        lab.topics.put(GroupCoordinator.OFFSETS_TOPIC, 50);

        assertThat(lab.coordinator.partitionFor("my-group")).isEqualTo(12);
        assertThat(lab.coordinator.partitionFor("polygenelubricants"))
                .as("its hash code is the least of all")
                .isZero();
    }

    @Test
    void whatIsNotLedIsNotCoordinated() {
        lab.coordinator.unload(0, lab.nowMs);

        assertEverythingAnswers(Errors.NOT_COORDINATOR);
        assertThat(listed(new ListGroupsRequestData()).errorCode()).isZero();
    }

    @Test
    void whileALogIsReadBackClientsAreToldToWait() {
        lab.client("before").commit(0, 4);
        var loading =
                lab.coordinator.load(
                        0,
                        1,
                        (records, at) -> {
                            throw new AssertionError("nothing is written while loading");
                        });

        assertEverythingAnswers(Errors.COORDINATOR_LOAD_IN_PROGRESS);
        assertThat(listed(new ListGroupsRequestData()).errorCode())
                .isEqualTo(Errors.COORDINATOR_LOAD_IN_PROGRESS.code());

        lab.replay(loading);
        loading.finish(1, lab.nowMs);
        assertThat(lab.client("after").fetched(0)).isEqualTo(4);
    }

    @Test
    void whatWasNotCommittedWhenTheLoadBeganIsReadOnlyLater() {
        lab.client("before").commit(0, 4);
        lab.client("before").commit(0, 5);
        var loading =
                lab.coordinator.load(
                        0,
                        1,
                        (records, at) -> {
                            throw new AssertionError("nothing is written");
                        });
        lab.replay(loading);
        loading.finish(2, lab.nowMs);

        assertThat(lab.client("after").fetched(0)).isEqualTo(4);
        lab.coordinator.committed(0, 2, lab.nowMs);
        assertThat(lab.client("after").fetched(0)).isEqualTo(5);
    }

    @Test
    void aLoadThatWasOvertakenDoesNothing() {
        var loading =
                lab.coordinator.load(
                        0,
                        0,
                        (records, at) -> {
                            throw new AssertionError("nothing is written");
                        });
        lab.coordinator.unload(0, lab.nowMs);

        lab.replay(loading);
        loading.finish(0, lab.nowMs);

        assertEverythingAnswers(Errors.NOT_COORDINATOR);
        assertThat(lab.timers.nextMs()).as("no sweep is left behind").isGreaterThan(lab.nowMs);
    }

    @Test
    void whenTheBrokerStopsNobodyIsServed() {
        var member = lab.client("member");
        member.instanceId = "i";
        var waiting = member.join();

        lab.coordinator.stop(lab.nowMs);

        assertThat(waiting.get().errorCode()).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE.code());
        assertEverythingAnswers(Errors.COORDINATOR_NOT_AVAILABLE);
        assertThat(listed(new ListGroupsRequestData()).errorCode())
                .isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE.code());
    }

    private void assertEverythingAnswers(Errors expected) {
        var client = lab.client("client");
        assertThat(client.ask(client.joinRequest()).get().errorCode()).isEqualTo(expected.code());
        assertThat(client.sync().get().errorCode()).isEqualTo(expected.code());
        assertThat(client.heartbeat()).isEqualTo(expected);
        assertThat(client.leave().get().errorCode()).isEqualTo(expected.code());
        assertThat(LabClient.error(client.commit(0, 1))).isEqualTo(expected);
        var deleted = new Reply<DeleteGroupsResponseData>(2);
        lab.coordinator.deleteGroups(
                client.caller(2),
                new DeleteGroupsRequestData().setGroupsNames(List.of("g", "h", "g")),
                lab.nowMs,
                deleted);
        assertThat(deleted.get().results()).hasSize(2);
        assertThat(deleted.get().results()).allMatch(r -> r.errorCode() == expected.code());
        assertThat(described("g", 6).groups().getFirst().errorCode()).isEqualTo(expected.code());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void anUnknownGroupIsDeadInEveryVersion(int version) {
        var group = described("nope", version).groups().getFirst();

        assertThat(group.groupState()).isEqualTo("Dead");
        assertThat(group.errorCode())
                .isEqualTo((version < 6 ? Errors.NONE : Errors.GROUP_ID_NOT_FOUND).code());
    }

    @Test
    void aStableGroupIsDescribedWithEverything() {
        var member = lab.client("client").settleAlone();

        var group = described("g", 6).groups().getFirst();

        assertThat(group.groupState()).isEqualTo("Stable");
        assertThat(group.protocolType()).isEqualTo("consumer");
        assertThat(group.protocolData()).isEqualTo("range");
        assertThat(group.authorizedOperations()).isEqualTo(3400);
        var described = group.members().getFirst();
        assertThat(described.memberId()).isEqualTo(member.memberId);
        assertThat(described.clientHost()).isEqualTo("/127.0.0.1");
        assertThat(described.memberMetadata()).isNotEmpty();
        assertThat(described.memberAssignment())
                .isEqualTo(LabClient.assignment(List.of(0, 1, 2, 3)));
    }

    private DescribeGroupsResponseData described(String group, int version) {
        var reply = new Reply<DescribeGroupsResponseData>(version);
        lab.coordinator.describeGroups(
                lab.client("c").caller(version),
                new DescribeGroupsRequestData()
                        .setGroups(List.of(group))
                        .setIncludeAuthorizedOperations(version >= 3),
                lab.nowMs,
                reply);
        return reply.get();
    }

    @Test
    void groupsAreListedByStateAndType() {
        lab.client("member").settleAlone();
        var simple = lab.client("simple");
        simple.group = "s";
        simple.commit(0, 1);

        assertThat(ids(new ListGroupsRequestData())).containsExactly("g", "s");
        assertThat(ids(new ListGroupsRequestData().setStatesFilter(List.of(" stable "))))
                .containsExactly("g");
        assertThat(ids(new ListGroupsRequestData().setStatesFilter(List.of("Empty", "Odd"))))
                .containsExactly("s");
        assertThat(ids(new ListGroupsRequestData().setTypesFilter(List.of("CLASSIC"))))
                .containsExactly("g", "s");
        assertThat(ids(new ListGroupsRequestData().setTypesFilter(List.of("consumer")))).isEmpty();
    }

    private List<String> ids(ListGroupsRequestData request) {
        return listed(request).groups().stream().map(g -> g.groupId()).toList();
    }

    private ListGroupsResponseData listed(ListGroupsRequestData request) {
        var reply = new Reply<ListGroupsResponseData>(5);
        lab.coordinator.listGroups(lab.client("c").caller(5), request, lab.nowMs, reply);
        return reply.get();
    }

    @Test
    void beforeVersionThreeOneMemberLeavesAndTheErrorStandsOnTop() {
        var member = lab.client("member").settleAlone();
        var request = new LeaveGroupRequestData().setGroupId("g").setMemberId("who");
        var wrong = new Reply<LeaveGroupResponseData>(2);
        lab.coordinator.leaveGroup(member.caller(2), request, lab.nowMs, wrong);
        assertThat(wrong.get().errorCode()).isEqualTo(Errors.UNKNOWN_MEMBER_ID.code());

        var right = new Reply<LeaveGroupResponseData>(2);
        request.setMemberId(member.memberId);
        lab.coordinator.leaveGroup(member.caller(2), request, lab.nowMs, right);
        lab.settle();
        assertThat(right.get().errorCode()).isZero();
        assertThat(lab.shard().classic("g").orElseThrow().state()).isEqualTo(GroupState.EMPTY);
    }

    @Test
    void severalMembersLeaveAtOnceAndStaticOnesByName() {
        var first = lab.client("first").named("i1");
        var second = lab.client("second").named("i2");
        var joins = List.of(first.join(), second.join());
        lab.pass(0);
        first.joined(joins.getFirst());

        var answer =
                first.leave(
                                new MemberIdentity()
                                        .setGroupInstanceId("i2")
                                        .setReason("scaled in"),
                                new MemberIdentity().setGroupInstanceId("i3"),
                                new MemberIdentity().setMemberId(first.memberId))
                        .get();

        assertThat(answer.members())
                .extracting(m -> Errors.forCode(m.errorCode()))
                .containsExactly(Errors.NONE, Errors.UNKNOWN_MEMBER_ID, Errors.NONE);
        assertThat(lab.events(MemberLeft.class))
                .extracting(MemberLeft::why)
                .containsExactly("it left: scaled in", "it left");
    }

    @Test
    void inVersionZeroTheSessionTimeoutIsTheRebalanceTimeout() {
        var old = lab.client("old");
        old.version = 0;
        old.rebalanceMs = -1;
        old.sessionMs = 8_000;

        var joined = old.join();
        lab.pass(0);

        assertThat(joined.get().protocolName()).isEqualTo("range");
        assertThat(lab.shard().classic("g").orElseThrow().members().rebalanceTimeoutMs())
                .isEqualTo(8_000);
    }

    @Test
    void oldVersionsJoinAtOnceAndAreGivenTheirIdWithTheGeneration() {
        for (int version = 1; version < 4; version++) {
            var client = lab.client("v" + version);
            client.group = "g" + version;
            client.version = version;
            var joined = client.join();
            lab.pass(0);
            assertThat(client.joined(joined).errorCode()).isZero();
            assertThat(client.memberId).startsWith("v" + version + "-");
        }
    }

    @Test
    void aFullGroupTakesNobody() {
        var members = new ArrayList<LabClient>();
        for (int i = 0; i < lab.config.maxSize(); i++) {
            var member = lab.client("m" + i);
            member.version = 3;
            assertThat(member.join().isOpen()).isTrue();
            members.add(member);
        }
        var tooMany = lab.client("late");
        tooMany.version = 3;

        assertThat(tooMany.join().get().errorCode())
                .isEqualTo(Errors.GROUP_MAX_SIZE_REACHED.code());
        lab.pass(0);
        assertThat(tooMany.join().get().errorCode())
                .isEqualTo(Errors.GROUP_MAX_SIZE_REACHED.code());
    }

    @Test
    void idsAreNotHandedOutWithoutEnd() {
        var client = lab.client("c");
        for (int i = 0; i < GroupLimits.MEMBERS; i++) {
            client.ask(client.joinRequest());
        }

        assertThat(client.ask(client.joinRequest()).get().errorCode())
                .isEqualTo(Errors.GROUP_MAX_SIZE_REACHED.code());
        lab.pass(client.sessionMs);
        assertThat(client.ask(client.joinRequest()).get().errorCode())
                .isEqualTo(Errors.MEMBER_ID_REQUIRED.code());
    }

    @Test
    void overlongNamesAndTextsAreRefused() {
        var client = lab.client("c".repeat(40_000));
        client.group = "g".repeat(GroupLimits.NAME_LENGTH + 1);
        assertThat(client.join().get().errorCode()).isEqualTo(Errors.INVALID_GROUP_ID.code());
        assertThat(LabClient.error(client.commit(0, 1))).isEqualTo(Errors.INVALID_GROUP_ID);

        client.group = "ü".repeat(GroupLimits.NAME_LENGTH);
        assertThat(LabClient.error(client.commit(0, 1))).as("the longest").isEqualTo(Errors.NONE);
        client.settleAlone();
        assertThat(client.heartbeat()).isEqualTo(Errors.NONE);

        client.memberId = "";
        client.instanceId = "i".repeat(GroupLimits.NAME_LENGTH + 1);
        assertThat(client.join().get().errorCode()).isEqualTo(Errors.INVALID_REQUEST.code());
        client.instanceId = null;
        var huge = client.joinRequest();
        huge.protocols().find("range").setMetadata(new byte[GroupLimits.SUBSCRIPTION_BYTES + 1]);
        assertThat(client.ask(huge).get().errorCode())
                .isEqualTo(Errors.INCONSISTENT_GROUP_PROTOCOL.code());
    }

    @Test
    void aViewTellsWhoOwnsWhatAndWhatIsCommitted() {
        var member = lab.client("client").settleAlone();
        member.commit(1, 17);

        var view = lab.coordinator.views().getFirst();

        assertThat(view.id()).isEqualTo("g");
        assertThat(view.protocol()).isEqualTo("classic");
        assertThat(view.state()).isEqualTo("Stable");
        assertThat(view.generation()).isEqualTo(1);
        assertThat(view.assignor()).isEqualTo("range");
        assertThat(view.coordinator()).isEqualTo(3);
        assertThat(view.members().getFirst().leader()).isTrue();
        assertThat(view.members().getFirst().owns())
                .containsExactly(new OwnedView("orders", List.of(0, 1, 2, 3)));
        assertThat(view.committed().getFirst().offset()).isEqualTo(17);
    }

    @Test
    void aViewChangesOnlyWithItsGroup() {
        var member = lab.client("client").settleAlone();
        var other = lab.client("other");
        other.group = "h";
        other.commit(0, 1);
        var before = lab.coordinator.views();
        long version = lab.coordinator.version();
        member.heartbeat();
        assertThat(lab.coordinator.version()).as("a heartbeat is no change").isEqualTo(version);

        other.commit(0, 2);

        assertThat(lab.coordinator.version()).isGreaterThan(version);
        var after = lab.coordinator.views();
        assertThat(after.getFirst()).isSameAs(before.getFirst());
        assertThat(after.getLast().committed().getFirst().offset()).isEqualTo(2);
    }

    @Test
    void strangersWhoSpeakOtherwiseAreShownWithoutPartitions() {
        var client = lab.client("client");
        var joined = client.join();
        lab.pass(0);
        client.joined(joined);

        client.sync(Map.of(client.memberId, new byte[] {1, 2, 3}));

        assertThat(lab.coordinator.views().getFirst().members().getFirst().owns()).isEmpty();
    }
}
