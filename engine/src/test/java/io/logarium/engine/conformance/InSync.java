package io.logarium.engine.conformance;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;

/// Waits for replicas, as any client can.
public final class InSync {
    private InSync() {}

    /// Returns when each partition of a topic has a leader and so many replicas in sync.
    public static void await(Admin admin, String topic, int replicas) throws Exception {
        Eventually.that(
                topic + " is not in sync",
                () ->
                        admin
                                .describeTopics(List.of(topic))
                                .allTopicNames()
                                .get(60, TimeUnit.SECONDS)
                                .get(topic)
                                .partitions()
                                .stream()
                                .allMatch(p -> p.isr().size() == replicas && p.leader() != null));
    }
}
