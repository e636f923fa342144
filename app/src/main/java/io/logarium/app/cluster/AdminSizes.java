package io.logarium.app.cluster;

import static io.logarium.app.cluster.KafkaClusterClient.answer;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/// How much each replica takes on its broker's disk, as far as brokers answer and allow to ask.
final class AdminSizes {
    private static final long BETWEEN_MS = 5_000;

    private final Admin admin;
    private Map<Place, Long> sizes = Map.of();
    private long askedMs = -BETWEEN_MS;

    private record Place(int broker, TopicPartition at) {}

    AdminSizes(Admin admin) {
        this.admin = admin;
    }

    OptionalLong of(int broker, TopicPartition at) {
        var size = sizes.get(new Place(broker, at));
        return size == null ? OptionalLong.empty() : OptionalLong.of(size);
    }

    /// Asks again, if the last time is long ago. A broker that is silent or refuses hides none of the others.
    void ask(Collection<Integer> brokers, long nowMs) throws InterruptedException {
        if (nowMs - askedMs < BETWEEN_MS) {
            return;
        }
        askedMs = nowMs;
        var found = new HashMap<Place, Long>();
        var answers = admin.describeLogDirs(brokers).descriptions();
        for (var each : answers.entrySet()) {
            try {
                for (var folder : answer(each.getValue()).values()) {
                    folder.replicaInfos()
                            .forEach((at, info) ->
                                    found.put(new Place(each.getKey(), at), info.size()));
                }
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception silent) {
                // Its sizes are unknown.
                continue;
            }
        }
        sizes = found;
    }
}
