package io.logarium.app.history;

import io.logarium.app.cluster.Moment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A block while moments are added to it.
final class BlockWriter {
    /// More events in some seconds nobody can tell apart; the others are counted only.
    static final int MOST_HAPPENINGS = 4_000;

    private final int spacing;
    private final ByteSink sink = new ByteSink();
    private final List<Happening> happenings = new ArrayList<>();
    private long[] times = new long[16];
    private long[] written = new long[16];
    private int count;
    private int firstBytes;
    private @Nullable Moment last;

    BlockWriter(int spacing) {
        this.spacing = spacing;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    int bytes() {
        return sink.size();
    }

    /// What the first moment took, which is written whole.
    int firstBytes() {
        return firstBytes;
    }

    long fromMs() {
        return times[0];
    }

    void add(Moment moment, long writtenUntilThen) {
        Block.codec().write(sink, moment, last);
        last = moment;
        if (count == times.length) {
            times = Arrays.copyOf(times, count * 2);
            written = Arrays.copyOf(written, count * 2);
        }
        times[count] = moment.atMs();
        written[count] = writtenUntilThen;
        count++;
        if (count == 1) {
            firstBytes = sink.size();
        }
    }

    /// @return whether there was room
    boolean add(Happening happening) {
        if (happenings.size() >= MOST_HAPPENINGS) {
            return false;
        }
        happenings.add(happening);
        return true;
    }

    /// What it holds now; it may grow on.
    Block block() {
        return new Block(
                Arrays.copyOf(times, count),
                Arrays.copyOf(written, count),
                sink.array(),
                sink.size(),
                0,
                spacing,
                happenings);
    }
}
