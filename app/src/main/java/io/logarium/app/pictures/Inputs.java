package io.logarium.app.pictures;

import io.logarium.app.cluster.ClusterClient;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What the pictures show: the same topics and records each time.
final class Inputs {
    static final String ORDERS = "demo.orders";
    static final String CLICKS = "demo.clicks";

    private static final String PAYMENTS = "demo.payments";
    private static final String MAILS = "demo.mails";
    private static final int ORDER_COUNT = 60;
    private static final int CLICK_COUNT = 90;
    private static final int PAYMENT_COUNT = 12;

    /// With a segment of the least size that Kafka allows, so many photos begin a new one.
    private static final int PHOTO_COUNT = 6;

    private static final int PHOTO_SIZE = 210_000;
    private static final int PHOTO_PARTITION = 1;

    private static final List<String> ITEMS =
            List.of("keyboard", "lamp", "desk", "cable", "chair", "book");
    private static final List<String> OTHER_KEYS =
            List.of("Марина", "order-4711", "9f3c2b1e-77aa-4c1d-9e0f-5b8a1c2d3e4f", "guest");

    private final ClusterClient client;
    private int orders;
    private int clicks;

    Inputs(ClusterClient client) {
        this.client = client;
    }

    /// Makes the topics and writes what lies in them from the start.
    void write() {
        create(ORDERS, 3, Map.of("segment.bytes", "1048576"));
        create(CLICKS, 5, Map.of());
        create(PAYMENTS, 2, Map.of());
        create(MAILS, 1, Map.of("cleanup.policy", "compact"));
        orders(ORDER_COUNT / 2);
        photos();
        orders(ORDER_COUNT / 2);
        clicks(CLICK_COUNT);
        for (int i = 0; i < PAYMENT_COUNT; i++) {
            send(PAYMENTS, "ord-" + (30_000 + i), "{\"paid\": true, \"method\": \"card\"}");
        }
        send(MAILS, "marina@example.org", "{\"template\": \"welcome\", \"lang\": \"ru\"}");
    }

    void orders(int count) {
        for (int i = 0; i < count; i++) {
            // A few users order more than others, always in the same order.
            int user = (orders * orders + 3 * orders) % 23 + 1;
            var key =
                    orders % 7 == 5
                            ? OTHER_KEYS.get(orders % OTHER_KEYS.size())
                            : "user_%03d".formatted(user);
            send(ORDERS, key, order(orders, key));
            orders++;
        }
    }

    void clicks(int count) {
        for (int i = 0; i < count; i++) {
            int user = (clicks * 17 + clicks / 5 * 3) % 31 + 1;
            send(
                    CLICKS,
                    "user_%03d".formatted(user),
                    "{\"page\": \"/%s\", \"ms\": %d}"
                            .formatted(ITEMS.get(clicks % ITEMS.size()), 40 + clicks * 7 % 60));
            clicks++;
        }
    }

    private void photos() {
        for (int i = 0; i < PHOTO_COUNT; i++) {
            var value = "{\"photo\": \"" + "A".repeat(PHOTO_SIZE) + "\"}";
            done(client.send(plan(ORDERS, "photo-" + i, value, OptionalInt.of(PHOTO_PARTITION))));
        }
    }

    /// A file with a record on each line; it is gone when the program ends.
    static Path lines() {
        try {
            var folder = Files.createTempDirectory("logarium-lines");
            folder.toFile().deleteOnExit();
            var file = folder.resolve("orders.txt");
            file.toFile().deleteOnExit();
            var lines = new ArrayList<String>();
            for (int number = 1; number <= ORDER_COUNT; number++) {
                lines.add(order(number, "user_%03d".formatted(number % ITEMS.size())));
            }
            return Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String order(int number, String user) {
        return "{\"order_id\": \"ord-%d\", \"user\": \"%s\", \"item\": \"%s\", \"qty\": %d}"
                .formatted(30_000 + number, user, ITEMS.get(number % ITEMS.size()), number % 3 + 1);
    }

    private void create(String topic, int partitions, Map<String, String> configs) {
        done(client.createTopic(new NewTopicPlan(topic, partitions, -1, configs), false));
    }

    private void send(String topic, String key, String value) {
        done(client.send(plan(topic, key, value, OptionalInt.empty())));
    }

    private static RecordPlan plan(String topic, String key, String value, OptionalInt partition) {
        return new RecordPlan(
                topic, Payload.text(key), Payload.text(value), partition, List.of(), "all", "none");
    }

    private static void done(Outcome<?> outcome) {
        outcome.failure()
                .ifPresent(problem -> {
                    throw new IllegalStateException(
                            "The pictures' data could not be written: " + problem.said());
                });
    }
}
