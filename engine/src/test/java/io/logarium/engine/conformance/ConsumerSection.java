package io.logarium.engine.conformance;

import static io.logarium.engine.conformance.GroupRequests.commit;
import static io.logarium.engine.conformance.GroupRequests.join;
import static io.logarium.engine.conformance.GroupRequests.offset;
import static io.logarium.engine.conformance.TopicRequests.topic;

import io.logarium.engine.conformance.GroupRequests.Speaker;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ConsumerGroupDescribeRequestData;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData.TopicPartitions;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.protocol.ApiKeys;

/// Groups of the consumer protocol (KIP-848).
final class ConsumerSection {
    private static final int REBALANCE_MS = 30_000;

    private final Probe probe;
    private final String group;
    private final String statics;
    private final String topic;
    private Uuid topicId = Uuid.ZERO_UUID;

    ConsumerSection(Probe probe) {
        this.probe = probe;
        this.group = probe.named("modern");
        this.statics = probe.named("modern-static");
        this.topic = probe.named("modern-topic");
    }

    void observe() throws Exception {
        GroupRequests.awaitCoordinator(probe, group);
        GroupRequests.awaitCoordinator(probe, statics);
        topicId = TopicRequests.ready(probe, topic(topic, 2, 1));
        strangeRequests();
        unknownGroups();
        one();
        offsets();
        listings();
        two();
        statics();
        classicMembers();
        leaving();
    }

    private ConsumerGroupHeartbeatRequestData beat(String member, int epoch) {
        return new ConsumerGroupHeartbeatRequestData()
                .setGroupId(group)
                .setMemberId(member)
                .setMemberEpoch(epoch);
    }

    private ConsumerGroupHeartbeatRequestData joins(String member) {
        return beat(member, 0)
                .setRebalanceTimeoutMs(REBALANCE_MS)
                .setSubscribedTopicNames(List.of(topic))
                .setTopicPartitions(List.of());
    }

    private ConsumerGroupHeartbeatRequestData owns(String member, int epoch, Integer... owned) {
        return beat(member, epoch)
                .setTopicPartitions(
                        List.of(
                                new TopicPartitions()
                                        .setTopicId(topicId)
                                        .setPartitions(List.of(owned))));
    }

    private void observe(String name, ConsumerGroupHeartbeatRequestData request) {
        probe.observe("Modern: " + name, ApiKeys.CONSUMER_GROUP_HEARTBEAT, 1, request);
    }

    private ConsumerGroupHeartbeatResponseData call(ConsumerGroupHeartbeatRequestData request) {
        return probe.wire().call(ApiKeys.CONSUMER_GROUP_HEARTBEAT, 1, request);
    }

    private void strangeRequests() {
        observe("no group", joins("A").setGroupId(""));
        observe("no member id", joins(""));
        observe("no rebalance time-out", joins("A").setRebalanceTimeoutMs(-1));
        observe("does not say what it owns", joins("A").setTopicPartitions(null));
        observe("joins with partitions", owns("A", 0, 1).setRebalanceTimeoutMs(REBALANCE_MS));
        observe("subscribes to nothing", joins("A").setSubscribedTopicNames(null));
        observe("an empty instance", joins("A").setInstanceId(""));
        observe("an empty rack", joins("A").setRackId(""));
        observe("epoch -3", beat("A", -3));
        observe("a dynamic member goes away", beat("A", -2));
        observe("an unknown assignor", joins("A").setServerAssignor("nope"));
        probe.observe(
                "Modern: a bad regular expression",
                () ->
                        Probe.error(
                                call(joins("A")
                                                .setSubscribedTopicNames(null)
                                                .setSubscribedTopicRegex("["))
                                        .errorCode()));
    }

    private void unknownGroups() {
        observe("a heartbeat to an unknown group", beat("A", 5));
        observe("who leaves an unknown group", beat("A", -1));
        describe("an unknown group", 1);
    }

