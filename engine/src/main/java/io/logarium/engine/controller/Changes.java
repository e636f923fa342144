package io.logarium.engine.controller;

import java.util.ArrayList;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.Uuid;

/// Notes what records touch while they are applied.
final class Changes {
    private final TreeMap<Uuid, TreeSet<Integer>> partitions = new TreeMap<>();
    private final TreeSet<Uuid> deletedTopics = new TreeSet<>();
    private final TreeSet<ConfigOwner> configs = new TreeSet<>();
    private final TreeSet<Integer> brokers = new TreeSet<>();
    private final TreeSet<Integer> controllers = new TreeSet<>();
    private final TreeSet<String> features = new TreeSet<>();
    private boolean producerIds;
    private boolean others;

    void topic(Uuid id) {
        partitions.computeIfAbsent(id, _ -> new TreeSet<>());
    }

    void partition(Uuid topicId, int index) {
        partitions.computeIfAbsent(topicId, _ -> new TreeSet<>()).add(index);
    }

    void topicDeleted(Uuid id) {
        partitions.remove(id);
        deletedTopics.add(id);
    }

    void config(ConfigOwner owner) {
        configs.add(owner);
    }

    void broker(int id) {
        brokers.add(id);
    }

    void controller(int id) {
        controllers.add(id);
    }

    void feature(String name) {
        features.add(name);
    }

    void producerIds() {
        producerIds = true;
    }

    void others() {
        others = true;
    }

    MetadataDelta delta(MetadataImage before, MetadataImage after) {
        var deleted = new ArrayList<TopicImage>();
        for (var id : deletedTopics) {
            before.topic(id).ifPresent(deleted::add);
        }
        return new MetadataDelta(
                before,
                after,
                partitions,
                deleted,
                configs,
                brokers,
                controllers,
                features,
                producerIds,
                others);
    }
}
