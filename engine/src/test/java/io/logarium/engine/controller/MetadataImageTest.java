package io.logarium.engine.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.metadata.AbortTransactionRecord;
import org.apache.kafka.common.metadata.AccessControlEntryRecord;
import org.apache.kafka.common.metadata.BeginTransactionRecord;
import org.apache.kafka.common.metadata.ClientQuotaRecord;
import org.apache.kafka.common.metadata.ConfigRecord;
import org.apache.kafka.common.metadata.EndTransactionRecord;
import org.apache.kafka.common.metadata.PartitionChangeRecord;
import org.apache.kafka.common.metadata.PartitionRecord;
import org.apache.kafka.common.metadata.RemoveAccessControlEntryRecord;
import org.apache.kafka.common.metadata.RemoveTopicRecord;
import org.apache.kafka.common.metadata.TopicRecord;
import org.apache.kafka.common.protocol.ApiMessage;
import org.junit.jupiter.api.Test;

class MetadataImageTest {
    private static final Uuid ORDERS = new Uuid(1, 1);
    private static final Uuid OTHER = new Uuid(1, 2);

    @Test
    void aTopicIsFoundByNameAndByIdUntilItIsRemoved() {
        var image = imageOf(topic("orders", ORDERS), partition(ORDERS, 0, 1, 2));

        assertThat(image.topic("orders")).isPresent().isEqualTo(image.topic(ORDERS));
        assertThat(image.partition(ORDERS, 0).orElseThrow().leader()).isEqualTo(1);

        var gone = image.apply(records(new RemoveTopicRecord().setTopicId(ORDERS)), 9).after();

        assertThat(gone.topic("orders")).isEmpty();
        assertThat(gone.topic(ORDERS)).isEmpty();
        assertThat(image.topic("orders")).as("the older image").isPresent();
    }

    @Test
    void settingsGoWithTheirTopic() {
        var image =
                imageOf(
                        topic("orders", ORDERS),
                        config("orders", "retention.ms", "5"),
                        config("other", "retention.ms", "6"));

        var delta = image.apply(records(new RemoveTopicRecord().setTopicId(ORDERS)), 9);

        assertThat(delta.after().configs(ConfigOwner.topic("orders"))).isEmpty();
        assertThat(delta.after().configs(ConfigOwner.topic("other")))
                .isEqualTo(Map.of("retention.ms", "6"));
        assertThat(delta.configs()).containsExactly(ConfigOwner.topic("orders"));
    }

    @Test
    void aDeltaNamesWhatChangedAndNothingElse() {
        var image =
                imageOf(
                        topic("orders", ORDERS),
                        partition(ORDERS, 0, 1, 2),
                        partition(ORDERS, 1, 2, 1),
                        topic("other", OTHER),
                        partition(OTHER, 0, 1));

        var delta =
                image.apply(
                        records(
                                new PartitionChangeRecord()
                                        .setTopicId(ORDERS)
                                        .setPartitionId(1)
                                        .setLeader(1)),
                        9);

        assertThat(delta.partitions()).hasToString(Map.of(ORDERS, List.of(1)).toString());
        assertThat(delta.configs()).isEmpty();
        assertThat(delta.brokers()).isEmpty();
        assertThat(delta.deletedTopics()).isEmpty();
        var change = delta.partitionChanges().getFirst();
        assertThat(change.before().orElseThrow().leader()).isEqualTo(2);
        assertThat(change.after().leader()).isEqualTo(1);
        assertThat(change.after().leaderEpoch()).isEqualTo(1);
        assertThat(change.sameLeadership()).isFalse();
    }

    @Test
    void aBrokerLearnsWhatToLeadToFollowAndToDrop() {
        var image =
                imageOf(
                        topic("orders", ORDERS),
                        partition(ORDERS, 0, 1, 2),
                        partition(ORDERS, 1, 2, 1),
                        partition(ORDERS, 2, 2, 1),
                        topic("other", OTHER),
                        partition(OTHER, 0, 1));

        var local =
                image.apply(
                                records(
                                        change(ORDERS, 0).setIsr(List.of(1)),
                                        change(ORDERS, 1).setLeader(2),
                                        change(ORDERS, 2).setReplicas(List.of(2, 3)),
                                        new RemoveTopicRecord().setTopicId(OTHER)),
                                9)
                        .localChanges(1);

        assertThat(local.lead()).extracting(c -> c.index()).containsExactly(0);
        assertThat(local.follow()).extracting(c -> c.index()).containsExactly(1);
        assertThat(local.drop())
                .containsExactly(
                        new MetadataDelta.DroppedReplica(OTHER, "other", 0, true),
                        new MetadataDelta.DroppedReplica(ORDERS, "orders", 2, false));
    }

