package io.logarium.engine.bench;

import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.InSync;
import io.logarium.engine.conformance.Target;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes and reads at a cluster with kafka-clients 4.4.0, and checks what it reads.
final class Load {
    private static final int RECORD_BYTES = 100;

    private final Target target;

    Load(Target target) {
        this.target = target;
    }

    /// Makes a topic that no run has used before, with one replica of each partition.
    String topic(int partitions) throws Exception {
        return topic(partitions, 1);
    }

    /// Makes a topic that no run has used before, and waits until each partition has a leader that answers.
    String topic(int partitions, int replicas) throws Exception {
        var name = "bench-" + Long.toString(System.nanoTime(), 36);
        try (var admin = Admin.create(Map.of("bootstrap.servers", target.bootstrap()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) replicas)))
                    .all()
                    .get(60, TimeUnit.SECONDS);
            for (int i = 0; i < partitions; i++) {
                awaitReady(admin, new TopicPartition(name, i));
            }
        }
        return name;
    }

    /// The controller has made it; the broker hears of that a moment later, and a producer that tries again could change the order.
    private static void awaitReady(Admin admin, TopicPartition partition) throws Exception {
        Eventually.that(
                partition + " is not there",
                () -> {
                    try {
                        return admin.listOffsets(Map.of(partition, OffsetSpec.latest()))
                                        .partitionResult(partition)
                                        .get(60, TimeUnit.SECONDS)
                                        .offset()
                                == 0;
                    } catch (ExecutionException e) {
                        return false;
                    }
                });
    }

    /// Waits until all replicas of a topic are in sync.
    void awaitInSync(String topic, int replicas) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", target.bootstrap()))) {
            InSync.await(admin, topic, replicas);
        }
    }

    /// Writes numbered records round robin over the partitions; idempotent with acks=all.
    void write(String topic, int partitions, int count, String acks) {
        var failure = new AtomicReference<Exception>();
        try (var producer =
                producer(
                        "linger.ms",
                        5,
                        "batch.size",
                        65_536,
                        "acks",
                        acks,
                        "enable.idempotence",
                        acks.equals("all"))) {
            for (int i = 0; i < count; i++) {
                var value = ByteBuffer.allocate(RECORD_BYTES).putInt(i).array();
                producer.send(
                        new ProducerRecord<>(topic, i % partitions, null, value),
                        (sent, problem) -> {
                            if (problem != null) {
                                failure.set(problem);
                            }
                        });
            }
        }
        if (failure.get() != null) {
            throw new AssertionError("a record was refused by " + target.name(), failure.get());
        }
    }

    /// Reads them all; each must come once, and in order within its partition.
    void read(String topic, int partitions, int count) {
        var seen = new BitSet(count);
        var last = new int[partitions];
        Arrays.fill(last, -1);
        try (var consumer = consumer(topic, partitions)) {
            for (int read = 0; read < count; ) {
                var records = consumer.poll(Duration.ofSeconds(30));
                if (records.isEmpty()) {
                    throw new AssertionError(
                            "at %s nothing more came after %d records"
                                    .formatted(target.name(), read));
                }
                for (var record : records) {
                    int number = ByteBuffer.wrap(record.value()).getInt();
                    if (seen.get(number) || number <= last[record.partition()]) {
                        throw new AssertionError(
                                "at %s record %d came again or late"
                                        .formatted(target.name(), number));
                    }
                    seen.set(number);
                    last[record.partition()] = number;
                    read++;
                }
            }
        }
    }

    /// Microseconds from sending a record to having read it, one record at a time, sorted.
    long[] endToEnd(int count) throws Exception {
        var topic = topic(1);
        var micros = new ArrayList<Long>();
        try (var producer = producer("linger.ms", 0);
                var consumer = consumer(topic, 1)) {
            consumer.poll(Duration.ofMillis(200));
            int warm = Math.max(100, count / 5);
            for (int i = -warm; i < count; i++) {
                long from = System.nanoTime();
                producer.send(new ProducerRecord<>(topic, 0, null, new byte[RECORD_BYTES]))
                        .get(60, TimeUnit.SECONDS);
                while (consumer.poll(Duration.ofSeconds(10)).isEmpty()) {
                    Thread.onSpinWait();
                }
                if (i >= 0) {
                    micros.add((System.nanoTime() - from) / 1_000);
                }
            }
        }
        return micros.stream().mapToLong(Long::longValue).sorted().toArray();
    }

    private KafkaProducer<byte[], byte[]> producer(Object... more) {
        var settings = settings(more);
        settings.put("key.serializer", ByteArraySerializer.class);
        settings.put("value.serializer", ByteArraySerializer.class);
        return new KafkaProducer<>(settings);
    }

    private KafkaConsumer<byte[], byte[]> consumer(String topic, int partitions) {
        var settings = settings();
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        var consumer = new KafkaConsumer<byte[], byte[]>(settings);
        var all =
                IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic, i)).toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        return consumer;
    }

    private Map<String, Object> settings(Object... more) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", target.bootstrap());
        settings.put("acks", "all");
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return settings;
    }
}
