package io.logarium.engine.group;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// What the coordinator asks of the metadata. Answers are those of the moment.
public interface GroupTopics {
    /// The id of a topic that exists.
    Optional<Uuid> idOf(String topic);

    /// The name of a topic that exists.
    Optional<String> nameOf(Uuid topicId);

    /// How many partitions a topic has; 0 when it does not exist.
    int partitionsOf(String topic);

    /// All topics by name, internal ones too.
    Iterable<String> names();

    /// Which version of the metadata the answers come from; it grows with each change.
    long version();

    /// What is set for one group (its dynamic configs), by Kafka's names.
    Map<String, String> configsOf(String groupId);
}
