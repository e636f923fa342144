package io.logarium.engine.log;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;

/// A partition's folder: Kafka's file names in it, and what its segments share with those of other partitions.
record LogFolder(SharedFiles shared, Path dir) {
    static final String LOG = ".log";
    static final String INDEX = ".index";
    static final String TIME_INDEX = ".timeindex";
    static final String TXN_INDEX = ".txnindex";
    static final String SNAPSHOT = ".snapshot";
    static final String DELETED = ".deleted";
    static final String CLEANED = ".cleaned";
    static final String SWAP = ".swap";

    private static final int DIGITS = 20;

    static LogFolder of(Disk disk, Path dir) {
        return new LogFolder(SharedFiles.of(disk), dir);
    }

    Disk disk() {
        return shared.disk();
    }

    OpenFiles openFiles() {
        return shared.open();
    }

    HeaderReader headers() {
        return shared.headers();
    }

    IndexPages pages() {
        return shared.pages();
    }

    Path log(long baseOffset) {
        return named(baseOffset, LOG);
    }

    Path offsetIndex(long baseOffset) {
        return named(baseOffset, INDEX);
    }

    Path timeIndex(long baseOffset) {
        return named(baseOffset, TIME_INDEX);
    }

    Path txnIndex(long baseOffset) {
        return named(baseOffset, TXN_INDEX);
    }

    Path snapshot(long offset) {
        return named(offset, SNAPSHOT);
    }

    private Path named(long offset, String suffix) {
        return dir.resolve(String.format(Locale.ROOT, "%020d", offset) + suffix);
    }

    /// The offset in a file name with this suffix, when it is one of Kafka's.
    static OptionalLong offsetIn(String name, String suffix) {
        if (name.length() != DIGITS + suffix.length() || !name.endsWith(suffix)) {
            return OptionalLong.empty();
        }
        long offset = 0;
        for (int i = 0; i < DIGITS; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9 || offset > (Long.MAX_VALUE - digit) / 10) {
                return OptionalLong.empty();
            }
            offset = offset * 10 + digit;
        }
        return OptionalLong.of(offset);
    }
}
