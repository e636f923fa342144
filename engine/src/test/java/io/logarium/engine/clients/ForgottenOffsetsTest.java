package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.OwnCluster;
import io.logarium.engine.conformance.ReferenceKafka;
import io.logarium.engine.conformance.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// "My group disappeared, and everything was read again": what becomes of offsets after offsets.retention.minutes (KIP-211), here
/// and at a real Apache Kafka. A minute is the shortest that there is.
@Tag("long")
class ForgottenOffsetsTest {
    private static final Map<String, String> SHORT =
            Map.of("offsets.retention.minutes", "1", "offsets.retention.check.interval.ms", "500");

    @Test
    void groupsThatNobodyUsesAreForgottenAsAtKafka() throws Exception {
        var settings = new TreeMap<>(Target.COMPARABLE);
        settings.putAll(SHORT);
        try (var kafka = ReferenceKafka.start(1, SHORT);
                var ours = OwnCluster.start(settings);
                var both = Executors.newFixedThreadPool(2)) {
            var expected = both.submit(() -> play(kafka));
            var actual = both.submit(() -> play(ours));
            assertThat(actual.get()).isEqualTo(expected.get());
        }
    }

    private static List<String> play(Target target) throws Exception {
        try (var facts = new Facts(target)) {
            forgotten(facts);
            return facts.lines();
        }
    }

    /// Two groups are left alone, one stays at work, one commits without being a group of members.
    private static void forgotten(Facts facts) throws Exception {
        var partition = facts.topic("f-orders", Map.of("retention.ms", "-1"));
        facts.write(partition, "0", "1", "2");
        try (var staying = facts.consumer("group.id", "f-stays")) {
            read(facts, staying, partition);
            for (var protocol : List.of("classic", "consumer")) {
                var group = "f-" + protocol;
                try (var consumer = facts.consumer("group.id", group, "group.protocol", protocol)) {
                    read(facts, consumer, partition);
                }
            }
            try (var alone = facts.consumer("group.id", "f-alone")) {
                alone.assign(List.of(partition));
                facts.read(alone, 3);
                alone.commitSync();
            }
            facts.see("groups", groups(facts));
            Eventually.get(
                    () -> {
                        staying.poll(java.time.Duration.ofMillis(50));
                        return groups(facts);
                    },
                    left -> left.size() == 1);
            // The wait above ends after a minute in any case, which is what the offsets need, too.
            Eventually.get(
                    () -> {
                        staying.poll(java.time.Duration.ofMillis(50));
                        return groups(facts);
                    },
                    left -> left.size() == 1);
            facts.see("left", groups(facts));
            facts.see("of the one at work", committed(facts, "f-stays", partition));
        }
        facts.see("described", described(facts));
        for (var group : List.of("f-classic", "f-consumer", "f-alone")) {
            facts.see("of " + group, committed(facts, group, partition));
            try (var again = facts.consumer("group.id", group)) {
                again.subscribe(List.of(partition.topic()));
                facts.see(
                        "read again",
                        facts.read(again, 3).stream().map(ConsumerRecord::value).toList());
            }
        }
    }

    private static void read(
            Facts facts, KafkaConsumer<String, String> consumer, TopicPartition partition) {
        consumer.subscribe(List.of(partition.topic()));
        facts.read(consumer, 3);
        consumer.commitSync();
    }

    private static List<String> groups(Facts facts) throws Exception {
        var all =
                new ArrayList<>(
                        facts.get(facts.admin().listGroups().all()).stream()
                                .map(GroupListing::groupId)
                                .toList());
        all.sort(null);
        return all;
    }

    private static Object committed(Facts facts, String group, TopicPartition partition)
            throws Exception {
        return facts.get(
                        facts.admin()
                                .listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata())
                .get(partition);
    }

    private static String described(Facts facts) throws Exception {
        try {
            return facts.get(facts.admin().describeConsumerGroups(List.of("f-classic")).all())
                    .toString();
        } catch (ExecutionException e) {
            return e.getCause().getClass().getSimpleName() + " " + e.getCause().getMessage();
        }
    }
}
