package io.logarium.engine.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// "One of three brokers died and the groups stopped": what a group notices when its coordinator goes.
final class CoordinatorScenarios {
    private static final TopicPartition OFFSETS = new TopicPartition("__consumer_offsets", 0);
    private static final long LIMIT_SECONDS = 60;

    private CoordinatorScenarios() {}

    /// Another broker has the log of the offsets, too: it takes the group over with its members and offsets.
    static FailureScenarios.Scenario killed(String protocol) {
        return at -> {
            var topic = at.topic("group-" + protocol, Map.of(), 0, 1, 2);
            write(at, topic, "0", "1", "2");
            try (var consumer = member(at, topic, protocol)) {
                consumer.subscribe(List.of(topic));
                at.see("read", read(consumer, 3));
                consumer.commitSync();
                var before = consumer.groupMetadata();
                int coordinator = coordinator(at, topic);

                at.kill(coordinator);
                write(at, topic, "3", "4");
                at.see("read without it", read(consumer, 2));
                consumer.commitSync();

                var after = consumer.groupMetadata();
                at.see("another coordinates", coordinator(at, topic) != coordinator);
                at.see("the same member", before.memberId().equals(after.memberId()));
                at.see("the same generation", before.generationId() == after.generationId());
                at.start(coordinator);
                at.awaitInSync(topic, 0, 1, 2);
                at.awaitInSync(OFFSETS.topic(), 0, 1, 2);
                at.see("committed", committed(consumer, topic));
            }
        };
    }

    /// With one copy of the offsets nobody can take over: who reads goes on reading, but nothing is committed and nobody new joins
    /// until the broker is back.
    static void onlyCopyAway(Failures at) throws Exception {
        var topic = at.topic("group-alone", Map.of(), 0, 1);
        write(at, topic, "0", "1");
        try (var consumer = member(at, topic, "classic")) {
            consumer.subscribe(List.of(topic));
            at.see("read", read(consumer, 2));
            consumer.commitSync();
            copies(at, 2);

            at.kill(2);
            write(at, topic, "2");
            at.see("read without it", read(consumer, 1));
            at.see("commit without it", commit(consumer));
            try (var late = member(at, topic, "classic")) {
                late.subscribe(List.of(topic));
                late.poll(Duration.ofSeconds(2));
                at.see("a new member gets", late.assignment());
            }

            at.start(2);
            at.see("commit with it", commitLong(consumer));
            at.see("committed", committed(consumer, topic));
        } finally {
            at.startAll();
            copies(at, 0, 1, 2);
        }
    }

    private static String commit(KafkaConsumer<String, String> consumer) {
        return commit(consumer, Duration.ofSeconds(3));
    }

    private static String commitLong(KafkaConsumer<String, String> consumer) {
        return commit(consumer, Duration.ofSeconds(LIMIT_SECONDS));
    }

    private static String commit(KafkaConsumer<String, String> consumer, Duration limit) {
        try {
            consumer.commitSync(limit);
            return "done";
        } catch (TimeoutException e) {
            return e.getClass().getSimpleName();
        }
    }

    /// Moves the log of the offsets to these brokers.
    private static void copies(Failures at, Integer... ids) throws Exception {
        var wanted = new NewPartitionReassignment(List.of(ids));
        at.get(at.admin().alterPartitionReassignments(Map.of(OFFSETS, Optional.of(wanted))).all());
        at.awaitInSync(OFFSETS.topic(), ids);
    }

    private static int coordinator(Failures at, String group) throws Exception {
        return at.get(at.admin().describeConsumerGroups(List.of(group)).all())
                .get(group)
                .coordinator()
                .id();
    }

    private static Object committed(KafkaConsumer<String, String> consumer, String topic) {
        var partition = new TopicPartition(topic, 0);
        return consumer.committed(Set.of(partition)).get(partition).offset();
    }

    private static void write(Failures at, String topic, String... values) throws Exception {
        var settings = settings(at);
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        try (var producer = new KafkaProducer<String, String>(settings)) {
            for (var value : values) {
                producer.send(new ProducerRecord<>(topic, value))
                        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
            }
        }
    }

    private static KafkaConsumer<String, String> member(
            Failures at, String group, String protocol) {
        var settings = settings(at);
        settings.put("group.id", group);
        settings.put("group.protocol", protocol);
        settings.put("auto.offset.reset", "earliest");
        settings.put("enable.auto.commit", false);
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", StringDeserializer.class);
        return new KafkaConsumer<>(settings);
    }

    private static Map<String, Object> settings(Failures at) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", at.nodes().bootstrap());
        settings.put("reconnect.backoff.ms", 20);
        settings.put("reconnect.backoff.max.ms", 100);
        settings.put("retry.backoff.ms", 50);
        return settings;
    }

    private static List<String> read(KafkaConsumer<String, String> consumer, int count) {
        var all = new ArrayList<String>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (all.size() < count && System.nanoTime() < end) {
            consumer.poll(Duration.ofMillis(100)).forEach(record -> all.add(record.value()));
        }
        return all;
    }
}