    @Test
    void aTopicMadeAnewUnderItsNameIsAnotherOne() {
        var image = imageOf(topic("orders", ORDERS), partition(ORDERS, 0, 1));

        var delta =
                image.apply(
                        records(
                                new RemoveTopicRecord().setTopicId(ORDERS),
                                topic("orders", OTHER),
                                partition(OTHER, 0, 1)),
                        9);

        assertThat(delta.deletedTopics()).extracting(TopicImage::id).containsExactly(ORDERS);
        assertThat(delta.partitions()).containsOnlyKeys(OTHER);
        assertThat(delta.after().topic("orders").orElseThrow().id()).isEqualTo(OTHER);
    }

    @Test
    void aMetadataTransactionTakesEffectAtItsEnd() {
        var open =
                MetadataImage.EMPTY
                        .apply(records(new BeginTransactionRecord(), topic("orders", ORDERS)), 1)
                        .after();

        assertThat(open.topic("orders")).isEmpty();

        var ended = open.apply(records(new EndTransactionRecord()), 2);
        var aborted = open.apply(records(new AbortTransactionRecord(), topic("x", OTHER)), 3);

        assertThat(ended.after().topic("orders")).isPresent();
        assertThat(ended.partitions()).containsOnlyKeys(ORDERS);
        assertThat(aborted.after().topics()).extracting(TopicImage::name).containsExactly("x");
    }

    @Test
    void recordsOfOtherKindsAreKeptForTheSnapshot() {
        var acl = new AccessControlEntryRecord().setId(ORDERS).setResourceName("orders");
        var quota = new ClientQuotaRecord().setKey("producer_byte_rate").setValue(5.0);
        var image = imageOf(acl, quota);

        assertThat(image.snapshot())
                .extracting(MetadataRecord::message)
                .containsExactly(quota, acl);

        var without =
                image.apply(
                        records(
                                new RemoveAccessControlEntryRecord().setId(ORDERS),
                                new ClientQuotaRecord()
                                        .setKey("producer_byte_rate")
                                        .setRemove(true)),
                        9);

        assertThat(without.others()).isTrue();
        assertThat(without.after().snapshot()).isEmpty();
    }

    @Test
    void topicsComeByNameFromAnyName() {
        var image = imageOf(topic("b", ORDERS), topic("a", OTHER), topic("c", new Uuid(1, 3)));

        assertThat(image.topics()).extracting(TopicImage::name).containsExactly("a", "b", "c");
        assertThat(image.topicsFrom("aa")).extracting(TopicImage::name).containsExactly("b", "c");
    }

    @Test
    void aFreshClusterOpensItsLogAsKafkaDoes() {
        var controller = new TestController(1, new TreeMap<>(Map.of("min.insync.replicas", "1")));

        assertThat(controller.log)
                .extracting(r -> r.message().toString())
                .containsExactly(
                        "BeginTransactionRecord(name='Bootstrap records')",
                        "FeatureLevelRecord(name='metadata.version', featureLevel=30)",
                        "FeatureLevelRecord(name='eligible.leader.replicas.version', featureLevel=1)",
                        "FeatureLevelRecord(name='group.version', featureLevel=1)",
                        "FeatureLevelRecord(name='share.version', featureLevel=1)",
                        "FeatureLevelRecord(name='streams.version', featureLevel=1)",
                        "FeatureLevelRecord(name='transaction.version', featureLevel=2)",
                        "ConfigRecord(resourceType=4, resourceName='', name='min.insync.replicas', value='1')",
                        "EndTransactionRecord()");
    }

    private static MetadataImage imageOf(ApiMessage... messages) {
        return MetadataImage.EMPTY.apply(records(messages), messages.length - 1).after();
    }

    private static List<MetadataRecord> records(ApiMessage... messages) {
        return java.util.Arrays.stream(messages).map(MetadataRecord::of).toList();
    }

    private static TopicRecord topic(String name, Uuid id) {
        return new TopicRecord().setName(name).setTopicId(id);
    }

    private static PartitionRecord partition(Uuid topic, int index, Integer... replicas) {
        return new PartitionRecord()
                .setTopicId(topic)
                .setPartitionId(index)
                .setReplicas(List.of(replicas))
                .setIsr(List.of(replicas))
                .setLeader(replicas[0])
                .setLeaderEpoch(0)
                .setPartitionEpoch(0);
    }

    private static PartitionChangeRecord change(Uuid topic, int index) {
        return new PartitionChangeRecord().setTopicId(topic).setPartitionId(index);
    }

    private static ConfigRecord config(String topic, String key, String value) {
        return new ConfigRecord()
                .setResourceType((byte) 2)
                .setResourceName(topic)
                .setName(key)
                .setValue(value);
    }
}
