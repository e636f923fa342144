package io.logarium.engine.group;

import static org.apache.kafka.common.protocol.Errors.FENCED_INSTANCE_ID;
import static org.apache.kafka.common.protocol.Errors.GROUP_ID_NOT_FOUND;
import static org.apache.kafka.common.protocol.Errors.ILLEGAL_GENERATION;
import static org.apache.kafka.common.protocol.Errors.INCONSISTENT_GROUP_PROTOCOL;
import static org.apache.kafka.common.protocol.Errors.INVALID_GROUP_ID;
import static org.apache.kafka.common.protocol.Errors.INVALID_SESSION_TIMEOUT;
import static org.apache.kafka.common.protocol.Errors.MEMBER_ID_REQUIRED;
import static org.apache.kafka.common.protocol.Errors.NONE;
import static org.apache.kafka.common.protocol.Errors.NON_EMPTY_GROUP;
import static org.apache.kafka.common.protocol.Errors.UNKNOWN_MEMBER_ID;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// What a real Apache Kafka 4.3.1 answered to these very requests.
class ProbedAnswersTest {
    private final GroupLab lab = GroupLab.eager();
    private final LabClient member = lab.client("probe");

    ProbedAnswersTest() {
        member.version = 7;
    }

    @Test
    void whoJoinsWithoutAnIdIsGivenOneFirst() {
        var answer = member.ask(member.joinRequest()).get();

        assertThat(answer.errorCode()).isEqualTo(MEMBER_ID_REQUIRED.code());
        assertThat(answer.memberId()).startsWith("probe-").hasSize("probe-".length() + 36);
    }

    @Test
    void withThatIdItJoinsTheFirstGenerationAndLeads() {
        var reply = member.join();
        lab.pass(0);
        var answer = member.joined(reply);

        assertThat(answer.errorCode()).isZero();
        assertThat(answer.generationId()).isEqualTo(1);
        assertThat(answer.leader()).isEqualTo(member.memberId);
        assertThat(answer.members()).hasSize(1);
        assertThat(member.heartbeat()).as("before it has synced").isEqualTo(NONE);
    }

    @Test
    void theLeaderSyncsAndGetsItsShareBack() {
        var reply = member.join();
        lab.pass(0);
        member.joined(reply);

        var synced = member.sync(Map.of(member.memberId, new byte[] {1, 2})).get();

        assertThat(synced.errorCode()).isZero();
        assertThat(synced.assignment()).containsExactly(1, 2);
    }

    @Test
    void aSyncInOtherWordsIsInconsistent() {
        member.settleAlone();
        var request = syncRequest();

        assertThat(error(request.setProtocolName("nope"))).isEqualTo(INCONSISTENT_GROUP_PROTOCOL);
        assertThat(error(syncRequest().setProtocolType("connect")))
                .isEqualTo(INCONSISTENT_GROUP_PROTOCOL);
        assertThat(error(syncRequest().setProtocolName(null)))
                .as("mandatory from v5 on")
                .isEqualTo(INCONSISTENT_GROUP_PROTOCOL);
    }

    private SyncGroupRequestData syncRequest() {
        return new SyncGroupRequestData()
                .setGroupId("g")
                .setMemberId(member.memberId)
                .setGenerationId(member.generation)
                .setProtocolType("consumer")
                .setProtocolName("range");
    }

    private Errors error(SyncGroupRequestData request) {
        return Errors.forCode(member.ask(request).get().errorCode());
    }

    @Test
    void heartbeatsTellWhoIsNotInThisGeneration() {
        member.settleAlone();
        assertThat(member.heartbeat()).isEqualTo(NONE);

        member.generation++;
        assertThat(member.heartbeat()).isEqualTo(ILLEGAL_GENERATION);
        member.generation--;
        member.memberId = "who";
        assertThat(member.heartbeat()).isEqualTo(UNKNOWN_MEMBER_ID);
        member.group = "none";
        assertThat(member.heartbeat()).isEqualTo(UNKNOWN_MEMBER_ID);
        member.group = "";
        assertThat(member.heartbeat()).isEqualTo(INVALID_GROUP_ID);
    }

    @Test
    void onlyMembersOfThisGenerationCommitIntoALiveGroup() {
        member.settleAlone();
        assertThat(LabClient.error(member.commit(0, 1))).isEqualTo(NONE);

        member.generation--;
        assertThat(LabClient.error(member.commit(0, 1))).isEqualTo(ILLEGAL_GENERATION);
        var outside = lab.client("simple");
        assertThat(LabClient.error(outside.commit(0, 1))).isEqualTo(UNKNOWN_MEMBER_ID);
        outside.memberId = "who";
        outside.generation = 1;
        assertThat(LabClient.error(outside.commit(0, 1))).isEqualTo(UNKNOWN_MEMBER_ID);
    }

    @Test
    void aSimpleConsumerCommitsIntoAGroupOfItsOwn() {
        var simple = lab.client("simple");
        simple.group = "sc";

        assertThat(LabClient.error(simple.commit(0, 1))).isEqualTo(NONE);
        assertThat(simple.fetched(0)).isEqualTo(1);
        simple.generation = 3;
        assertThat(LabClient.error(simple.commit(0, 2))).isEqualTo(UNKNOWN_MEMBER_ID);
    }

