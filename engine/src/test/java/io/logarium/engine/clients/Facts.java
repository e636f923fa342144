package io.logarium.engine.clients;

import io.logarium.engine.conformance.Eventually;
import io.logarium.engine.conformance.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// What a program sees through kafka-clients 4.4.0, a line each, in words that are the same at any cluster that behaves as Kafka.
final class Facts implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final long LIMIT_SECONDS = 60;

    private final Target target;
    private final Admin admin;
    private final List<String> lines = new ArrayList<>();

    Facts(Target target) {
        this.target = target;
        this.admin =
                Admin.create(
                        Map.of(
                                "bootstrap.servers",
                                target.bootstrap(),
                                "reconnect.backoff.ms",
                                20,
                                "reconnect.backoff.max.ms",
                                20,
                                "retry.backoff.ms",
                                20));
    }

    Admin admin() {
        return admin;
    }

    String bootstrap() {
        return target.bootstrap();
    }

    List<String> lines() {
        return lines;
    }

    /// Writes down what holds now.
    void see(String what, Object value) {
        lines.add(what + ": " + value);
    }

    /// Waits for an answer of the client's; a failure is an answer too.
    <T> String outcome(Future<T> future) throws Exception {
        try {
            return String.valueOf(future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            var cause = e.getCause() == null ? e : e.getCause();
            return cause.getClass().getSimpleName() + " " + cause.getMessage();
        }
    }

    <T> T get(Future<T> future) throws Exception {
        return future.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    TopicPartition topic(String name, Map<String, String> configs) throws Exception {
        return topic(name, 1, configs);
    }

    /// Makes a topic and waits until each partition can be asked.
    TopicPartition topic(String name, int partitions, Map<String, String> configs)
            throws Exception {
        get(
                admin.createTopics(
                                List.of(new NewTopic(name, partitions, (short) 1).configs(configs)))
                        .all());
        for (int i = 0; i < partitions; i++) {
            awaitReady(new TopicPartition(name, i));
        }
        return new TopicPartition(name, 0);
    }

    /// The controller has made it; the broker hears of that a moment later.
    private void awaitReady(TopicPartition partition) throws Exception {
        Eventually.that(
                partition + " is not there",
                () -> {
                    try {
                        return offset(partition, OffsetSpec.latest()) >= 0;
                    } catch (ExecutionException e) {
                        return false;
                    }
                });
    }

    long offset(TopicPartition partition, OffsetSpec spec) throws Exception {
        return get(admin.listOffsets(Map.of(partition, spec)).partitionResult(partition)).offset();
    }

    KafkaProducer<String, String> producer(Object... more) {
        var settings = settings(more);
        settings.putIfAbsent("linger.ms", 0);
        settings.put("key.serializer", StringSerializer.class);
        settings.put("value.serializer", StringSerializer.class);
        return new KafkaProducer<>(settings);
    }

    KafkaConsumer<String, String> consumer(Object... more) {
        var settings = settings(more);
        settings.putIfAbsent("auto.offset.reset", "earliest");
        settings.putIfAbsent("enable.auto.commit", false);
        settings.putIfAbsent("fetch.max.wait.ms", 100);
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", StringDeserializer.class);
        return new KafkaConsumer<>(settings);
    }

    /// Writes values one by one, each a batch of its own.
    List<RecordMetadata> write(TopicPartition partition, String... values) throws Exception {
        var written = new ArrayList<RecordMetadata>();
        try (var producer = producer()) {
            for (var value : values) {
                written.add(
                        get(
                                producer.send(
                                        new ProducerRecord<>(
                                                partition.topic(),
                                                partition.partition(),
                                                null,
                                                value))));
            }
        }
        return written;
    }

    /// Polls until there are this many records.
    List<ConsumerRecord<String, String>> read(KafkaConsumer<String, String> consumer, int count) {
        var all = new ArrayList<ConsumerRecord<String, String>>();
        pollUntil(
                consumer,
                records -> {
                    records.forEach(all::add);
                    return all.size() >= count;
                });
        return all;
    }

    /// Polls until what comes, or what has happened meanwhile, is enough.
    void pollUntil(
            KafkaConsumer<String, String> consumer,
            Predicate<Iterable<ConsumerRecord<String, String>>> enough) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        while (!enough.test(consumer.poll(POLL))) {
            if (System.nanoTime() > end) {
                throw new AssertionError(
                        "at %s: nothing more came to %s"
                                .formatted(target.name(), consumer.assignment()));
            }
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private Map<String, Object> settings(Object... more) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", target.bootstrap());
        settings.put("reconnect.backoff.ms", 20);
        settings.put("reconnect.backoff.max.ms", 20);
        settings.put("retry.backoff.ms", 20);
        for (int i = 0; i < more.length; i += 2) {
            settings.put((String) more[i], more[i + 1]);
        }
        return settings;
    }
}
