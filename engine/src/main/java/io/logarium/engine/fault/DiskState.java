package io.logarium.engine.fault;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// How a disk behaves.
public enum DiskState {
    OK,
    /// Flushes and background work take long.
    SLOW,
    /// Nothing more can be written.
    FULL,
    /// Every operation fails, as on a cable that was pulled; the files are there again when it is well.
    LOST;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DiskState> of(String word) {
        return Arrays.stream(values()).filter(s -> s.word().equals(word)).findFirst();
    }
}
