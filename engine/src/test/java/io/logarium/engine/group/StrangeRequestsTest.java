package io.logarium.engine.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.clients.consumer.internals.ConsumerProtocol;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ConsumerGroupDescribeRequestData;
import org.apache.kafka.common.message.ConsumerGroupDescribeResponseData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.DeleteGroupsResponseData;
import org.apache.kafka.common.message.DescribeGroupsRequestData;
import org.apache.kafka.common.message.DescribeGroupsResponseData;
import org.apache.kafka.common.message.HeartbeatRequestData;
import org.apache.kafka.common.message.HeartbeatResponseData;
import org.apache.kafka.common.message.JoinGroupRequestData;
import org.apache.kafka.common.message.JoinGroupRequestData.JoinGroupRequestProtocol;
import org.apache.kafka.common.message.JoinGroupResponseData;
import org.apache.kafka.common.message.LeaveGroupRequestData;
import org.apache.kafka.common.message.LeaveGroupRequestData.MemberIdentity;
import org.apache.kafka.common.message.LeaveGroupResponseData;
import org.apache.kafka.common.message.ListGroupsRequestData;
import org.apache.kafka.common.message.ListGroupsResponseData;
import org.apache.kafka.common.message.OffsetCommitRequestData;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestPartition;
import org.apache.kafka.common.message.OffsetCommitRequestData.OffsetCommitRequestTopic;
import org.apache.kafka.common.message.OffsetCommitResponseData;
import org.apache.kafka.common.message.OffsetDeleteRequestData;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestPartition;
import org.apache.kafka.common.message.OffsetDeleteRequestData.OffsetDeleteRequestTopic;
import org.apache.kafka.common.message.OffsetDeleteResponseData;
import org.apache.kafka.common.message.OffsetFetchRequestData;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestGroup;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopic;
import org.apache.kafka.common.message.OffsetFetchRequestData.OffsetFetchRequestTopics;
import org.apache.kafka.common.message.OffsetFetchResponseData;
import org.apache.kafka.common.message.SyncGroupRequestData;
import org.apache.kafka.common.message.SyncGroupRequestData.SyncGroupRequestAssignment;
import org.apache.kafka.common.message.SyncGroupResponseData;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Requests that no sane client sends, in every version: each is answered once, in words of its version, and nothing breaks.
///
/// `-Dseed=N` repeats one run.
class StrangeRequestsTest {
    private static final int REQUESTS = 5_000;
    private static final long SIXTY_DAYS_MS = 60L * 86_400_000;

