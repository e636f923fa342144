package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.GroupRequests.commit;
import static io.logarium.engine.conformance.GroupRequests.fetchOffsets;
import static io.logarium.engine.conformance.GroupRequests.offset;
import static io.logarium.engine.conformance.TopicRequests.topic;

import io.logarium.engine.conformance.GroupRequests.Speaker;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestPartition;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestTopic;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.protocol.ApiKeys;

/// Committed offsets: written by members and by others, read, deleted, gone with their topic.
final class CommitSection {
    private final Probe probe;
    private final String topic;
    private final String group;

    CommitSection(Probe probe) {
        this.probe = probe;
        this.topic = probe.named("committed");
        this.group = probe.named("committers");
    }

    void observe() throws Exception {
        var id = TopicRequests.ready(probe, topic(topic, 3, 1));
        GroupRequests.awaitCoordinator(probe, group);
        GroupRequests.awaitCoordinator(probe, probe.named("simple"));
        var member = GroupRequests.joined(probe, group);
        committing(member);
        simple();
        reading(id);
        deleting(member);
        withoutTopic();
    }

    private void committing(Speaker member) {
        committing("by a member", member, offset(0, 5).setCommittedMetadata("note"));
        committing("two partitions", member, offset(0, 6), offset(1, 0));
        committing("an old generation", member.in(0), offset(0, 7));
        committing("an unknown member", Speaker.of(group, "who", 1), offset(0, 7));
        committing("from outside into a live group", Speaker.of(group, "", -1), offset(0, 7));
        committing("an unknown partition", member, offset(9, 7));
        committing("a negative offset", member, offset(0, -5));
        committing(
                "a note of 5000 letters",
                member,
                offset(0, 8).setCommittedMetadata("x".repeat(5000)));
        committing("no note", member, offset(2, 8).setCommittedMetadata(null));
        committing("with an epoch", member, offset(2, 9).setCommittedLeaderEpoch(0));
        probe.observe(
                "OffsetCommit: to an unknown topic",
                ApiKeys.OFFSET_COMMIT,
                8,
                commit(member, probe.named("nope"), offset(0, 1)));
        probe.observe(
                "OffsetCommit: no group",
                ApiKeys.OFFSET_COMMIT,
                8,
                commit(Speaker.of("", "", -1), topic, offset(0, 1)));
        probe.observe(
                "OffsetCommit: nothing",
                ApiKeys.OFFSET_COMMIT,
                8,
                new OffsetCommitRequestData()
                        .setGroupId(group)
                        .setMemberId(member.member())
                        .setGenerationIdOrMemberEpoch(member.generation()));
    }

    private void committing(
            String name, Speaker speaker, OffsetCommitRequestPartition... partitions) {
        probe.observe(
                "OffsetCommit: " + name,
                ApiKeys.OFFSET_COMMIT,
                8,
                commit(speaker, topic, partitions));
    }

    private void simple() {
        var outside = Speaker.of(probe.named("simple"), "", -1);
        committing("from outside into a new group", outside, offset(0, 1));
        committing("from outside, a generation", outside.in(3), offset(0, 2));
        committing(
                "a member of a group that has none",
                Speaker.of(probe.named("simple"), "who", 1),
                offset(0, 2));
    }

    private void reading(Uuid id) {
        reading("committed and not committed", fetchOffsets(group, topic, 0, 1, 2, 9));
        reading("all of a group", fetchOffsets(probe.named("simple"), topic));
        reading("an unknown topic", fetchOffsets(group, probe.named("nope"), 0));
        reading("an unknown group", fetchOffsets(probe.named("nope"), topic, 0));
        reading("all of an unknown group", fetchOffsets(probe.named("nope"), topic));
        reading("no group", fetchOffsets("", topic, 0));
        reading("only what is stable", fetchOffsets(group, topic, 0).setRequireStable(true));
        var two = fetchOffsets(group, topic, 0);
        two.setGroups(
                List.of(
                        two.groups().getFirst(),
                        fetchOffsets(probe.named("simple"), topic, 0).groups().getFirst()));
        reading("two groups", two);
        var byMember = fetchOffsets(group, topic, 0);
        byMember.groups().getFirst().setMemberId("who").setMemberEpoch(5);
        probe.observe("OffsetFetch: as an unknown member", ApiKeys.OFFSET_FETCH, 9, byMember);
        byId("by topic id", id);
        byId("by an unknown topic id", new Uuid(6, 6));
    }

    private void byId(String name, Uuid id) {
        var request = fetchOffsets(group, "", 0);
        request.groups().getFirst().topics().getFirst().setTopicId(id);
        probe.observe("OffsetFetch: " + name, ApiKeys.OFFSET_FETCH, 10, request);
    }

    private void reading(String name, OffsetFetchRequestData request) {
        probe.observe("OffsetFetch: " + name, ApiKeys.OFFSET_FETCH, 8, request);
    }

    private void deleting(Speaker member) {
        var simple = probe.named("simple");
        deleting("of an empty group", simple, topic, 0);
        reading("after OffsetDelete", fetchOffsets(simple, topic, 0));
        deleting("what was never committed", simple, topic, 2);
        deleting("of an unknown group", probe.named("nope"), topic, 0);
        deleting("of an unknown topic", simple, probe.named("nope"), 0);
        deleting("of a live group whose subscription is unreadable", group, topic, 0);
        probe.wire()
                .call(
                        ApiKeys.LEAVE_GROUP,
                        5,
                        GroupRequests.leave(
                                group, new MemberIdentity().setMemberId(member.member())));
        reading("after all have left", fetchOffsets(group, topic, 0, 1, 2));
    }

    private void deleting(String name, String from, String asked, int partition) {
        var request = new OffsetDeleteRequestData().setGroupId(from);
        request.topics()
                .add(
                        new OffsetDeleteRequestTopic()
                                .setName(asked)
                                .setPartitions(
                                        List.of(
                                                new OffsetDeleteRequestPartition()
                                                        .setPartitionIndex(partition))));
        probe.observe("OffsetDelete: " + name, ApiKeys.OFFSET_DELETE, 0, request);
    }

    private void withoutTopic() {
        probe.wire()
                .call(ApiKeys.DELETE_TOPICS, 6, TopicRequests.delete(TopicRequests.byName(topic)));
        probe.observe(
                "OffsetFetch: after the topic was deleted",
                () ->
                        probe.show(
                                Eventually.get(
                                        () ->
                                                probe.wire()
                                                        .<org.apache.kafka.common.message
                                                                        .OffsetFetchResponseData>
                                                                call(
                                                                        ApiKeys.OFFSET_FETCH,
                                                                        8,
                                                                        fetchOffsets(group, topic)),
                                        answer -> answer.groups().getFirst().topics().isEmpty())));
    }
}