    private void one() throws Exception {
        observe("joins", joins("A"));
        observe("beats", beat("A", 2));
        observe("says what it owns", owns("A", 2, 0, 1));
        observe("says all", joins("A").setMemberEpoch(2));
        observe("joins again", joins("A"));
        observe("an epoch too new", beat("A", 7));
        observe("an epoch too old", beat("A", 1));
        observe("the previous epoch, and owns nothing", owns("A", 0).setMemberEpoch(1));
        observe("an unknown member", beat("Z", 2));
        observe("a member with an unknown instance", beat("A", 2).setInstanceId("i"));
        describe("one member", 1);
        describe("one member, v0", 0);
    }

    private void describe(String name, int version) {
        probe.observe(
                "Modern: described, " + name,
                () -> {
                    ConsumerGroupDescribeResponseData answer =
                            probe.wire()
                                    .call(
                                            ApiKeys.CONSUMER_GROUP_DESCRIBE,
                                            version,
                                            new ConsumerGroupDescribeRequestData()
                                                    .setGroupIds(List.of(group))
                                                    .setIncludeAuthorizedOperations(true));
                    for (var described : answer.groups()) {
                        described.members().forEach(m -> m.setClientHost("host").setClientId("id"));
                        described.members().sort(java.util.Comparator.comparing(m -> m.memberId()));
                    }
                    return probe.show(answer);
                });
    }

    private void offsets() {
        committed("of its epoch", Speaker.of(group, "A", 2), 9);
        committed("by an old version", Speaker.of(group, "A", 2), 8);
        committed("of a later epoch", Speaker.of(group, "A", 9), 9);
        committed("of an earlier epoch", Speaker.of(group, "A", 1), 9);
        committed("of an unknown member", Speaker.of(group, "Z", 2), 9);
        committed("from outside", Speaker.of(group, "", -1), 9);
        fetched("of its epoch", "A", 2);
        fetched("of a later epoch", "A", 9);
        fetched("of an unknown member", "Z", 2);
        fetched("from outside", null, -1);
    }

    private void committed(String name, Speaker speaker, int version) {
        probe.observe(
                "Modern: a commit " + name,
                ApiKeys.OFFSET_COMMIT,
                version,
                commit(speaker, topic, offset(0, 3)));
    }

    private void fetched(String name, @org.jspecify.annotations.Nullable String member, int epoch) {
        var request = GroupRequests.fetchOffsets(group, topic, 0);
        request.groups().getFirst().setMemberId(member).setMemberEpoch(epoch);
        probe.observe("Modern: offsets read " + name, ApiKeys.OFFSET_FETCH, 9, request);
    }

    private void listings() {
        for (int version : List.of(5, 6)) {
            probe.observe(
                    "Modern: DescribeGroups v" + version,
                    ApiKeys.DESCRIBE_GROUPS,
                    version,
                    new DescribeGroupsRequestData().setGroups(List.of(group)));
        }
        listed("all", new ListGroupsRequestData());
        listed("consumer", new ListGroupsRequestData().setTypesFilter(List.of("Consumer")));
        listed("classic", new ListGroupsRequestData().setTypesFilter(List.of("classic")));
        listed("stable", new ListGroupsRequestData().setStatesFilter(List.of("stable")));
        probe.observe(
                "Modern: deleted while at work",
                ApiKeys.DELETE_GROUPS,
                2,
                new DeleteGroupsRequestData().setGroupsNames(List.of(group)));
    }

    private void listed(String name, ListGroupsRequestData request) {
        probe.observe(
                "Modern: listed, " + name,
                () -> {
                    ListGroupsResponseData answer =
                            probe.wire().call(ApiKeys.LIST_GROUPS, 5, request);
                    return answer.groups().stream()
                            .filter(g -> g.groupId().equals(group))
                            .map(probe::show)
                            .toList()
                            .toString();
                });
    }

    /// Asks until the answer fits.
    private ConsumerGroupHeartbeatResponseData until(
            ConsumerGroupHeartbeatRequestData request,
            Predicate<ConsumerGroupHeartbeatResponseData> fits)
            throws Exception {
        return Eventually.<ConsumerGroupHeartbeatResponseData>get(() -> call(request), fits);
    }

