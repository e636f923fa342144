package io.logarium.engine.log;

import java.util.Comparator;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;

/// Names of partition folders: `orders-0`, and `orders-0.<32 hex digits>-delete` when one is on its way out.
final class PartitionFolder {
    static final Comparator<TopicPartition> BY_NAME =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private static final String METADATA_TOPIC = "__cluster_metadata";
    private static final String DELETE = "-delete";
    private static final int MAX_NAME = 255;

    private PartitionFolder() {}

    static String nameOf(TopicPartition partition) {
        return partition.topic() + "-" + partition.partition();
    }

    static boolean isMetadata(TopicPartition partition) {
        return partition.topic().equals(METADATA_TOPIC);
    }

    static Optional<TopicPartition> partitionOf(String name) {
        int dash = name.lastIndexOf('-');
        if (dash <= 0 || dash == name.length() - 1 || name.length() - dash > 10) {
            return Optional.empty();
        }
        for (int i = dash + 1; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        int number = Integer.parseInt(name.substring(dash + 1));
        var partition = new TopicPartition(name.substring(0, dash), number);
        return nameOf(partition).equals(name) ? Optional.of(partition) : Optional.empty();
    }

    static String deletedNameOf(TopicPartition partition, Uuid id) {
        var suffix =
                ".%016x%016x%s"
                        .formatted(
                                id.getMostSignificantBits(), id.getLeastSignificantBits(), DELETE);
        var name = nameOf(partition);
        return name.substring(0, Math.min(name.length(), MAX_NAME - suffix.length())) + suffix;
    }

    static boolean isDeleted(String name) {
        return name.endsWith(DELETE) && name.length() > DELETE.length() + 33;
    }
}