    static LongStream seeds() {
        var one = System.getProperty("seed");
        return one == null ? LongStream.range(0, 6) : LongStream.of(Long.parseLong(one));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRequestIsAnsweredOnceAndNothingBreaks(long seed) {
        var run = new Run(seed);
        for (int i = 0; i < REQUESTS; i++) {
            run.step();
        }
        run.lab.commits = true;
        run.lab.refusal = Optional.empty();
        run.lab.pass(SIXTY_DAYS_MS);

        assertThat(run.open).allMatch(reply -> !reply.isOpen());
        assertThat(run.lab.shard().groups()).as("all have expired").isEmpty();
        run.lab.assertReplayGivesTheSame();
    }

    private static final class Run {
        final SplittableRandom random;
        final GroupLab lab;
        final List<Reply<?>> open = new ArrayList<>();
        final List<String> ids = new ArrayList<>(List.of("", "who"));
        int version;

        Run(long seed) {
            random = new SplittableRandom(seed);
            // The longest rebalance time-out there is takes 25 days; sweeps are rare so that this
            // does not take as long.
            lab =
                    new GroupLab(
                            new GroupConfig(
                                    0,
                                    Integer.MAX_VALUE,
                                    10,
                                    7,
                                    50,
                                    86_400_000,
                                    7_200_000,
                                    500,
                                    1,
                                    ConsumerGroupConfig.DEFAULTS));
        }

        void step() {
            switch (random.nextInt(24)) {
                case 0 -> lab.pass(random.nextInt(20_000));
                case 1 -> lab.commits = random.nextBoolean();
                case 2 ->
                        lab.refusal =
                                random.nextInt(4) == 0
                                        ? Optional.of(
                                                pick(
                                                        Errors.MESSAGE_TOO_LARGE,
                                                        Errors.NOT_ENOUGH_REPLICAS))
                                        : Optional.empty();
                case 3 -> lab.coordinator.topicDeleted("payments", lab.nowMs);
                default -> lab.pass(random.nextInt(20));
            }
            request();
            lab.settle();
            lab.coordinator.views();
            open.removeIf(reply -> !reply.isOpen());
        }

        void request() {
            var c = lab.coordinator;
            switch (random.nextInt(21)) {
                case 16, 17, 18, 19, 20 -> modern();
                case 0, 1, 2, 3 -> {
                    Reply<JoinGroupResponseData> reply = reply(0, 9);
                    c.joinGroup(caller(), join(), lab.nowMs, reply);
                    if (!reply.isOpen() && ids.size() < 40) {
                        ids.add(reply.get().memberId());
                    }
                }
                case 4, 5, 6 -> {
                    Reply<SyncGroupResponseData> reply = reply(0, 5);
                    c.syncGroup(caller(), sync(), lab.nowMs, reply);
                }
                case 7 -> {
                    Reply<HeartbeatResponseData> reply = reply(0, 4);
                    c.heartbeat(caller(), beat(), lab.nowMs, reply);
                }
                case 8 -> {
                    Reply<LeaveGroupResponseData> reply = reply(0, 5);
                    c.leaveGroup(caller(), leave(), lab.nowMs, reply);
                }
                case 9, 10 -> {
                    Reply<OffsetCommitResponseData> reply = reply(2, 10);
                    c.offsetCommit(caller(), commit(), lab.nowMs, reply);
                }
                case 11 -> {
                    Reply<OffsetFetchResponseData> reply = reply(1, 10);
                    c.offsetFetch(caller(), fetch(), lab.nowMs, reply);
                }
                case 12 -> {
                    Reply<OffsetDeleteResponseData> reply = reply(0, 0);
                    c.offsetDelete(caller(), delete(), lab.nowMs, reply);
                }
                case 13 -> {
                    Reply<DescribeGroupsResponseData> reply = reply(0, 6);
                    var request = new DescribeGroupsRequestData().setGroups(some(i -> group()));
                    request.setIncludeAuthorizedOperations(version >= 3);
                    c.describeGroups(caller(), request, lab.nowMs, reply);
                }
                case 14 -> {
                    Reply<ListGroupsResponseData> reply = reply(0, 5);
                    c.listGroups(caller(), new ListGroupsRequestData(), lab.nowMs, reply);
                }
                default -> {
                    Reply<DeleteGroupsResponseData> reply = reply(0, 3);
                    var request = new DeleteGroupsRequestData().setGroupsNames(some(i -> group()));
                    c.deleteGroups(caller(), request, lab.nowMs, reply);
                }
            }
        }

        /// The consumer protocol, into the same groups.
        void modern() {
            if (random.nextInt(8) == 0) {
                Reply<ConsumerGroupDescribeResponseData> reply = reply(0, 1);
                var request =
                        new ConsumerGroupDescribeRequestData().setGroupIds(some(i -> group()));
                lab.coordinator.consumerGroupDescribe(caller(), request, lab.nowMs, reply);
                return;
            }
            Reply<ConsumerGroupHeartbeatResponseData> reply = reply(0, 1);
            lab.coordinator.consumerGroupHeartbeat(caller(), modernBeat(), lab.nowMs, reply);
            if (!reply.isOpen() && ids.size() < 40 && reply.get().memberId() != null) {
                ids.add(reply.get().memberId());
            }
        }

        ConsumerGroupHeartbeatRequestData modernBeat() {
            var request =
                    new ConsumerGroupHeartbeatRequestData()
                            .setGroupId(group())
                            .setMemberId(id())
                            .setMemberEpoch(pick(0, 0, 0, 0, -1, -2, -3, 1, 2, 3))
                            .setInstanceId(instance())
                            .setRackId(pick(null, "", "rack"))
                            .setRebalanceTimeoutMs(pick(-7, -1, 0, 1_000, Integer.MAX_VALUE))
                            .setServerAssignor(pick(null, null, "uniform", "range", "odd"))
                            .setSubscribedTopicRegex(
                                    version < 1 ? null : pick(null, "", ".*", "(a*)*b", "["));
            request.setSubscribedTopicNames(
                    random.nextInt(4) == 0
                            ? null
                            : some(i -> pick("orders", "payments", "none", "")));
            request.setTopicPartitions(
                    random.nextInt(4) == 0
                            ? null
                            : some(i ->
                                    new ConsumerGroupHeartbeatRequestData.TopicPartitions()
                                            .setTopicId(GroupLab.id(pick("orders", "none")))
                                            .setPartitions(some(j -> pick(-1, 0, 1, 9)))));
            return request;
        }

        byte[] metadata() {
            return random.nextBoolean()
                    ? new byte[random.nextInt(20)]
                    : ConsumerProtocol.serializeSubscription(
                                    new ConsumerPartitionAssignor.Subscription(List.of("orders")))
                            .array();
        }

        <T extends ApiMessage> Reply<T> reply(int lowest, int highest) {
            version = lowest + random.nextInt(highest - lowest + 1);
            var reply = new Reply<T>(version);
            open.add(reply);
            return reply;
        }

        GroupCaller caller() {
            return new GroupCaller(pick("", "client"), "/127.0.0.1", (short) version);
        }

        JoinGroupRequestData join() {
            var request =
                    new JoinGroupRequestData()
                            .setGroupId(group())
                            .setMemberId(id())
                            .setGroupInstanceId(version < 5 ? null : instance())
                            .setProtocolType(
                                    pick("consumer", "consumer", "consumer", "connect", ""))
                            .setSessionTimeoutMs(pick(-1, 0, 1, 6_000, Integer.MAX_VALUE))
                            .setRebalanceTimeoutMs(
                                    pick(Integer.MIN_VALUE, -1, 0, 1_000, Integer.MAX_VALUE))
                            .setReason(pick(null, "", "x".repeat(300)));
            for (var name : some(i -> pick("range", "range", "sticky", ""))) {
                var protocol = new JoinGroupRequestProtocol().setName(name);
                request.protocols().add(protocol.setMetadata(metadata()));
            }
            return request;
        }

        SyncGroupRequestData sync() {
            return new SyncGroupRequestData()
                    .setGroupId(group())
                    .setMemberId(id())
                    .setGroupInstanceId(instance())
                    .setGenerationId(generation())
                    .setProtocolType(pick(null, "consumer", "consumer", "connect"))
                    .setProtocolName(pick(null, "range", "range", "sticky"))
                    .setAssignments(
                            some(i ->
                                    new SyncGroupRequestAssignment()
                                            .setMemberId(id())
                                            .setAssignment(new byte[random.nextInt(9)])));
        }

        HeartbeatRequestData beat() {
            return new HeartbeatRequestData()
                    .setGroupId(group())
                    .setMemberId(id())
                    .setGroupInstanceId(instance())
                    .setGenerationId(generation());
        }

        LeaveGroupRequestData leave() {
            return new LeaveGroupRequestData()
                    .setGroupId(group())
                    .setMemberId(id())
                    .setMembers(
                            some(i ->
                                    new MemberIdentity()
                                            .setMemberId(id())
                                            .setGroupInstanceId(instance())
                                            .setReason(pick(null, "", "why not"))));
        }

        OffsetCommitRequestData commit() {
            return new OffsetCommitRequestData()
                    .setGroupId(group())
                    .setMemberId(id())
                    .setGroupInstanceId(instance())
                    .setGenerationIdOrMemberEpoch(generation())
                    .setRetentionTimeMs(pick(-1L, -1L, 0L, -2L, 1_000L))
                    .setTopics(
                            some(i ->
                                    new OffsetCommitRequestTopic()
                                            .setName(topic())
                                            .setTopicId(topicId())
                                            .setPartitions(some(j -> partition()))));
        }

        OffsetCommitRequestPartition partition() {
            return new OffsetCommitRequestPartition()
                    .setPartitionIndex(index())
                    .setCommittedOffset(random.nextLong())
                    .setCommittedLeaderEpoch(random.nextInt())
                    .setCommittedMetadata(pick(null, "", "m", "m".repeat(60)));
        }

        OffsetFetchRequestData fetch() {
            var request = new OffsetFetchRequestData().setRequireStable(version >= 7);
            if (version < 8) {
                List<OffsetFetchRequestTopic> topics =
                        some(i ->
                                new OffsetFetchRequestTopic()
                                        .setName(topic())
                                        .setPartitionIndexes(some(j -> index())));
                boolean all = version >= 2 && random.nextBoolean();
                return request.setGroupId(group()).setTopics(all ? null : topics);
            }
            List<OffsetFetchRequestTopics> topics =
                    some(i ->
                            new OffsetFetchRequestTopics()
                                    .setName(topic())
                                    .setTopicId(topicId())
                                    .setPartitionIndexes(some(j -> index())));
            return request.setGroups(
                    some(i ->
                            new OffsetFetchRequestGroup()
                                    .setGroupId(group())
                                    .setTopics(random.nextBoolean() ? null : topics)));
        }

        OffsetDeleteRequestData delete() {
            var request = new OffsetDeleteRequestData().setGroupId(group());
            var topic = new OffsetDeleteRequestTopic().setName(topic());
            topic.setPartitions(
                    some(j -> new OffsetDeleteRequestPartition().setPartitionIndex(index())));
            request.topics().add(topic);
            return request;
        }

        String group() {
            return pick("g", "g", "g", "h", "none", "");
        }

        String id() {
            return ids.get(random.nextInt(ids.size()));
        }

        @Nullable String instance() {
            return pick(null, null, null, "i1", "i2", "");
        }

        int generation() {
            var current = lab.shard().classic("g").map(ClassicGroup::generation).orElse(0);
            return pick(current, current, current, -1, 0, current + 1, Integer.MAX_VALUE);
        }

        String topic() {
            return pick("orders", "orders", "payments", "nope");
        }

        /// Messages of old versions cannot hold an id; the answer repeats what was asked.
        Uuid topicId() {
            return version < 10
                    ? Uuid.ZERO_UUID
                    : pick(GroupLab.id("orders"), Uuid.ZERO_UUID, new Uuid(1, 1));
        }

        int index() {
            return pick(0, 1, 2, 3, 4, -1, Integer.MAX_VALUE);
        }

        <T> List<T> some(IntFunction<T> make) {
            var list = new ArrayList<T>();
            for (int i = random.nextInt(4); i > 0; i--) {
                list.add(make.apply(i));
            }
            return list;
        }

        @SafeVarargs
        final <T> T pick(T... choices) {
            return Arrays.asList(choices).get(random.nextInt(choices.length));
        }
    }
}
