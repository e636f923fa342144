package io.logarium.engine.failover;

import io.logarium.engine.conformance.InSync;
import io.logarium.engine.event.EngineEvent;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Prints what replication costs: CPU of an idle cluster of 1,000 partitions with three replicas each, and how fast records of an
/// acks=all producer get to three brokers. Everything runs in this process.
@Tag("bench")
class ReplicationBench {
    private static final int PARTITIONS = 1_000;
    private static final Duration IDLE = Duration.ofSeconds(20);
    private static final long RECORDS = 300_000;

    @Test
    void idleAndBusy() throws Exception {
        try (var nodes = ThreeNodes.ours();
                var admin = Admin.create(Map.of("bootstrap.servers", nodes.bootstrap()))) {
            long start = System.nanoTime();
            create(admin, "many", PARTITIONS);
            System.out.printf("%d x 3 in sync after %d ms%n", PARTITIONS, msSince(start));
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
            idle();
            create(admin, "one", 1);
            throughput(nodes, "one");
            idle();
        }
    }

    /// From the moment at which the controller fences a killed broker to the first new acknowledgement of a partition that it led.
    @Test
    void failover() throws Exception {
        try (var nodes = (ThreeNodes.Ours) ThreeNodes.ours();
                var admin = Admin.create(Map.of("bootstrap.servers", nodes.bootstrap()))) {
            create(admin, "many", PARTITIONS);
            for (int round = 0; round < 3; round++) {
                int victim = leader(admin, 0);
                try (var producer = producer(nodes)) {
                    send(producer, "many", 10);
                    nodes.cluster().events().drain(Integer.MAX_VALUE);
                    nodes.kill(victim);
                    var acknowledgedMs = new AtomicLong();
                    var waiting =
                            producer.send(
                                    new ProducerRecord<>("many", 0, null, new byte[9]),
                                    (sent, problem) ->
                                            acknowledgedMs.set(System.currentTimeMillis()));
                    long fencedMs = awaitFenced(nodes, victim);
                    waiting.get();
                    System.out.printf(
                            "%d x 3: first acknowledgement %d ms after broker %d was fenced%n",
                            PARTITIONS, acknowledgedMs.get() - fencedMs, victim);
                }
                nodes.start(victim);
                InSync.await(admin, "many", 3);
            }
        }
    }

    private static int leader(Admin admin, int partition) throws Exception {
        return admin.describeTopics(List.of("many"))
                .allTopicNames()
                .get()
                .get("many")
                .partitions()
                .get(partition)
                .leader()
                .id();
    }

    /// @return when a broker learned it first, in milliseconds since the epoch
    private static long awaitFenced(ThreeNodes.Ours nodes, int victim) {
        while (true) {
            for (var event : nodes.cluster().events().drain(10_000)) {
                if (event instanceof EngineEvent.BrokerFenced(long atMs, int id) && id == victim) {
                    return atMs;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    private static void create(Admin admin, String topic, int partitions) throws Exception {
        admin.createTopics(
                        List.of(
                                new NewTopic(
                                        topic, Optional.of(partitions), Optional.of((short) 3))))
                .all()
                .get();
        InSync.await(admin, topic, 3);
    }

    private static void idle() {
        long before = cpuNanos();
        LockSupport.parkNanos(IDLE.toNanos());
        System.out.printf(
                "idle: %.2f %% of a core%n", 100.0 * (cpuNanos() - before) / IDLE.toNanos());
    }

    private static void throughput(ThreeNodes nodes, String topic) throws Exception {
        try (var producer = producer(nodes)) {
            send(producer, topic, RECORDS / 10);
            long cpu = cpuNanos();
            long start = System.nanoTime();
            send(producer, topic, RECORDS);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(
                    "acks=all, 1 KB: %.0f records/s, %.1f CPU µs a record (producer included)%n",
                    RECORDS / seconds, (cpuNanos() - cpu) / 1_000.0 / RECORDS);
        }
    }

    private static KafkaProducer<byte[], byte[]> producer(ThreeNodes nodes) {
        Map<String, Object> settings =
                Map.of(
                        "bootstrap.servers",
                        nodes.bootstrap(),
                        "acks",
                        "all",
                        "linger.ms",
                        5,
                        "retry.backoff.ms",
                        20,
                        "retry.backoff.max.ms",
                        100,
                        "batch.size",
                        65_536,
                        "key.serializer",
                        ByteArraySerializer.class,
                        "value.serializer",
                        ByteArraySerializer.class);
        return new KafkaProducer<>(settings);
    }

    private static void send(KafkaProducer<byte[], byte[]> producer, String topic, long count) {
        var value = new byte[1_000];
        for (long i = 0; i < count; i++) {
            producer.send(new ProducerRecord<>(topic, 0, null, value));
        }
        producer.flush();
    }

    private static long msSince(long startNanos) {
        return (System.nanoTime() - startNanos) / 1_000_000;
    }

    private static long cpuNanos() {
        var system =
                (com.sun.management.OperatingSystemMXBean)
                        ManagementFactory.getOperatingSystemMXBean();
        return system.getProcessCpuTime();
    }
}
