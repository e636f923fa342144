package io.logarium.app.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One of the few things about the state of a cluster that a goal may ask for. It is written `WORD SUBJECT [N]`: `copies orders 2`.
///
/// @param id under which the lesson has its words
/// @param subject name of a topic or of a group
/// @param number what is asked for; 0 where the kind asks for none
public record Condition(String id, Kind kind, String subject, int number) {
    static final String KNOWN =
            String.join(", ", Arrays.stream(Kind.values()).map(Kind::written).toList());

    /// What can be asked for.
    public enum Kind {
        /// The topic has so many partitions.
        PARTITIONS("TOPIC", true),
        /// Each partition of the topic has so many replicas, no more and no less.
        REPLICAS("TOPIC", true),
        /// All replicas of the topic are in sync.
        IN_SYNC("TOPIC", false),
        /// What is acknowledged with acks=all lies on at least so many brokers: `min.insync.replicas`, and there are as many replicas.
        COPIES("TOPIC", true),
        /// With any so many brokers gone the topic still takes writes with acks=all.
        WRITES_WITHOUT("TOPIC", true),
        /// At least so many messages can be read from the topic.
        MESSAGES("TOPIC", true),
        /// The group has so many members.
        MEMBERS("GROUP", true),
        /// Each member of the group owns a partition, and their numbers of partitions differ by one at most.
        EVEN("GROUP", false),
        /// The group has committed, and its lag over all partitions is at most that.
        LAG("GROUP", true),
        /// No message was skipped since the goal was set: the group's offsets moved only while their partitions had a reader, and
        /// nothing unread was deleted.
        UNSKIPPED("GROUP", false);

        private final String subject;
        private final boolean counts;

        Kind(String subject, boolean counts) {
            this.subject = subject;
            this.counts = counts;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        private String written() {
            return word() + " " + subject + (counts ? " N" : "");
        }
    }

    /// @return empty when it is no condition
    static Optional<Condition> read(String id, String text) {
        var words = List.of(text.strip().split(" +"));
        return Arrays.stream(Kind.values())
                .filter(k -> k.word().equals(words.getFirst()))
                .filter(k -> words.size() == (k.counts ? 3 : 2))
                .filter(k -> !k.counts || words.get(2).matches("\\d{1,6}"))
                .findFirst()
                .map(k ->
                        new Condition(
                                id,
                                k,
                                words.get(1),
                                k.counts ? Integer.parseInt(words.get(2)) : 0));
    }
}
