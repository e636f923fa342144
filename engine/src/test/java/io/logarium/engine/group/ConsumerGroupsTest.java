package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent.GroupDeleted;
import io.logarium.engine.group.ConsumerGroupConfig.Migration;
import io.logarium.engine.view.GroupView.Step;
import java.util.List;
import org.apache.kafka.common.message.ConsumerGroupDescribeRequestData;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

class ConsumerGroupsTest {
    private final GroupLab lab = GroupLab.eager();
    private final LabConsumer a = new LabConsumer(lab, "a");
    private final LabConsumer b = new LabConsumer(lab, "b");

    private static Errors error(Reply<ConsumerGroupHeartbeatResponseData> reply) {
        return Errors.forCode(reply.get().errorCode());
    }

    private void configure(boolean enabled, int maxSize, Migration migration) {
        var usual = ConsumerGroupConfig.DEFAULTS;
        var consumer =
                new ConsumerGroupConfig(
                        enabled,
                        usual.session(),
                        usual.heartbeat(),
                        usual.assignment(),
                        maxSize,
                        usual.assignors(),
                        migration,
                        usual.regexRefreshMs());
        var config = lab.config;
        lab.coordinator.reconfigure(
                new GroupConfig(
                        config.minSessionTimeoutMs(),
                        config.maxSessionTimeoutMs(),
                        config.initialRebalanceDelayMs(),
                        config.maxSize(),
                        config.offsetMetadataMaxBytes(),
                        config.offsetsRetentionMs(),
                        config.offsetsRetentionCheckMs(),
                        config.commitTimeoutMs(),
                        config.offsetsPartitions(),
                        consumer));
    }

    @Test
    void aGroupThatIsFullTakesNobodyElse() {
        configure(true, 1, Migration.BIDIRECTIONAL);
        a.heard(a.join());

        assertThat(error(b.join())).isEqualTo(Errors.GROUP_MAX_SIZE_REACHED);
        assertThat(error(a.beat())).isEqualTo(Errors.NONE);
    }

    @Test
    void aBrokerWithoutTheProtocolSaysSo() {
        configure(false, 10, Migration.BIDIRECTIONAL);

        assertThat(error(a.join())).isEqualTo(Errors.UNSUPPORTED_VERSION);
    }

    @Test
    void aClassicGroupStaysClassicWhereThePolicySaysSo() {
        var classic = lab.client("c").settleAlone();
        for (var policy : List.of(Migration.DISABLED, Migration.DOWNGRADE)) {
            configure(true, 10, policy);
            assertThat(error(a.join())).isEqualTo(Errors.GROUP_ID_NOT_FOUND);
            assertThat(classic.heartbeat()).isEqualTo(Errors.NONE);
        }
        configure(true, 10, Migration.UPGRADE);
        assertThat(error(a.join())).isEqualTo(Errors.NONE);
    }

    @Test
    void aGroupStaysModernWhereThePolicySaysSo() {
        configure(true, 10, Migration.UPGRADE);
        lab.client("c").settleAlone();
        a.heard(a.join());

        a.leave();

        assertThat(lab.shard().consumer("g")).isPresent();
    }

    @Test
    void thePreviousEpochIsGoodForWhoOwnsNothingMoreThanItWasGiven() {
        a.heard(a.join());
        a.heard(a.beat());
        lab.pass(2_000);
        lab.topic("orders", 6);
        a.beatBusily();

        // It has not heard of its new epoch.
        assertThat(error(a.send(a.full()))).isEqualTo(Errors.NONE);
        a.owned.put(GroupLab.id("payments"), new java.util.TreeSet<>(List.of(0)));
        assertThat(error(a.send(a.full()))).isEqualTo(Errors.FENCED_MEMBER_EPOCH);
    }

    @Test
    void aPictureTellsWhoIsAboutWhat() {
        a.heard(a.join());
        a.heard(a.beat());
        lab.pass(2_000);
        b.heard(b.join());
        a.heard(a.beat());

        var view = lab.coordinator.views().getFirst();

        assertThat(view.protocol()).isEqualTo("consumer");
        assertThat(view.state()).isEqualTo("Reconciling");
        assertThat(view.generation()).isEqualTo(3);
        assertThat(view.targetEpoch()).isEqualTo(3);
        assertThat(view.assignor()).isEqualTo("uniform");
        var first = view.members().getFirst();
        assertThat(first.owns().getFirst().partitions()).containsExactly(0, 1);
        assertThat(first.progress().step()).isEqualTo(Step.GIVES_BACK);
        assertThat(first.progress().epoch()).isEqualTo(2);
        assertThat(first.progress().toGiveBack().getFirst().partitions()).containsExactly(2, 3);
        assertThat(first.subscription().topics()).containsExactly("orders");
        var second = view.members().getLast();
        assertThat(second.progress().step()).isEqualTo(Step.WAITS_FOR_OTHERS);
        assertThat(second.progress().target().getFirst().partitions()).containsExactly(2, 3);
        assertThat(second.owns()).isEmpty();
    }

    @Test
    void aDescriptionWaitsUntilAllIsCommitted() {
        lab.commits = false;
        a.join();
        var reply = new Reply<ConsumerGroupDescribeResponseData>(1);
        lab.coordinator.consumerGroupDescribe(
                a.caller(),
                new ConsumerGroupDescribeRequestData().setGroupIds(List.of("g", "none")),
                lab.nowMs,
                reply);

        assertThat(reply.isOpen()).isTrue();
        lab.commits = true;
        lab.settle();
        assertThat(reply.get().groups().getFirst().groupState()).isEqualTo("Stable");
        assertThat(reply.get().groups().getLast().errorCode())
                .isEqualTo(Errors.GROUP_ID_NOT_FOUND.code());
    }

    @Test
    void onlyAnEmptyGroupIsDeleted() {
        a.heard(a.join());
        assertThat(deleted()).isEqualTo(Errors.NON_EMPTY_GROUP);

        a.leave();

        assertThat(deleted()).isEqualTo(Errors.NONE);
        assertThat(lab.shard().find("g")).isEmpty();
        assertThat(lab.rebuilt().find("g")).isEmpty();
    }

    private Errors deleted() {
        var reply = new Reply<DeleteGroupsResponseData>(2);
        lab.coordinator.deleteGroups(
                a.caller(),
                new DeleteGroupsRequestData().setGroupsNames(List.of("g")),
                lab.nowMs,
                reply);
        lab.settle();
        return Errors.forCode(reply.get().results().iterator().next().errorCode());
    }

    @Test
    void anEmptyGroupGoesWithItsLastOffset() {
        a.heard(a.join());
        assertThat(a.commit(0, 5)).isEqualTo(Errors.NONE);
        a.leave();

        lab.pass(lab.config.offsetsRetentionMs() - lab.config.offsetsRetentionCheckMs());
        assertThat(lab.shard().find("g")).isPresent();
        lab.pass(2 * lab.config.offsetsRetentionCheckMs());

        assertThat(lab.shard().find("g")).isEmpty();
        assertThat(lab.events(GroupDeleted.class)).hasSize(1);
    }

    @Test
    void whatCannotBeSaidInRecordsIsRefused() {
        a.memberId = "x".repeat(GroupLimits.NAME_LENGTH + 1);
        assertThat(error(a.join())).isEqualTo(Errors.INVALID_REQUEST);
        b.topics = List.of("t".repeat(GroupLimits.SUBSCRIPTION_BYTES + 1));
        assertThat(error(b.join())).isEqualTo(Errors.INVALID_REQUEST);
    }
}
