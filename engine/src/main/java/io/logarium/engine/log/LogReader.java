package io.logarium.engine.log;

/// Finds the place in the files for a fetch.
final class LogReader {
    private final LogCore log;

    LogReader(LogCore log) {
        this.log = log;
    }

    ReadResult read(
            long fetchOffset, long exclusiveUpperOffset, int maxBytes, boolean atLeastOneBatch) {
        log.requireOpen();
        if (fetchOffset < log.logStartOffset() || fetchOffset > log.endOffset()) {
            return new ReadResult.OutOfRange(log.logStartOffset(), log.endOffset());
        }
        long upper = Math.min(exclusiveUpperOffset, log.endOffset());
        var segment = log.segments.floor(fetchOffset);
        while (segment.isPresent() && fetchOffset < upper) {
            var first = segment.get().find(fetchOffset);
            if (first.isPresent()) {
                int bound = boundOf(segment.get(), upper);
                int end = endOf(segment.get(), first.get(), bound, maxBytes, atLeastOneBatch);
                return end > first.get().position()
                        ? new ReadResult.Found(segment.get().slice(first.get(), end))
                        : new ReadResult.Nothing();
            }
            segment = log.segments.after(segment.get());
        }
        return new ReadResult.Nothing();
    }

    /// Where the batches end that lie wholly before an offset.
    private static int boundOf(Segment segment, long upper) {
        int size = segment.sizeInBytes();
        return upper >= segment.endOffset()
                ? size
                : segment.find(upper).map(BatchPlace::position).orElse(size);
    }

    private static int endOf(
            Segment segment, BatchPlace first, int bound, int maxBytes, boolean atLeastOneBatch) {
        if (bound - first.position() <= maxBytes) {
            return bound;
        }
        int end = segment.lastEndWithin(first, first.position() + Math.max(0, maxBytes));
        return end <= first.position() && atLeastOneBatch ? Math.min(first.end(), bound) : end;
    }
}
