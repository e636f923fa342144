package io.logarium.app.lab;

import io.logarium.app.cluster.ClientSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/// Looks for a topic before a producer does. A Kafka producer has no `allow.auto.create.topics`: its first question about a
/// topic would create it.
final class TopicIsThere {
    private static final long LIMIT_SECONDS = 10;

    private TopicIsThere() {}

    /// Throws what Kafka's client throws for a topic that is not there.
    static void check(String bootstrap, String topic) throws Exception {
        var admin = Admin.create(ClientSettings.common(bootstrap, "logarium-lab"));
        try {
            admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } finally {
            admin.close(Duration.ZERO);
        }
    }
}
