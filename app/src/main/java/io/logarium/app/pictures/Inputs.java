package io.logarium.app.pictures;

import io.logarium.app.cluster.ClusterClient;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.cluster.Outcome;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordPlan;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/// What the pictures show: the same topics and records each time.
final class Inputs {
    static final String ORDERS = "demo.orders";
    static final String PAYMENTS = "demo.payments";
    private static final int ORDER_COUNT = 60;
    private static final int PAYMENT_COUNT = 12;
    private static final List<String> ITEMS =
            List.of("keyboard", "lamp", "desk", "cable", "chair", "book");

    private Inputs() {}

    static void write(ClusterClient client) {
        create(client, ORDERS, 3);
        create(client, PAYMENTS, 2);
        for (int i = 0; i < ORDER_COUNT; i++) {
            // A few users order more than others, always in the same order.
            int user = (i * i + 3 * i) % 23 + 1;
            send(client, ORDERS, "user_%03d".formatted(user), order(i, user));
        }
        for (int i = 0; i < PAYMENT_COUNT; i++) {
            send(client, PAYMENTS, "ord-" + (30_000 + i), "{\"paid\": true, \"method\": \"card\"}");
        }
    }

    private static String order(int number, int user) {
        return "{\"order_id\": \"ord-%d\", \"user\": \"user_%03d\", \"item\": \"%s\", \"qty\": %d}"
                .formatted(30_000 + number, user, ITEMS.get(number % ITEMS.size()), number % 3 + 1);
    }

    private static void create(ClusterClient client, String topic, int partitions) {
        done(client.createTopic(new NewTopicPlan(topic, partitions, -1, Map.of()), false));
    }

    private static void send(ClusterClient client, String topic, String key, String value) {
        done(
                client.send(
                        new RecordPlan(
                                topic,
                                Payload.text(key),
                                Payload.text(value),
                                OptionalInt.empty(),
                                List.of(),
                                "all",
                                "none")));
    }

    private static void done(Outcome<?> outcome) {
        outcome.failure()
                .ifPresent(problem -> {
                    throw new IllegalStateException(
                            "The pictures' data could not be written: " + problem.said());
                });
    }
}
