package io.logarium.app.cluster;

import java.util.Optional;

/// What is on the screen and therefore worth asking for.
///
/// @param topic the topic whose newest records are shown
/// @param records how many of the newest records of each partition, at most [#MOST_RECORDS]
public record Watch(Optional<String> topic, int records) {
    /// As many 3 px ticks as a wide tape shows; more would cost memory that nobody sees.
    public static final int MOST_RECORDS = 400;

    /// No records are shown.
    public static final Watch NOTHING = new Watch(Optional.empty(), 0);

    public Watch {
        records = Math.clamp(records, 0, MOST_RECORDS);
    }

    public static Watch topic(String name, int records) {
        return new Watch(Optional.of(name), records);
    }
}
