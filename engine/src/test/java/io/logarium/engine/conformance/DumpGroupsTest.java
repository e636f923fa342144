package io.logarium.engine.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatRequestData.TopicPartitions;
import org.apache.kafka.common.message.ConsumerGroupHeartbeatResponseData;
import org.apache.kafka.common.message.DeleteGroupsRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterConfigsResource;
import org.apache.kafka.common.message.IncrementalAlterConfigsRequestData.AlterableConfig;
import org.apache.kafka.common.protocol.ApiKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Kafka's dump tool reads what is written of a group of the consumer protocol, and finds the records that Kafka writes for the same
/// requests.
@Tag("clients")
@ExtendWith(Clusters.class)
class DumpGroupsTest {
    private static final String GROUP = "dumped";

    @Test
    void theRecordsOfAGroupAreKafkas(Clusters.Reference kafka, Clusters.Ours ours)
            throws Exception {
        var expected = dumped(kafka.target());
        var actual = dumped(ours.target());

        assertThat(expected).isNotEmpty();
        assertThat(String.join("\n", actual)).isEqualTo(String.join("\n", expected));
    }

    private static List<String> dumped(Target target) throws Exception {
        try (var wire = new Wire(target.address(), "dump")) {
            new Script(wire, new Probe(wire, target.address(), "dump")).play();
        }
        var folder = target.dataDirectories().getFirst();
        var lines = new ArrayList<String>();
        try (var partitions = Files.list(folder)) {
            for (var partition : partitions.sorted().toList()) {
                if (String.valueOf(partition.getFileName()).startsWith("__consumer_offsets-")) {
                    var file = partition.resolve("00000000000000000000.log").toString();
                    var output =
                            KafkaTools.run(
                                    "dump-log", List.of("--offsets-decoder", "--files", file));
                    output.out()
                            .lines()
                            .filter(line -> line.contains("\"" + GROUP + "\""))
                            .map(DumpGroupsTest::known)
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }

    /// What differs from run to run becomes a word.
    private static String known(String line) {
        return line.replaceAll("^.* key:", "key:")
                .replaceAll("\"topicId\":\"[^\"]+\"", "\"topicId\":ID")
                .replaceAll("imestamp\":[0-9]{10,}", "imestamp\":T")
                .replaceAll("\"metadataHash\":-?[0-9]+", "\"metadataHash\":H")
                .replaceAll("\"clientHost\":\"[^\"]+\"", "\"clientHost\":HOST");
    }

    private record Script(Wire wire, Probe probe) {
        void play() throws Exception {
            atOnce();
            GroupRequests.awaitCoordinator(probe, GROUP);
            var topic = TopicRequests.ready(probe, TopicRequests.topic("dumped", 2, 1));
            call(joins("A"));
            call(owns("A", 2, topic, 0, 1));
            wire.call(
                    ApiKeys.OFFSET_COMMIT,
                    9,
                    GroupRequests.commit(
                            GroupRequests.Speaker.of(GROUP, "A", 2),
                            "dumped",
                            GroupRequests.offset(0, 0)));
            call(joins("B"));
            int kept =
                    call(beat("A", 2))
                            .assignment()
                            .topicPartitions()
                            .getFirst()
                            .partitions()
                            .getFirst();
            call(owns("A", 2, topic, kept));
            call(beat("B", 3));
            call(beat("B", -1));
            call(beat("A", 3));
            call(joins("A").setMemberEpoch(4).setSubscribedTopicNames(List.of("none")));
            call(beat("A", -1));
            call(joins("S").setInstanceId("i"));
            call(beat("S", -2).setInstanceId("i"));
            call(joins("S2").setInstanceId("i"));
            call(beat("S2", -1).setInstanceId("i"));
            wire.call(
                    ApiKeys.DELETE_GROUPS,
                    2,
                    new DeleteGroupsRequestData().setGroupsNames(List.of(GROUP)));
        }

        /// Targets are made without delay, so that the records do not depend on time.
        private void atOnce() {
            var resource =
                    new AlterConfigsResource()
                            .setResourceType(ConfigResource.Type.GROUP.id())
                            .setResourceName(GROUP);
            resource.configs()
                    .add(
                            new AlterableConfig()
                                    .setName("consumer.assignment.interval.ms")
                                    .setValue("0"));
            var request = new IncrementalAlterConfigsRequestData();
            request.resources().add(resource);
            wire.call(ApiKeys.INCREMENTAL_ALTER_CONFIGS, 1, request);
        }

        private ConsumerGroupHeartbeatResponseData call(ConsumerGroupHeartbeatRequestData request) {
            ConsumerGroupHeartbeatResponseData answer =
                    wire.call(ApiKeys.CONSUMER_GROUP_HEARTBEAT, 1, request);
            assertThat(answer.errorMessage()).isNull();
            return answer;
        }

        private static ConsumerGroupHeartbeatRequestData beat(String member, int epoch) {
            return new ConsumerGroupHeartbeatRequestData()
                    .setGroupId(GROUP)
                    .setMemberId(member)
                    .setMemberEpoch(epoch);
        }

        private static ConsumerGroupHeartbeatRequestData joins(String member) {
            return beat(member, 0)
                    .setRebalanceTimeoutMs(30_000)
                    .setSubscribedTopicNames(List.of("dumped"))
                    .setTopicPartitions(List.of());
        }

        private static ConsumerGroupHeartbeatRequestData owns(
                String member, int epoch, Uuid topic, Integer... owned) {
            return beat(member, epoch)
                    .setTopicPartitions(
                            List.of(
                                    new TopicPartitions()
                                            .setTopicId(topic)
                                            .setPartitions(List.of(owned))));
        }
    }
}
