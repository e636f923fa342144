package io.logarium.app.lesson.live;

import io.logarium.app.cluster.ClientSettings;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.protocol.Errors;

/// The producers of a lesson, each by its name and how it writes.
final class Senders implements AutoCloseable {
    private static final long LEAST_MS = 3_000;

    private final String bootstrap;
    private final Map<String, Producer<byte[], byte[]>> producers = new HashMap<>();
    private List<Future<RecordMetadata>> last = List.of();

    Senders(String bootstrap) {
        this.bootstrap = bootstrap;
    }

    /// `send TOPIC key=a,b …`; returns when all is answered or the wait is over.
    void send(String topic, Words words) {
        var keys = words.take("key", "").split(",", -1);
        int count = words.number("count", 1);
        var fixed = words.take("partition", "");
        var spread = words.take("spread", "sticky");
        long waitMs = words.milliseconds("wait", 10_000);
        var producer = producer(words, waitMs);
        var sent = new ArrayList<Future<RecordMetadata>>();
        for (int i = 0; i < count; i++) {
            for (var key : keys) {
                Integer to =
                        !fixed.isEmpty()
                                ? Integer.valueOf(fixed)
                                : key.isEmpty() && spread.equals("random")
                                        ? Integer.valueOf(
                                                ThreadLocalRandom.current()
                                                        .nextInt(
                                                                producer.partitionsFor(topic)
                                                                        .size()))
                                        : null;
                sent.add(
                        producer.send(new ProducerRecord<>(topic, to, bytes(key), bytes("order"))));
            }
        }
        last = sent;
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(waitMs + LEAST_MS);
        sent.forEach(f -> await(f, until));
    }

    private Producer<byte[], byte[]> producer(Words words, long waitMs) {
        var client = words.take("client", "producer");
        var acks = words.take("acks", "all");
        var idempotent = words.take("idempotent", acks.equals("all") ? "yes" : "no");
        var inFlight = words.take("in-flight", "1");
        long timeoutMs = Math.max(LEAST_MS, words.milliseconds("timeout", waitMs));
        return producers.computeIfAbsent(
                String.join("/", client, acks, idempotent, inFlight, "" + timeoutMs),
                _ -> {
                    var settings = ClientSettings.producer(bootstrap, client, acks, "none");
                    settings.put("enable.idempotence", idempotent.equals("yes"));
                    settings.put("max.in.flight.requests.per.connection", inFlight);
                    // Java asks every five minutes; new partitions should be known sooner here.
                    settings.put("metadata.max.age.ms", 500);
                    settings.put("linger.ms", 0);
                    settings.put(
                            "batch.size", acks.equals("all") && !inFlight.equals("1") ? 1 : 16_384);
                    settings.put("request.timeout.ms", (int) Math.min(timeoutMs, 5_000));
                    settings.put("delivery.timeout.ms", (int) timeoutMs);
                    return new KafkaProducer<byte[], byte[]>(settings);
                });
    }

    /// Waits until its producers know of so many partitions; one that runs asks for metadata only now and then.
    void awaitPartitions(String topic, int partitions) {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        for (var producer : producers.values()) {
            while (producer.partitionsFor(topic).size() < partitions && System.nanoTime() < until) {
                RealStage.pause(100);
            }
        }
    }

    private static byte @org.jspecify.annotations.Nullable [] bytes(String text) {
        return text.isEmpty() ? null : text.getBytes(StandardCharsets.UTF_8);
    }

    private static void await(Future<RecordMetadata> sent, long untilNanos) {
        try {
            sent.get(Math.max(1, untilNanos - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException told) {
            // What came of it is asked for by acked() and error().
            return;
        }
    }

    int acked() {
        return (int) last.stream().filter(f -> f.state() == Future.State.SUCCESS).count();
    }

    int failed() {
        return (int) last.stream().filter(f -> f.state() == Future.State.FAILED).count();
    }

    String error() {
        return last.stream()
                .filter(f -> f.state() == Future.State.FAILED)
                .map(f -> Errors.forException(f.exceptionNow()).name())
                .findFirst()
                .orElse("NONE");
    }

    @Override
    public void close() {
        producers.values().forEach(p -> p.close(java.time.Duration.ZERO));
    }
}
