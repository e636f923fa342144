package io.logarium.app.history;

import io.logarium.app.cluster.Moment;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// Some seconds of a recording: its first moment whole, each other one as what differs from the one before. Immutable.
///
/// @param times of the moments, in order
/// @param written at each moment: how many records were ever written to all topics that are not internal
/// @param length how many bytes of `data` belong to it
/// @param unpacked how many bytes they are when unpacked; 0 when they are not packed
/// @param spacing how far its moments were moved apart to save room; an index of [#SPACINGS_MS]
record Block(
        long[] times,
        long[] written,
        byte[] data,
        int length,
        int unpacked,
        int spacing,
        List<Happening> happenings) {
    static final long[] SPACINGS_MS = {0, 500, 1_000, 2_000, 5_000, 20_000, 60_000};

    /// An event with its texts, roughly; measured as bytes of the heap.
    private static final int HAPPENING_BYTES = 250;

    /// Nothing that was recorded here is larger; from a file it may claim to be.
    static final int MOST_UNPACKED = 256 << 20;

    private static final Codec<Moment> MOMENTS = new Codecs().of(Moment.class);

    Block {
        happenings = List.copyOf(happenings);
    }

    static Codec<Moment> codec() {
        return MOMENTS;
    }

    long fromMs() {
        return times[0];
    }

    long untilMs() {
        return times[times.length - 1];
    }

    /// What it costs in memory.
    long sizeBytes() {
        return 200L + length + 16L * times.length + (long) HAPPENING_BYTES * happenings.size();
    }

    /// The index of the last moment that is not later.
    int indexAt(long ms) {
        int found = Arrays.binarySearch(times, ms);
        if (found < 0) {
            return Math.max(0, -found - 2);
        }
        while (found + 1 < times.length && times[found + 1] == ms) {
            found++;
        }
        return found;
    }

    /// Reads from its first moment on.
    Reading read() {
        return new Reading(this);
    }

    /// A walk through the moments of a block.
    static final class Reading {
        private final Block block;
        private final ByteSource source;
        private @Nullable Moment now;
        private int index = -1;

        private Reading(Block block) {
            this.block = block;
            this.source =
                    block.unpacked == 0
                            ? new ByteSource(block.data, block.length)
                            : new ByteSource(block.unpack(), block.unpacked);
        }

        boolean isOf(Block other) {
            // An open block grows at its end: what was read of it stays right.
            return block == other;
        }

        int index() {
            return index;
        }

        /// The moment of an index that is not before the one read last.
        Moment to(int wanted) {
            var moment = now;
            while (index < wanted || moment == null) {
                moment = MOMENTS.read(source, moment);
                index++;
            }
            now = moment;
            return moment;
        }
    }

    /// Its moments as they were written.
    byte[] unpack() {
        if (unpacked > MOST_UNPACKED) {
            throw new BadRecordingException("a part of it is too large");
        }
        var inflater = new Inflater();
        try {
            inflater.setInput(data, 0, length);
            var all = new byte[unpacked];
            int done = 0;
            while (done < unpacked) {
                int more = inflater.inflate(all, done, unpacked - done);
                if (more == 0) {
                    throw new BadRecordingException("it ends in the middle");
                }
                done += more;
            }
            return all;
        } catch (DataFormatException e) {
            throw new BadRecordingException("a part of it is damaged: " + e.getMessage());
        } finally {
            inflater.end();
        }
    }

    /// The same with its bytes packed.
    Block packed() {
        if (unpacked > 0) {
            return this;
        }
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(data, 0, length);
            deflater.finish();
            var sink = new ByteSink();
            var part = new byte[8_192];
            while (!deflater.finished()) {
                int count = deflater.deflate(part);
                sink.put(Arrays.copyOf(part, count));
            }
            var bytes = Arrays.copyOf(sink.array(), sink.size());
            return new Block(times, written, bytes, bytes.length, length, spacing, happenings);
        } finally {
            deflater.end();
        }
    }

    /// Its moments of a span in which it has at least one.
    Block within(long fromMs, long untilMs) {
        if (fromMs() >= fromMs && untilMs() <= untilMs) {
            return this;
        }
        var writer = new BlockWriter(spacing);
        var reading = read();
        for (int i = 0; i < times.length; i++) {
            if (times[i] >= fromMs && times[i] <= untilMs) {
                writer.add(reading.to(i), written[i]);
            }
        }
        return writer.block().packed();
    }

    /// The same with other happenings.
    Block with(List<Happening> others) {
        return new Block(times, written, data, length, unpacked, spacing, others);
    }

    boolean canBeThinned() {
        return spacing + 1 < SPACINGS_MS.length;
    }

    /// The same with its moments further apart. The moments around an event stay.
    Block thinned() {
        int next = spacing + 1;
        var writer = new BlockWriter(next);
        var reading = read();
        long kept = Long.MIN_VALUE / 2;
        for (int i = 0; i < times.length; i++) {
            boolean far = times[i] - kept >= SPACINGS_MS[next];
            boolean last = i == times.length - 1;
            if (far || last || isBesideAnEvent(i)) {
                writer.add(reading.to(i), written[i]);
                kept = times[i];
            }
        }
        happenings.forEach(writer::add);
        return writer.block().packed();
    }

    private boolean isBesideAnEvent(int index) {
        long before = index == 0 ? Long.MIN_VALUE : times[index - 1];
        long after = index + 1 == times.length ? Long.MAX_VALUE : times[index + 1];
        for (var happening : happenings) {
            if (happening.atMs() > before && happening.atMs() <= after) {
                return true;
            }
        }
        return false;
    }
}
