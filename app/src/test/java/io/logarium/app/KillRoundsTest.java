package io.logarium.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Three brokers in one process that is killed while a producer with acks=all is at work, again and again: `-Dkill.rounds=300`.
@Tag("clients")
class KillRoundsTest {
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 10);
    private static final int PARTITIONS = 3;
    private static final List<TopicPartition> ORDERS =
            List.of(
                    new TopicPartition("orders", 0),
                    new TopicPartition("orders", 1),
                    new TopicPartition("orders", 2));

    @TempDir Path folder;

    private final Map<TopicPartition, Long> seenUpTo = new HashMap<>();
    private final Set<String> acknowledged = new HashSet<>();
    private final Random random = new Random(7);

    @Test
    void nothingAcknowledgedIsLostAndNothingComesTwice() throws Exception {
        for (int round = 0; round <= ROUNDS; round++) {
            try (var program = new ChildProgram(folder)) {
                var process = start(program);
                var bootstrap = awaitReady(process);
                if (round == 0) {
                    create(bootstrap);
                } else {
                    holds(read(bootstrap, seenUpTo), round - 1 + "-", round);
                }
                if (round == ROUNDS) {
                    holds(read(bootstrap, new HashMap<>()), "", round);
                } else {
                    acknowledged.addAll(writeUntilKilled(process, bootstrap, round));
                    process.onExit().join();
                }
            }
        }
        System.out.printf("%d rounds, %d acknowledged%n", ROUNDS, acknowledged.size());
    }

    private void holds(List<String> read, String prefix, int round) {
        var different = new HashSet<>(read);
        assertThat(different).as("different ones of round %d", round).hasSameSizeAs(read);
        var lost =
                acknowledged.stream()
                        .filter(v -> v.startsWith(prefix) && !different.contains(v))
                        .toList();
        assertThat(lost).as("lost in round %d", round).isEmpty();
    }

    private Process start(ChildProgram program) throws IOException {
        return program.start(
                "cluster",
                "--brokers",
                "3",
                "--port",
                "0",
                "--data",
                folder.resolve("d").toString());
    }

    private static String awaitReady(Process process) throws IOException {
        var line = process.inputReader(StandardCharsets.UTF_8).readLine();
        assertThat(line).startsWith("ready ");
        return line.substring("ready ".length());
    }

    private static void create(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic("orders", PARTITIONS, (short) 3))).all().get();
        }
    }

    /// Kills the process as soon as so many are acknowledged, with more under way.
    ///
    /// @return what was acknowledged until then
    private Queue<String> writeUntilKilled(Process process, String bootstrap, int round) {
        int enough = 200 + random.nextInt(1_500);
        var done = new ConcurrentLinkedQueue<String>();
        var settings =
                Map.<String, Object>of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrap,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        0,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        10_000);
        var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
        try {
            for (int i = 0; done.size() < enough; i++) {
                var value = round + "-" + i;
                producer.send(
                        new ProducerRecord<>("orders", i % PARTITIONS, "key", value),
                        (_, failure) -> {
                            if (failure == null) {
                                done.add(value);
                            }
                        });
                if (i - done.size() > 500) {
                    Thread.onSpinWait();
                }
            }
            process.destroyForcibly();
        } finally {
            producer.close(Duration.ZERO);
        }
        return done;
    }

    /// All records from these offsets on, which are moved to the end.
    private static List<String> read(String bootstrap, Map<TopicPartition, Long> from) {
        var settings = Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (var consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(ORDERS);
            var ends = consumer.endOffsets(ORDERS);
            ORDERS.forEach(p -> consumer.seek(p, from.getOrDefault(p, 0L)));
            var read = new ArrayList<String>();
            while (ORDERS.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(r -> read.add(r.value()));
            }
            from.putAll(ends);
            return read;
        }
    }
}
