package io.logarium.engine.log;

import io.logarium.engine.loop.Check;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A log's segments by base offset. The last one is active: it alone grows.
final class Segments {
    private final TreeMap<Long, Segment> byBase = new TreeMap<>();
    private long sealedBytes;

    void add(Segment segment) {
        if (!byBase.isEmpty()) {
            var last = active();
            Check.that(
                    segment.baseOffset() > last.baseOffset(),
                    "segment %d after %d",
                    segment.baseOffset(),
                    last.baseOffset());
            sealedBytes += last.sizeInBytes();
        }
        byBase.put(segment.baseOffset(), segment);
    }

    Segment active() {
        return byBase.lastEntry().getValue();
    }

    Segment first() {
        return byBase.firstEntry().getValue();
    }

    boolean isEmpty() {
        return byBase.isEmpty();
    }

    int count() {
        return byBase.size();
    }

    /// Oldest first.
    Collection<Segment> all() {
        return byBase.values();
    }

    /// The segment in whose range an offset lies.
    Optional<Segment> floor(long offset) {
        return Optional.ofNullable(byBase.floorEntry(offset)).map(e -> e.getValue());
    }

    Optional<Segment> after(Segment segment) {
        return Optional.ofNullable(byBase.higherEntry(segment.baseOffset())).map(e -> e.getValue());
    }

    boolean isActive(Segment segment) {
        return segment == active();
    }

    /// Takes away segments, none of them active, from the old end.
    void removeFirst(Segment segment) {
        Check.that(segment == first() && !isActive(segment), "only the oldest segment goes");
        byBase.remove(segment.baseOffset());
        sealedBytes -= segment.sizeInBytes();
    }

    /// Takes away the segments that begin at or behind an offset; the last of those left is active then.
    List<Segment> removeFrom(long offset) {
        var removed = new ArrayList<>(byBase.tailMap(offset, true).values());
        for (var segment : removed) {
            byBase.remove(segment.baseOffset());
        }
        sealedBytes = 0;
        for (var segment : byBase.headMap(byBase.isEmpty() ? 0L : byBase.lastKey()).values()) {
            sealedBytes += segment.sizeInBytes();
        }
        return removed;
    }

    long sizeInBytes() {
        return byBase.isEmpty() ? 0 : sealedBytes + active().sizeInBytes();
    }
}
