package io.logarium.app.lesson;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The chapters of the tour, in their order.
public enum Chapter {
    ARCHITECTURE,
    TOPICS,
    PARTITIONS,
    PRODUCERS,
    CONSUMERS,
    GROUPS,
    OFFSETS,
    REPLICATION,
    PATH,
    FILES,
    COMMANDS,
    DESIGN,
    COUNT,
    SAFETY,
    MONITORING,
    /// Lessons of the user's own.
    OWN;

    /// As it is written in a lesson.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Chapter> of(String word) {
        return Arrays.stream(values()).filter(c -> c.word().equals(word)).findFirst();
    }
}
