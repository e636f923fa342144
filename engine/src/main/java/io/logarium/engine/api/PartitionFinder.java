package io.logarium.engine.api;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Partitions;
import java.util.function.Supplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;

/// Finds the replica that a request names, by topic id where its version carries one, by name otherwise.
final class PartitionFinder {
    private final Partitions partitions;
    private final Supplier<MetadataImage> image;

    PartitionFinder(Partitions partitions, Supplier<MetadataImage> image) {
        this.partitions = partitions;
        this.image = image;
    }

    /// By name.
    Outcome find(String topic, int index) {
        var id = new TopicPartition(topic, index);
        var here = partitions.find(id);
        if (here.isPresent()) {
            return new Here(here.get());
        }
        boolean elsewhere = image.get().partition(topic, index).isPresent();
        return new Missing(
                topic,
                elsewhere ? Errors.NOT_LEADER_OR_FOLLOWER : Errors.UNKNOWN_TOPIC_OR_PARTITION);
    }

    /// By id (KIP-516): an id that is not known is another error than a name that is not known.
    Outcome find(Uuid topicId, int index) {
        var topic = image.get().topic(topicId);
        if (topic.isEmpty()) {
            return new Missing("", Errors.UNKNOWN_TOPIC_ID);
        }
        var name = topic.get().name();
        var here = partitions.find(new TopicPartition(name, index), topicId);
        if (here.isPresent()) {
            return new Here(here.get());
        }
        boolean elsewhere = topic.get().partition(index).isPresent();
        return new Missing(
                name,
                elsewhere ? Errors.NOT_LEADER_OR_FOLLOWER : Errors.UNKNOWN_TOPIC_OR_PARTITION);
    }

    MetadataImage image() {
        return image.get();
    }

    /// The replica, or why there is none here.
    sealed interface Outcome permits Here, Missing {}

    record Here(Partition partition) implements Outcome {}

    /// @param topic the name, empty when it is not known
    record Missing(String topic, Errors error) implements Outcome {}
}
