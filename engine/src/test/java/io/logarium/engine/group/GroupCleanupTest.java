package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent.GroupDeleted;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// The rules of KIP-211, and topics that are gone.
class GroupCleanupTest {
    private static final long RETENTION_MS = 7L * 86_400_000;
    private static final long CHECK_MS = 600_000;

    private final GroupLab lab = GroupLab.eager();

    @Test
    void offsetsOfASimpleConsumerExpireOneByOneAfterTheirCommits() {
        var simple = lab.client("simple");
        simple.commit(0, 1);
        lab.pass(RETENTION_MS / 2);
        simple.commit(1, 2);

        lab.pass(RETENTION_MS / 2 + CHECK_MS);

        assertThat(simple.fetched(0)).isEqualTo(-1);
        assertThat(simple.fetched(1)).isEqualTo(2);
    }

    @Test
    void theLastOffsetTakesItsGroupAlong() {
        lab.client("simple").commit(0, 1);

        lab.pass(RETENTION_MS + CHECK_MS);

        assertThat(lab.shard().groups()).isEmpty();
        assertThat(lab.events(GroupDeleted.class)).hasSize(1);
        assertThat(lab.coordinator.views()).isEmpty();
        lab.assertReplayGivesTheSame();
    }

    @Test
    void offsetsOfAGroupStayAsLongAsItHasMembers() {
        var member = lab.client("member");
        member.sessionMs = 1_800_000;
        member.settleAlone();
        member.commit(0, 1);

        for (long passed = 0; passed < 2 * RETENTION_MS; passed += 1_700_000) {
            lab.pass(1_700_000);
            assertThat(member.heartbeat()).isEqualTo(Errors.NONE);
        }

        assertThat(member.fetched(0)).isEqualTo(1);
    }

    @Test
    void offsetsOfATopicThatLiveMembersGaveUpExpire() {
        var former = lab.client("former").settleAlone();
        former.commit(0, 1);
        former.leave();
        var now = lab.client("now");
        now.sessionMs = 1_800_000;
        now.topics = List.of("payments");
        now.settleAlone();

        for (long passed = 0; passed < RETENTION_MS + CHECK_MS; passed += 1_700_000) {
            lab.pass(1_700_000);
            now.heartbeat();
        }

        assertThat(now.fetched(0)).isEqualTo(-1);
        assertThat(now.heartbeat()).isEqualTo(Errors.NONE);
    }

    @Test
    void anEmptyGroupKeepsItsOffsetsFromTheDayThatItBecameEmpty() {
        var member = lab.client("member");
        member.settleAlone();
        member.commit(0, 1);
        lab.pass(5_000);
        member.leave();

        lab.pass(RETENTION_MS - CHECK_MS);
        assertThat(member.fetched(0)).isEqualTo(1);
        lab.pass(2 * CHECK_MS);
        assertThat(member.fetched(0)).isEqualTo(-1);
        assertThat(lab.shard().groups()).isEmpty();
    }

    @Test
    void aClientOfLongAgoSetsARetentionOfItsOwn() {
        var simple = lab.client("simple");
        simple.commit(2, simple.commitRequest(0, 1).setRetentionTimeMs(1_000));
        simple.commit(2, simple.commitRequest(1, 1).setRetentionTimeMs(Long.MAX_VALUE));
        simple.commit(2, simple.commitRequest(2, 1).setRetentionTimeMs(-7));

        lab.pass(CHECK_MS);

        assertThat(simple.fetched(0)).isEqualTo(-1);
        assertThat(simple.fetched(1)).isEqualTo(1);
        assertThat(simple.fetched(2)).isEqualTo(-1);
    }

    @Test
    void anIdThatWasJustHandedOutKeepsItsGroup() {
        var member = lab.client("member");
        member.sessionMs = 1_000_000;
        member.ask(member.joinRequest());

        lab.pass(CHECK_MS);
        assertThat(lab.shard().groups()).hasSize(1);
        lab.pass(2 * CHECK_MS);
        assertThat(lab.shard().groups()).as("it never came").isEmpty();
    }

    @Test
    void offsetsOfADeletedTopicGoAndTheOthersStay() {
        for (int i = 0; i < 2_500; i++) {
            var client = lab.client("c");
            client.group = "g" + i;
            client.commit(0, i);
        }
        var payments = lab.client("c").commitRequest(1, 7);
        payments.topics().getFirst().setName("payments");
        lab.client("c").commit(8, payments.setGroupId("g3"));
        lab.topics.remove("orders");

        lab.coordinator.topicDeleted("orders", lab.nowMs);
        long atOnce = lab.shard().offsets().size();
        lab.pass(0);

        assertThat(atOnce).as("a part each turn").isBetween(1_000L, 1_501L);
        while (lab.timers.nextMs() <= lab.nowMs) {
            lab.pass(0);
        }
        assertThat(lab.shard().offsets().size()).isEqualTo(1);
        lab.assertReplayGivesTheSame();
    }

    @Test
    void aNewTopicOfTheSameNameKeepsWhatIsCommittedToIt() {
        var client = lab.client("c");
        client.commit(0, 5);
        lab.refusal = Optional.of(Errors.NOT_ENOUGH_REPLICAS);
        lab.coordinator.topicDeleted("orders", lab.nowMs);
        lab.refusal = Optional.empty();
        lab.nowMs += 10;
        client.commit(1, 6);

        lab.pass(2_000);

        assertThat(client.fetched(0)).as("tried again").isEqualTo(-1);
        assertThat(client.fetched(1)).isEqualTo(6);
    }

    @Test
    void aTopicThatIsDeletedDuringTheLoadIsCleanedUpAfterIt() {
        lab.client("c").commit(0, 5);
        var loading =
                lab.coordinator.load(
                        0,
                        1,
                        (records, at) -> {
                            throw new AssertionError("nothing is written while loading");
                        });
        lab.replay(loading);
        lab.coordinator.topicDeleted("orders", lab.nowMs);

        assertThat(lab.coordinator.partition(0).orElseThrow().shard().offsets().size())
                .isEqualTo(1);
    }

    @Test
    void aPartitionThatIsGoneLeavesNoTimer() {
        assertThat(lab.timers.size()).isEqualTo(1);

        lab.coordinator.unload(0, lab.nowMs);

        assertThat(lab.timers.size()).isZero();
    }

    @Test
    void aPartitionThatIsLoadedAnewHasOneTimer() {
        lab.coordinator
                .load(
                        0,
                        0,
                        (records, at) -> {
                            throw new AssertionError("nothing is written while loading");
                        })
                .finish(0, lab.nowMs);

        assertThat(lab.timers.size()).isEqualTo(1);
    }
}
