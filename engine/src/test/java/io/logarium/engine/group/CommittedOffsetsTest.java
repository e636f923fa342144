package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.event.EngineEvent.OffsetsCommitted;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestPartition;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestTopic;
import org.apache.kafka.common.message.OffsetDeleteResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopic;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedOffsetsTest {
    private final GroupLab lab = GroupLab.eager();
    private final LabClient simple = lab.client("simple");

    @Test
    void anOffsetIsReadOnlyOnceItIsCommitted() {
        simple.commit(0, 5);
        lab.commits = false;

        var waiting = simple.commit(0, 9);

        assertThat(waiting.isOpen()).isTrue();
        assertThat(simple.fetched(0)).as("the one before, and at once").isEqualTo(5);
        lab.commits = true;
        lab.settle();
        assertThat(LabClient.error(waiting)).isEqualTo(Errors.NONE);
        assertThat(simple.fetched(0)).isEqualTo(9);
    }

    @Test
    void whoeverCommitsIsToldInTimeThatNobodyKnows() {
        lab.commits = false;
        var waiting = simple.commit(0, 9);

        lab.pass(lab.config.commitTimeoutMs());

        assertThat(LabClient.error(waiting)).isEqualTo(Errors.COORDINATOR_NOT_AVAILABLE);
        lab.commits = true;
        lab.settle();
        assertThat(simple.fetched(0)).as("it was committed after all").isEqualTo(9);
    }

    @Test
    void aCommitThatTheLogRefusesChangesNothing() {
        simple.commit(0, 5);
        lab.refusal = Optional.of(Errors.NOT_LEADER_OR_FOLLOWER);

        assertThat(LabClient.error(simple.commit(0, 9))).isEqualTo(Errors.NOT_COORDINATOR);

        lab.refusal = Optional.empty();
        assertThat(simple.fetched(0)).isEqualTo(5);
        lab.assertReplayGivesTheSame();
    }

    @Test
    void eachCommittedOffsetIsAnEvent() {
        simple.commit(2, 5);

        assertThat(lab.events(OffsetsCommitted.class))
                .containsExactly(new OffsetsCommitted(lab.nowMs, "g", "orders", 2, 5));
    }

    @Test
    void theTextBesideAnOffsetHasALimit() {
        var request = simple.commitRequest(0, 1);
        var partition = request.topics().getFirst().partitions().getFirst();
        partition.setCommittedMetadata("x".repeat(lab.config.offsetMetadataMaxBytes()));
        assertThat(LabClient.error(simple.commit(8, request))).isEqualTo(Errors.NONE);

        partition.setCommittedMetadata("x".repeat(lab.config.offsetMetadataMaxBytes() + 1));
        assertThat(LabClient.error(simple.commit(8, request)))
                .isEqualTo(Errors.OFFSET_METADATA_TOO_LARGE);
    }

    @Test
    void partitionsThatDoNotExistAreRefusedOneByOne() {
        var request = simple.commitRequest(0, 1);
        var extra = simple.commitRequest(4, 1).topics().getFirst();
        var unknown = simple.commitRequest(0, 1).topics().getFirst().setName("nope");
        request.setTopics(List.of(request.topics().getFirst(), extra, unknown));

        var answer = simple.commit(8, request).get();

        assertThat(answer.topics())
                .extracting(t -> Errors.forCode(t.partitions().getFirst().errorCode()))
                .containsExactly(
                        Errors.NONE,
                        Errors.UNKNOWN_TOPIC_OR_PARTITION,
                        Errors.UNKNOWN_TOPIC_OR_PARTITION);
    }

    @Test
    void fromVersionTenTopicsGoByTheirIds() {
        var request = simple.commitRequest(1, 6);
        request.topics().getFirst().setName("").setTopicId(GroupLab.id("orders"));
        var unknown = new OffsetCommitRequestTopic().setTopicId(new Uuid(1, 1));
        unknown.setPartitions(request.topics().getFirst().partitions());
        request.setTopics(List.of(request.topics().getFirst(), unknown));

        var answer = simple.commit(10, request).get();

        assertThat(answer.topics())
                .extracting(t -> Errors.forCode(t.partitions().getFirst().errorCode()))
                .containsExactly(Errors.NONE, Errors.UNKNOWN_TOPIC_ID);
        assertThat(simple.fetched(1)).isEqualTo(6);
        var asked = new OffsetFetchRequestGroup().setGroupId("g").setTopics(null);
        var all = simple.fetch(10, new OffsetFetchRequestData().setGroups(List.of(asked)));
        assertThat(all.groups().getFirst().topics())
                .singleElement()
                .satisfies(t -> assertThat(t.topicId()).isEqualTo(GroupLab.id("orders")));
    }

    @Test
    void aTopicThatIsGoneHasNoIdAndIsLeftOutByVersionTen() {
        simple.commit(0, 1);
        lab.topics.remove("orders");
        var all = new OffsetFetchRequestGroup().setGroupId("g").setTopics(null);
        var request = new OffsetFetchRequestData().setGroups(List.of(all));

        assertThat(simple.fetch(10, request).groups().getFirst().topics()).isEmpty();
        assertThat(simple.fetch(9, request).groups().getFirst().topics()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 6, 7})
    void oldVersionsAskForOneGroup(int version) {
        simple.commit(0, 5);
        var topic =
                new OffsetFetchRequestTopic().setName("orders").setPartitionIndexes(List.of(0, 1));

        var answer =
                simple.fetch(
                        version,
                        new OffsetFetchRequestData().setGroupId("g").setTopics(List.of(topic)));

        assertThat(answer.groups()).isEmpty();
        assertThat(answer.topics().getFirst().partitions())
                .extracting(p -> p.committedOffset())
                .containsExactly(5L, -1L);
    }

    @Test
    void oldVersionsAreToldErrorsWhereTheyLookForThem() {
        lab.coordinator.unload(0, lab.nowMs);
        var topic = new OffsetFetchRequestTopic().setName("orders").setPartitionIndexes(List.of(0));
        var request = new OffsetFetchRequestData().setGroupId("g").setTopics(List.of(topic));

        var one = simple.fetch(1, request);
        var two = simple.fetch(2, request);

        assertThat(one.topics().getFirst().partitions().getFirst().errorCode())
                .isEqualTo(Errors.NOT_COORDINATOR.code());
        assertThat(two.errorCode()).isEqualTo(Errors.NOT_COORDINATOR.code());
    }

    @Test
    void severalGroupsAreReadAtOnce() {
        simple.commit(0, 5);
        var topic =
                new OffsetFetchRequestTopics().setName("orders").setPartitionIndexes(List.of(0));
        var known = new OffsetFetchRequestGroup().setGroupId("g").setTopics(List.of(topic));
        var unknown = new OffsetFetchRequestGroup().setGroupId("no").setTopics(List.of(topic));

        var answer =
                simple.fetch(
                        9,
                        new OffsetFetchRequestData()
                                .setRequireStable(true)
                                .setGroups(List.of(known, unknown)));

        assertThat(answer.groups())
                .extracting(g -> g.topics().getFirst().partitions().getFirst().committedOffset())
                .containsExactly(5L, -1L);
        assertThat(answer.groups()).allMatch(g -> g.errorCode() == 0);
    }

    @Test
    void aCommitKeepsAMemberAlive() {
        var member = lab.client("member").settleAlone();
        lab.pass(9_000);
        member.commit(0, 1);
        lab.pass(9_000);

        assertThat(member.heartbeat()).isEqualTo(Errors.NONE);
    }

    @Test
    void offsetsOfATopicThatSomebodyReadsAreNotDeleted() {
        var member = lab.client("member").settleAlone();
        member.commit(0, 1);
        var request = delete("orders", 0);

        var answer = deleted(request);

        assertThat(answer.topics().find("orders").partitions().find(0).errorCode())
                .isEqualTo(Errors.GROUP_SUBSCRIBED_TO_TOPIC.code());
        assertThat(member.fetched(0)).isEqualTo(1);
    }

    @Test
    void offsetsOfATopicThatNobodyReadsAnyMoreAreDeleted() {
        var former = lab.client("former").settleAlone();
        former.commit(0, 1);
        former.leave();
        var now = lab.client("now");
        now.topics = List.of("payments");
        now.settleAlone();

        assertThat(deleted(delete("orders", 0)).errorCode()).isZero();

        assertThat(now.fetched(0)).isEqualTo(-1);
        lab.assertReplayGivesTheSame();
    }

    @Test
    void deletingWhatIsNotThereIsToldByPartition() {
        simple.commit(0, 1);

        assertThat(partitionError(delete("orders", 9)))
                .isEqualTo(Errors.UNKNOWN_TOPIC_OR_PARTITION);
        assertThat(partitionError(delete("nope", 0))).isEqualTo(Errors.UNKNOWN_TOPIC_OR_PARTITION);
        assertThat(partitionError(delete("orders", 3))).isEqualTo(Errors.NONE);
        assertThat(deleted(delete("orders", 0).setGroupId("no")).errorCode())
                .isEqualTo(Errors.GROUP_ID_NOT_FOUND.code());
        assertThat(deleted(delete("orders", 0).setGroupId("")).errorCode())
                .isEqualTo(Errors.INVALID_GROUP_ID.code());
    }

    private Errors partitionError(OffsetDeleteRequestData request) {
        var topic = deleted(request).topics().iterator().next();
        return Errors.forCode(topic.partitions().iterator().next().errorCode());
    }

    private static OffsetDeleteRequestData delete(String topic, int partition) {
        var asked = new OffsetDeleteRequestTopic().setName(topic);
        asked.setPartitions(
                List.of(new OffsetDeleteRequestPartition().setPartitionIndex(partition)));
        var request = new OffsetDeleteRequestData().setGroupId("g");
        request.topics().add(asked);
        return request;
    }

    private OffsetDeleteResponseData deleted(OffsetDeleteRequestData request) {
        var reply = new Reply<OffsetDeleteResponseData>(0);
        lab.coordinator.offsetDelete(simple.caller(0), request, lab.nowMs, reply);
        lab.settle();
        return reply.get();
    }
}
