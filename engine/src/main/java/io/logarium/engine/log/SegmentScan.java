package io.logarium.engine.log;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a segment usable that lies on the disk. For the time before the loop starts: it reads whole files.
final class SegmentScan {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentScan.class);

    private final HeaderReader headers = HeaderReader.large();
    private final Visitor visitor;

    /// Sees each batch of a scanned segment, in order.
    interface Visitor {
        void visit(Segment segment, int position, BatchHeader header);
    }

    SegmentScan(Visitor visitor) {
        this.visitor = visitor;
    }

    /// Reads all of it, checks every CRC, builds its indexes anew and cuts it at the first batch that is not whole.
    ///
    /// @return bytes cut off
    int rebuild(Segment segment) {
        segment.startOver();
        int end = segment.sizeInBytes();
        int position = noteFrom(segment, 0, true);
        if (position < end) {
            LOG.warn(
                    "{} is torn at position {}: {} bytes cut off",
                    segment.file().path(),
                    position,
                    end - position);
            headers.forget();
            segment.cutFile(position);
        }
        return end - position;
    }

    /// Believes the index files as far as they make sense and reads on from there.
    ///
    /// @param trustTimes whether the time index has everything that the offset index has: after a clean shutdown
    void catchUp(Segment segment, boolean trustTimes) {
        int reached = noteFrom(segment, believe(segment, trustTimes), false);
        if (reached < segment.sizeInBytes()) {
            LOG.warn(
                    "{} holds no whole batch from position {} on; what is behind it cannot be read",
                    segment.file().path(),
                    reached);
        }
    }

    /// As [#catchUp] for the last segment, whose end is checked and cut where it is torn.
    ///
    /// @return bytes cut off
    int catchUpLast(Segment segment, boolean trustTimes) {
        int reached = noteFrom(segment, believe(segment, trustTimes), true);
        return reached < segment.sizeInBytes() ? rebuild(segment) : 0;
    }

    /// Visits the batches of a usable segment from an offset on.
    void visit(Segment segment, long fromOffset, long toOffset) {
        int position = segment.positionBefore(fromOffset);
        int end = segment.sizeInBytes();
        while (position < end) {
            var header = headers.at(segment.file(), position, end);
            if (header.isEmpty() || header.get().baseOffset() >= toOffset) {
                return;
            }
            if (header.get().lastOffset() >= fromOffset) {
                visitor.visit(segment, position, header.get());
            }
            position += header.get().sizeInBytes();
        }
    }

    /// Whether the last entries of both indexes say what the log says.
    private boolean confirmed(Segment segment) {
        var offsets = segment.offsets();
        var times = segment.times();
        int end = segment.sizeInBytes();
        if (times.isEmpty()) {
            return offsets.isEmpty();
        }
        if (!offsets.isEmpty()) {
            int last = offsets.count() - 1;
            var header = headers.at(segment.file(), offsets.value(last), end);
            long lastOffset = segment.baseOffset() + offsets.key(last);
            if (header.isEmpty() || header.get().lastOffset() != lastOffset) {
                return false;
            }
        }
        int last = times.count() - 1;
        long offset = segment.baseOffset() + times.value(last);
        int position = segment.positionBefore(offset);
        while (position < end) {
            var header = headers.at(segment.file(), position, end);
            if (header.isEmpty()) {
                return false;
            }
            if (header.get().lastOffset() >= offset) {
                return header.get().lastOffset() == offset
                        && header.get().maxTimestamp() == times.key(last);
            }
            position += header.get().sizeInBytes();
        }
        return false;
    }

    /// @return from where on the log must be read
    private int believe(Segment segment, boolean trustTimes) {
        segment.loadIndexes(segment.sizeInBytes());
        if (!confirmed(segment)) {
            LOG.warn("Rebuilding the indexes of {}", segment.file().path());
            segment.startOver();
        }
        var offsets = segment.offsets();
        var times = segment.times();
        if (times.isEmpty()) {
            return 0;
        }
        int last = times.count() - 1;
        segment.believeTimestamp(times.key(last), segment.baseOffset() + times.value(last));
        if (offsets.isEmpty()) {
            return 0;
        }
        int indexed = offsets.value(offsets.count() - 1);
        if (!trustTimes) {
            int position = segment.positionBefore(segment.offsetOfMaxTimestamp());
            while (position < indexed) {
                var header = segment.headerAt(position);
                segment.believeTimestamp(header.maxTimestamp(), header.lastOffset());
                position += header.sizeInBytes();
            }
        }
        return indexed;
    }

    /// @return where the first batch begins that is not whole, or the end
    private int noteFrom(Segment segment, int from, boolean checkCrc) {
        int end = segment.sizeInBytes();
        int position = from;
        long next = Math.max(segment.baseOffset(), segment.endOffset());
        while (position < end) {
            var found = headers.at(segment.file(), position, end);
            if (found.isEmpty()) {
                return position;
            }
            var header = found.get();
            boolean fits = header.baseOffset() >= next && segment.canHold(header.lastOffset());
            if (!fits || (checkCrc && !headers.hasRightCrc(segment.file(), position, header))) {
                return position;
            }
            segment.note(
                    header.baseOffset(),
                    header.lastOffset(),
                    header.maxTimestamp(),
                    new Segment.BatchSpan(position, header.sizeInBytes()));
            visitor.visit(segment, position, header);
            next = header.nextOffset();
            position += header.sizeInBytes();
        }
        return position;
    }
}
