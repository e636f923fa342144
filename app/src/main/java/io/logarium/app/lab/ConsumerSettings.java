package io.logarium.app.lab;

import io.logarium.app.cluster.ClientSettings;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import java.util.Map;

/// The configs of a Kafka consumer that does what a plan says.
final class ConsumerSettings {
    private static final int AUTO_COMMIT_MS = 1_000;

    /// A third of the session, as Kafka advises.
    private static final int HEARTBEATS_IN_A_SESSION = 3;

    private static final int SLOWEST_HEARTBEAT_MS = 3_000;

    private ConsumerSettings() {}

    static Map<String, Object> of(String bootstrap, ConsumerPlan plan) {
        var settings = ClientSettings.consumer(bootstrap, plan.name());
        settings.put("auto.offset.reset", plan.reset().config());
        settings.put("max.poll.records", plan.polling().mostRecords());
        settings.put("max.poll.interval.ms", plan.polling().longestIntervalMs());
        switch (plan.joining()) {
            case Joining.Alone _ -> {
                return settings;
            }
            case Joining.Classic(var assignor, var sessionMs) -> {
                settings.put("group.protocol", "classic");
                settings.put("partition.assignment.strategy", assignor.className());
                settings.put("session.timeout.ms", sessionMs);
                settings.put(
                        "heartbeat.interval.ms",
                        Math.min(SLOWEST_HEARTBEAT_MS, sessionMs / HEARTBEATS_IN_A_SESSION));
            }
            case Joining.ByCoordinator(var assignor) -> {
                settings.put("group.protocol", "consumer");
                if (!assignor.isEmpty()) {
                    settings.put("group.remote.assignor", assignor);
                }
            }
        }
        settings.put("group.id", plan.group());
        if (!plan.instanceId().isEmpty()) {
            settings.put("group.instance.id", plan.instanceId());
        }
        if (plan.commits() == CommitMode.AUTO) {
            settings.put("enable.auto.commit", true);
            settings.put("auto.commit.interval.ms", AUTO_COMMIT_MS);
        }
        return settings;
    }
}
