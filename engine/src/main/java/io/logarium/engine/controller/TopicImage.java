package io.logarium.engine.controller;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// A topic and its partitions by index.
public final class TopicImage {
    private final Uuid id;
    private final String name;
    private final PersistentMap<Integer, PartitionImage> partitions;

    TopicImage(Uuid id, String name, PersistentMap<Integer, PartitionImage> partitions) {
        this.id = id;
        this.name = name;
        this.partitions = partitions;
    }

    public Uuid id() {
        return id;
    }

    public String name() {
        return name;
    }

    /// In order of their index.
    public Collection<PartitionImage> partitions() {
        return partitions.values();
    }

    public Optional<PartitionImage> partition(int index) {
        return Optional.ofNullable(partitions.get(index));
    }

    public int partitionCount() {
        return partitions.size();
    }

    Map<Integer, PartitionImage> byIndex() {
        return partitions;
    }

    TopicImage with(PartitionImage partition) {
        return new TopicImage(id, name, partitions.with(partition.index(), partition));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof TopicImage other
                && id.equals(other.id)
                && name.equals(other.name)
                && partitions.equals(other.partitions);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return name + "(" + id + ")" + partitions.values();
    }
}
