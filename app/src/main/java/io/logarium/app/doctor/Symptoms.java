package io.logarium.app.doctor;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What is known of a group that is said to get nothing from a topic.
///
/// @param group its id
/// @param topic the topic that it should read
/// @param places the topic's partitions; none when there is no such topic
/// @param state the group's, in Kafka's words; empty when the coordinator knows no such group
/// @param committedLately records by which the committed offsets grew in the last [#LATELY_MS]
public record Symptoms(
        String group,
        String topic,
        List<Place> places,
        Optional<String> state,
        List<Member> members,
        OptionalLong committedLately) {
    /// How far back "lately" goes.
    public static final long LATELY_MS = 10_000;

    public Symptoms {
        places = List.copyOf(places);
        members = List.copyOf(members);
    }

    /// A partition.
    ///
    /// @param led whether a broker leads it now
    /// @param lastStable the offset below which no transaction is open; empty when nobody can tell
    /// @param committed the group's offset
    public record Place(
            int partition,
            boolean led,
            OptionalLong start,
            OptionalLong highWatermark,
            OptionalLong lastStable,
            OptionalLong committed) {
        long records() {
            return highWatermark.orElse(0) - start.orElse(0);
        }

        long lag() {
            return Math.max(0, highWatermark.orElse(0) - committed.orElse(0));
        }
    }

    /// A member, or a consumer of this program that should be one.
    ///
    /// @param owns how many of the topic's partitions it has
    /// @param inside what it tells of itself; empty for a program elsewhere
    public record Member(String name, boolean joined, int owns, Optional<Inside> inside) {}

    /// What only a consumer of this program can tell.
    ///
    /// @param reset `earliest`, `latest` or `none`
    /// @param batchMs how long it works on the most records that one poll may give
    /// @param longestIntervalMs `max.poll.interval.ms`
    public record Inside(
            boolean paused, boolean hung, String reset, long batchMs, long longestIntervalMs) {
        boolean isTooSlow() {
            return batchMs > longestIntervalMs;
        }
    }
}