    @Test
    void aGenerationOfAGroupThatIsNotThereDependsOnTheVersion() {
        var stranger = lab.client("stranger");
        stranger.generation = 3;

        assertThat(LabClient.error(stranger.commit(8, stranger.commitRequest(0, 1))))
                .isEqualTo(ILLEGAL_GENERATION);
        assertThat(LabClient.error(stranger.commit(9, stranger.commitRequest(0, 1))))
                .isEqualTo(GROUP_ID_NOT_FOUND);
    }

    @Test
    void joinsThatCannotBeAreRefused() {
        member.settleAlone();
        var other = lab.client("other");
        other.version = 7;
        assertThat(joinError(other, 1, "st", "")).isEqualTo(INVALID_SESSION_TIMEOUT);
        assertThat(joinError(other, 3_600_000, "st", "")).isEqualTo(INVALID_SESSION_TIMEOUT);
        assertThat(joinError(other, 10_000, "", "")).isEqualTo(INVALID_GROUP_ID);
        assertThat(joinError(other, 10_000, "g", "who")).isEqualTo(UNKNOWN_MEMBER_ID);
        assertThat(joinError(other, 10_000, "none", "who")).isEqualTo(UNKNOWN_MEMBER_ID);
        assertThat(lab.shard().groups()).as("nothing is left of them").containsOnlyKeys("g");
    }

    private static Errors joinError(LabClient client, int sessionMs, String group, String id) {
        client.sessionMs = sessionMs;
        client.group = group;
        client.memberId = id;
        var answer = client.ask(client.joinRequest()).get();
        assertThat(answer.memberId()).isEqualTo(id);
        return Errors.forCode(answer.errorCode());
    }

    @Test
    void joinsWithoutAWordInCommonAreInconsistent() {
        member.settleAlone();
        var other = lab.client("other");
        assertThat(error(other.joinRequest().setProtocolType("connect")))
                .isEqualTo(INCONSISTENT_GROUP_PROTOCOL);
        assertThat(error(other.joinRequest().setProtocolType("")))
                .isEqualTo(INCONSISTENT_GROUP_PROTOCOL);
        other.protocols = List.of();
        assertThat(error(other.joinRequest())).isEqualTo(INCONSISTENT_GROUP_PROTOCOL);
        other.protocols = List.of("nope");
        assertThat(error(other.joinRequest())).isEqualTo(INCONSISTENT_GROUP_PROTOCOL);
    }

    private Errors error(org.apache.kafka.common.message.JoinGroupRequestData request) {
        return Errors.forCode(lab.client("other").ask(request).get().errorCode());
    }

    @Test
    void onlyGroupsWithoutMembersAreDeleted() {
        member.settleAlone();

        assertThat(deleted("g")).isEqualTo(NON_EMPTY_GROUP);
        assertThat(deleted("none")).isEqualTo(GROUP_ID_NOT_FOUND);
        member.leave();
        assertThat(deleted("g")).isEqualTo(NONE);
        assertThat(deleted("g")).isEqualTo(GROUP_ID_NOT_FOUND);
    }

    private Errors deleted(String group) {
        var reply = new Reply<DeleteGroupsResponseData>(2);
        lab.coordinator.deleteGroups(
                member.caller(2),
                new DeleteGroupsRequestData().setGroupsNames(List.of(group)),
                lab.nowMs,
                reply);
        lab.settle();
        return Errors.forCode(reply.get().results().find(group).errorCode());
    }

    @Test
    void aGroupThatAllHaveLeftIsEmptyAndAnUnknownOneIsDead() {
        member.settleAlone();

        var left = member.leave().get();

        assertThat(left.errorCode()).isZero();
        assertThat(left.members().getFirst().errorCode()).isZero();
        var reply = new Reply<DescribeGroupsResponseData>(6);
        lab.coordinator.describeGroups(
                member.caller(6),
                new DescribeGroupsRequestData().setGroups(List.of("g", "none")),
                lab.nowMs,
                reply);
        var groups = reply.get().groups();
        assertThat(groups.getFirst().groupState()).isEqualTo("Empty");
        assertThat(groups.getLast().groupState()).isEqualTo("Dead");
        assertThat(groups.getLast().errorCode()).isEqualTo(GROUP_ID_NOT_FOUND.code());
    }

    @Test
    void aStaticMemberComesBackUnderANewIdIntoTheSameGeneration() {
        var former = lab.client("static").named("i1");
        former.version = 7;
        former.settleAlone();

        var again = lab.client("static").named("i1");
        again.version = 7;
        var answer = again.joined(again.ask(again.joinRequest()));

        assertThat(answer.errorCode()).isZero();
        assertThat(answer.generationId()).isEqualTo(former.generation);
        assertThat(answer.memberId()).isNotEqualTo(former.memberId);
        assertThat(former.heartbeat()).isEqualTo(FENCED_INSTANCE_ID);
        assertThat(LabClient.error(former.commit(0, 1))).isEqualTo(FENCED_INSTANCE_ID);
        assertThat(again.heartbeat()).isEqualTo(NONE);
    }
}
