package io.logarium.engine.sim.client;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.protocol.Errors;

/// What a client knows of the cluster. A leader of an older epoch than known is not believed (KIP-320).
public final class ClientMetadata {
    private final Map<Integer, Integer> ports = new TreeMap<>();
    private final Map<String, Uuid> ids = new LinkedHashMap<>();
    private final Map<Uuid, String> names = new LinkedHashMap<>();
    private final Map<TopicPartition, Led> leaders = new LinkedHashMap<>();

    private record Led(int leader, int epoch) {}

    void take(MetadataResponseData answer) {
        answer.brokers().forEach(broker -> ports.put(broker.nodeId(), broker.port()));
        for (var topic : answer.topics()) {
            if (topic.errorCode() != Errors.NONE.code()) {
                continue;
            }
            var before = ids.put(topic.name(), topic.topicId());
            boolean same = topic.topicId().equals(before);
            names.put(topic.topicId(), topic.name());
            for (var partition : topic.partitions()) {
                var id = new TopicPartition(topic.name(), partition.partitionIndex());
                var known = leaders.get(id);
                if (!same || known == null || known.epoch <= partition.leaderEpoch()) {
                    leaders.put(id, new Led(partition.leaderId(), partition.leaderEpoch()));
                }
            }
        }
    }

    /// Somebody spoke of a leader epoch: what is said of older ones is not believed any more (KIP-320).
    void seen(TopicPartition partition, int epoch) {
        var known = leaders.get(partition);
        if (known != null && known.epoch < epoch) {
            leaders.put(partition, new Led(-1, epoch));
        }
    }

    /// The port of each broker that is known, by id.
    Map<Integer, Integer> ports() {
        return ports;
    }

    public Optional<Uuid> topicId(String topic) {
        return Optional.ofNullable(ids.get(topic));
    }

    Optional<String> topic(Uuid id) {
        return Optional.ofNullable(names.get(id));
    }

    int partitions(String topic) {
        return (int) leaders.keySet().stream().filter(id -> id.topic().equals(topic)).count();
    }

    /// -1 while none is known.
    public int leader(TopicPartition partition) {
        var led = leaders.get(partition);
        return led == null ? -1 : led.leader;
    }

    int leaderEpoch(TopicPartition partition) {
        var led = leaders.get(partition);
        return led == null ? -1 : led.epoch;
    }
}
