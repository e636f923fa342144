package io.logarium.app.topics;

import io.logarium.app.cluster.ConfigFacts;
import java.util.List;

/// The configs of the topic of now, asked for when it is opened and every few seconds.
final class TopicConfigs {
    private static final long EVERY_MS = 5_000;

    private final Desk desk;
    private final Runnable changed;
    private List<ConfigFacts> known = List.of();
    private String topic = "";
    private long askedMs;

    TopicConfigs(Desk desk, Runnable changed) {
        this.desk = desk;
        this.changed = changed;
    }

    List<ConfigFacts> known() {
        return known;
    }

    boolean isOf(String name) {
        return topic.equals(name);
    }

    void of(String name) {
        if (!topic.equals(name)) {
            topic = name;
            known = List.of();
            ask();
        }
    }

    void pulse(long nowMs) {
        if (nowMs - askedMs > EVERY_MS) {
            askedMs = nowMs;
            ask();
        }
    }

    void ask() {
        var asked = topic;
        if (asked.isEmpty()) {
            return;
        }
        desk.ask(
                client -> client.topicConfigs(asked),
                found -> {
                    if (asked.equals(topic) && !found.equals(known)) {
                        known = found;
                        changed.run();
                    }
                },
                // The view tells when the cluster does not answer; a topic that was deleted has no
                // configs.
                _ -> {});
    }
}
