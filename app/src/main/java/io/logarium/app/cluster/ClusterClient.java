package io.logarium.app.cluster;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.apache.kafka.common.TopicPartition;

/// What a user can do with a cluster, one call each. Every call goes over the wire, waits for the answer (at most
/// [#ANSWER_LIMIT_MS]) and returns a value; none throws for what a broker refuses. Never call it on the JavaFX thread.
///
/// Topics are never created by asking for them: `allow.auto.create.topics` is false everywhere.
public interface ClusterClient extends AutoCloseable {
    /// A person still waits for it; after that the answer is [ProblemKind#NO_ANSWER].
    int ANSWER_LIMIT_MS = 15_000;

    /// Creates the topic, or only checks it as the broker would (`validateOnly`).
    Outcome<NewTopicPlan> createTopic(NewTopicPlan plan, boolean onlyCheck);

    Outcome<String> deleteTopic(String topic);

    /// @param total the number of partitions after the call
    Outcome<Integer> addPartitions(String topic, int total);

    /// All configs of a topic, by name, with the source of each value.
    Outcome<List<ConfigFacts>> topicConfigs(String topic);

    /// Sets and resets configs of a topic in one request.
    Outcome<Integer> alterTopicConfigs(String topic, List<ConfigChange> changes);

    /// Removes the records before an offset of each partition given; -1 means up to the high watermark.
    ///
    /// @return the log start of each partition afterwards
    Outcome<SortedMap<Integer, Long>> deleteRecords(
            String topic, SortedMap<Integer, Long> beforeOffset);

    Outcome<Sent> send(RecordPlan plan);

    /// Reads without a group (`assign()`): at most `most` records from an offset on, fewer at the end of the log.
    Outcome<List<RecordFacts>> read(String topic, int partition, long fromOffset, int most);

    /// The partitions' first and last offsets as the brokers tell now.
    Outcome<SortedMap<Integer, OffsetRange>> offsets(String topic);

    /// The producers that a partition's leader remembers, the last to write first.
    Outcome<List<ProducerFacts>> producers(TopicPartition place);

    /// The consumer groups with their members and committed offsets as the brokers tell now.
    Outcome<List<GroupFacts>> groups();

    /// The first offset of each partition whose record is not older than the moment; the high watermark where there is none.
    Outcome<Map<TopicPartition, Long>> offsetsAt(Set<TopicPartition> places, long timestampMs);

    /// Commits offsets for a group from outside, as `kafka-consumer-groups --reset-offsets --execute` does. It is refused
    /// while the group has members: they would commit over it.
    ///
    /// @return how many partitions
    Outcome<Integer> resetOffsets(String group, Map<TopicPartition, Long> offsets);

    /// Removes committed offsets; refused for topics that a member of the group subscribes to.
    ///
    /// @return how many partitions
    Outcome<Integer> deleteOffsets(String group, Set<TopicPartition> places);

    /// Removes a group with all its committed offsets; refused while it has members.
    Outcome<String> deleteGroup(String group);

    @Override
    void close();

    /// A change of one config.
    sealed interface ConfigChange {
        String name();

        record Set(String name, String value) implements ConfigChange {}

        /// Back to the broker's value or the default.
        record Reset(String name) implements ConfigChange {}
    }

    /// @param end the high watermark
    record OffsetRange(long start, long end) {}

    /// Where a record went.
    ///
    /// @param offset -1 with acks=0, when nobody tells
    /// @param tookNanos from the call to the acknowledgement
    record Sent(String topic, int partition, long offset, long timestampMs, long tookNanos) {}
}