    private void until(
            String name,
            ConsumerGroupHeartbeatRequestData request,
            Predicate<ConsumerGroupHeartbeatResponseData> fits)
            throws Exception {
        var answer = until(request, fits);
        probe.observe("Modern: " + name, () -> probe.show(answer));
    }

    private void two() throws Exception {
        call(joins("B"));
        until("the first is to give one back", beat("A", 2), a -> a.assignment() != null);
        observe("it is still busy with that", beat("A", 2));
        until("the second waits for it", joins("B"), a -> a.memberEpoch() == 3);
        describe("on the way", 1);
        var kept = call(joins("A").setMemberEpoch(2).setTopicPartitions(owned(0, 1)));
        int keeps = kept.assignment().topicPartitions().getFirst().partitions().getFirst();
        probe.observe(
                "Modern: it has given one back",
                () -> probe.show(call(owns("A", 2, keeps))).replace("[" + keeps + "]", "[kept]"));
        committed("of the epoch before", Speaker.of(group, "A", 2), 9);
        probe.observe(
                "Modern: the second gets it",
                () ->
                        probe.show(
                                        until(
                                                beat("B", 3),
                                                a ->
                                                        a.assignment() != null
                                                                && !a.assignment()
                                                                        .topicPartitions()
                                                                        .isEmpty()))
                                .replace("[" + (1 - keeps) + "]", "[freed]"));
        observe("an epoch that it has left", owns("A", 2, 1 - keeps));
    }

    private List<TopicPartitions> owned(Integer... partitions) {
        return List.of(
                new TopicPartitions().setTopicId(topicId).setPartitions(List.of(partitions)));
    }

    private void statics() {
        observe("static: joins", ofStatics(joins("S1")));
        observe("static: another with its name", ofStatics(joins("S2")));
        observe("static: beats under another id", ofStatics(beat("S2", 2)));
        observe("static: an unknown name", ofStatics(beat("S1", 2)).setInstanceId("no"));
        observe("static: another goes away", ofStatics(beat("S2", -2)));
        observe("static: goes away", ofStatics(beat("S1", -2)));
        observe("static: comes back", ofStatics(joins("S2")));
        observe("static: the old one beats", ofStatics(beat("S1", 2)));
        observe("static: leaves for good", ofStatics(beat("S2", -1)));
    }

    private ConsumerGroupHeartbeatRequestData ofStatics(ConsumerGroupHeartbeatRequestData request) {
        return request.setGroupId(statics).setInstanceId("name");
    }

    private void classicMembers() {
        probe.observe(
                "Modern: a classic member without an id",
                () -> {
                    JoinGroupResponseData answer =
                            probe.wire()
                                    .call(
                                            ApiKeys.JOIN_GROUP,
                                            9,
                                            join(Speaker.of(group, "", -1), "range"));
                    return probe.show(answer.setMemberId("given"));
                });
        probe.observe(
                "Modern: a classic heartbeat of a modern member",
                ApiKeys.HEARTBEAT,
                4,
                GroupRequests.heartbeat(Speaker.of(group, "A", 3)));
        probe.observe(
                "Modern: a classic sync of a modern member",
                ApiKeys.SYNC_GROUP,
                5,
                GroupRequests.sync(Speaker.of(group, "A", 3), java.util.Map.of()));
    }

    private void leaving() {
        observe("an unknown member leaves", beat("Z", -1));
        observe("leaves", beat("A", -1));
        observe("the last one leaves", beat("B", -1));
        describe("nobody left", 1);
        listed("empty", new ListGroupsRequestData().setStatesFilter(List.of("empty")));
        probe.observe(
                "Modern: deleted",
                ApiKeys.DELETE_GROUPS,
                2,
                new DeleteGroupsRequestData().setGroupsNames(List.of(group)));
        describe("deleted", 1);
    }
}
