package io.logarium.engine.clients;

import io.logarium.engine.conformance.Child;
import io.logarium.engine.conformance.Installed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A member of a group in a JVM of its own, on kafka-clients 4.4.0: prints `has COUNT` whenever it has another number of
/// partitions and `read VALUE` for each record. Ctrl+C ends it in order; it can be killed as well.
final class MemberProgram {
    private MemberProgram() {}

    /// Starts one.
    ///
    /// @param settings consumer settings, `name=value`
    static Child start(String bootstrap, String topic, String group, String... settings) {
        var command =
                new ArrayList<>(
                        List.of(
                                Installed.java(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                MemberProgram.class.getName(),
                                bootstrap,
                                topic,
                                group));
        command.addAll(List.of(settings));
        return Child.start(command);
    }

    public static void main(String[] arguments) {
        var settings = new HashMap<String, Object>();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("group.id", arguments[2]);
        settings.put("auto.offset.reset", "earliest");
        settings.put("auto.commit.interval.ms", 200);
        settings.put("fetch.max.wait.ms", 100);
        settings.put("key.deserializer", StringDeserializer.class);
        settings.put("value.deserializer", StringDeserializer.class);
        for (int i = 3; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            settings.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        var consumer = new KafkaConsumer<String, String>(settings);
        var reading = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(
                        new Thread(() -> {
                            consumer.wakeup();
                            awaitEnd(reading);
                        }));
        try (consumer) {
            consumer.subscribe(List.of(arguments[1]));
            read(consumer);
        } catch (WakeupException e) {
            // Ctrl+C.
        }
    }

    private static void awaitEnd(Thread reading) {
        try {
            reading.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void read(KafkaConsumer<String, String> consumer) {
        int has = -1;
        while (true) {
            var records = consumer.poll(Duration.ofMillis(200));
            int now = consumer.assignment().size();
            if (now != has) {
                has = now;
                System.out.println("has " + now);
            }
            records.forEach(record -> System.out.println("read " + record.value()));
        }
    }
}
