package io.logarium.app.window;

import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/// A program of its own that writes so many records of 100 bytes a second until it is ended: `Flood BOOTSTRAP TOPIC RATE TOPICS`.
/// Further topics are named after the first: `TOPIC-1`, `TOPIC-2`.
final class Flood {
    private static final long SLICE_NANOS = 10_000_000;
    private static final int USERS = 40;

    private Flood() {}

    public static void main(String[] args) {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", args[0], "linger.ms", 5, "client.id", "flood");
        int slice = Integer.parseInt(args[2]) / 100;
        int topics = Integer.parseInt(args[3]);
        var value = "x".repeat(92);
        try (var producer =
                new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
            long next = System.nanoTime();
            int number = 0;
            while (!Thread.interrupted()) {
                for (int i = 0; i < slice; i++) {
                    var key = "user_%03d".formatted(number % USERS);
                    int topic = number++ % topics;
                    var name = topic == 0 ? args[1] : args[1] + "-" + topic;
                    producer.send(new ProducerRecord<>(name, key, value));
                }
                next += SLICE_NANOS;
                LockSupport.parkNanos(next - System.nanoTime());
            }
        }
    }
}
