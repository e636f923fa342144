package io.logarium.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/// A stretch of a log: batches in a `.log` file, found again through a sparse index by offset and one by timestamp.
final class Segment {
    private final LogFolder folder;
    private final long baseOffset;
    private final int indexIntervalBytes;
    private final int indexMaxBytes;
    private final SegmentFile file;
    private final IndexFile offsets;
    private final IndexFile times;
    private final RecentBatches recent = new RecentBatches();
    private long createdMs;
    private long endOffset;
    private long firstTimestamp = -1;
    private long maxTimestamp = -1;
    private long offsetOfMaxTimestamp;
    private int bytesSinceIndexEntry;
    private int size;

    private Segment(
            LogFolder folder, SegmentFile file, long baseOffset, LogConfig config, long createdMs) {
        this.folder = folder;
        this.baseOffset = baseOffset;
        this.endOffset = baseOffset;
        this.offsetOfMaxTimestamp = baseOffset;
        this.indexIntervalBytes = config.indexIntervalBytes();
        this.indexMaxBytes = config.segmentIndexBytes();
        this.createdMs = createdMs;
        this.file = file;
        this.size = file.size();
        this.offsets = IndexFile.ofOffsets(folder, baseOffset);
        this.times = IndexFile.ofTimes(folder, baseOffset);
    }

    /// A new segment; files of its name, left over from a crash, are emptied.
    static Segment create(LogFolder folder, long baseOffset, LogConfig config, long nowMs) {
        var file = SegmentFile.create(folder.log(baseOffset), folder.openFiles());
        var segment = new Segment(folder, file, baseOffset, config, nowMs);
        if (segment.sizeInBytes() > 0) {
            segment.cutFile(0);
        }
        segment.loadIndexes(0);
        return segment;
    }

    /// A segment that is there; [SegmentScan] makes it usable.
    static Segment existing(LogFolder folder, long baseOffset, LogConfig config, long nowMs) {
        var file = SegmentFile.existing(folder.log(baseOffset), folder.openFiles());
        return new Segment(folder, file, baseOffset, config, nowMs);
    }

    /// Takes over what makes sense in the index files for a log file of this size.
    void loadIndexes(int logBytes) {
        offsets.load(Integer.MAX_VALUE, logBytes, 1);
        times.load(Long.MAX_VALUE, logBytes == 0 ? 0 : Integer.MAX_VALUE, 0);
    }

    /// Forgets the indexes and what is known of the batches, which are then noted one by one.
    void startOver() {
        loadIndexes(0);
        recent.clear();
        endOffset = baseOffset;
        maxTimestamp = -1;
        offsetOfMaxTimestamp = baseOffset;
        firstTimestamp = -1;
        bytesSinceIndexEntry = 0;
    }

    /// Cuts a file of which only the batches before `position` were noted.
    void cutFile(int position) {
        folder.headers().forget();
        file.truncate(position);
        size = position;
    }

    long baseOffset() {
        return baseOffset;
    }

    /// The offset after its last record; its own base while it is empty.
    long endOffset() {
        return endOffset;
    }

    /// Bytes of its whole batches; a torn write may have left more in the file.
    int sizeInBytes() {
        return size;
    }

    SegmentFile file() {
        return file;
    }

    IndexFile offsets() {
        return offsets;
    }

    IndexFile times() {
        return times;
    }

    /// The largest timestamp in it, or -1.
    long maxTimestamp() {
        return maxTimestamp;
    }

    /// The last offset of the first batch that has the largest timestamp.
    long offsetOfMaxTimestamp() {
        return offsetOfMaxTimestamp;
    }

    boolean canHold(long offset) {
        return offset - baseOffset <= Integer.MAX_VALUE;
    }

    boolean isIndexFull() {
        return offsets.isFull(indexMaxBytes, 0) || times.isFull(indexMaxBytes, 1);
    }

    /// How long it has waited for its roll: from the first batch's timestamp to the one that comes, or else from its creation.
    long waitedMs(long nowMs, long comingTimestamp) {
        if (firstTimestamp < 0 && sizeInBytes() > 0) {
            firstTimestamp =
                    folder.headers()
                            .at(file, 0, sizeInBytes())
                            .map(BatchHeader::maxTimestamp)
                            .orElse(-1L);
        }
        return firstTimestamp >= 0 ? comingTimestamp - firstTimestamp : nowMs - createdMs;
    }

    /// Writes batches at the end; [#note] must follow for each of them.
    void write(ByteBuffer batches) {
        int written = batches.remaining();
        file.append(batches);
        size += written;
    }

    /// Takes a batch that lies in the file into account.
    void note(long firstOffset, long lastOffset, long batchTimestamp, BatchSpan span) {
        if (span.position() == 0) {
            firstTimestamp = batchTimestamp;
        }
        if (batchTimestamp > maxTimestamp) {
            maxTimestamp = batchTimestamp;
            offsetOfMaxTimestamp = lastOffset;
        }
        if (bytesSinceIndexEntry > indexIntervalBytes) {
            offsets.append(lastOffset - baseOffset, span.position());
            noteTime();
            bytesSinceIndexEntry = 0;
        }
        bytesSinceIndexEntry += span.sizeInBytes();
        recent.add(firstOffset, lastOffset, span.position());
        endOffset = lastOffset + 1;
    }

    /// A batch's place in the file.
    record BatchSpan(int position, int sizeInBytes) {}

    private void noteTime() {
        if (maxTimestamp >= 0 && (times.isEmpty() || maxTimestamp > times.key(times.count() - 1))) {
            times.append(maxTimestamp, (int) (offsetOfMaxTimestamp - baseOffset));
        }
    }

    /// What recovery learned from an index instead of the log.
    void believeTimestamp(long timestamp, long offset) {
        if (timestamp > maxTimestamp) {
            maxTimestamp = timestamp;
            offsetOfMaxTimestamp = offset;
        }
    }

    /// The first batch that ends at or behind an offset.
    Optional<BatchPlace> find(long offset) {
        if (offset >= endOffset) {
            return Optional.empty();
        }
        long number = recent.find(offset);
        if (number >= 0) {
            return Optional.of(recent.place(number, sizeInBytes()));
        }
        int position = positionBefore(offset);
        while (position < sizeInBytes()) {
            var header = headerAt(position);
            if (header.lastOffset() >= offset) {
                return Optional.of(header.placeAt(position));
            }
            position += header.sizeInBytes();
        }
        return Optional.empty();
    }

    /// Where to begin to look for an offset: at an index entry that the log confirms, or at the start.
    int positionBefore(long offset) {
        int entry = offsets.floor(offset - baseOffset);
        while (entry >= 0) {
            int position = offsets.value(entry);
            long lastOffset = baseOffset + offsets.key(entry);
            var header = folder.headers().at(file, position, sizeInBytes());
            if (header.isPresent() && header.get().lastOffset() == lastOffset) {
                return position;
            }
            entry--;
        }
        return 0;
    }

    /// The last end of a batch at or before `limit`, from a batch that begins at `from` on; `from` itself when the first is too large.
    int lastEndWithin(BatchPlace from, int limit) {
        if (from.end() >= limit) {
            return from.end() > limit ? from.position() : limit;
        }
        int end = from.end();
        int entry = offsets.floorByValue(offsets.floor(from.baseOffset() - baseOffset), limit);
        if (entry >= 0 && offsets.value(entry) > end && isBatch(entry)) {
            end = offsets.value(entry);
        }
        while (end < limit) {
            int next = end + headerAt(end).sizeInBytes();
            if (next > limit) {
                return end;
            }
            end = next;
        }
        return end;
    }

    private boolean isBatch(int entry) {
        var header = folder.headers().at(file, offsets.value(entry), sizeInBytes());
        return header.isPresent() && header.get().lastOffset() == baseOffset + offsets.key(entry);
    }

    BatchHeader headerAt(int position) {
        return folder.headers()
                .at(file, position, sizeInBytes())
                .orElseThrow(() ->
                        new DiskFailed(
                                "read",
                                file.path(),
                                new IOException("no batch at position " + position)));
    }

    Slice slice(BatchPlace first, int end) {
        return new Slice(file, first.position(), end - first.position(), first.baseOffset());
    }

    /// The first batch at or behind `position` whose largest timestamp is at least the given one.
    Optional<BatchPlace> findByTime(long timestamp, long startOffset, int from) {
        int position = Math.max(from, positionBefore(startOffset));
        position = Math.max(position, positionBeforeTime(timestamp));
        while (position < sizeInBytes()) {
            var header = headerAt(position);
            if (header.maxTimestamp() >= timestamp && header.lastOffset() >= startOffset) {
                return Optional.of(header.placeAt(position));
            }
            position += header.sizeInBytes();
        }
        return Optional.empty();
    }

    /// Where to begin to look for a timestamp: no batch before it has one as large.
    ///
    /// A time entry is written with the next offset entry after the largest timestamp grew. So the first batch that is later than
    /// entry e stands between the offset entry before that of e + 1 and the latter.
    private int positionBeforeTime(long timestamp) {
        int entry = times.floor(timestamp);
        if (entry >= 0 && times.key(entry) == timestamp) {
            return positionBefore(baseOffset + times.value(entry));
        }
        int nearest =
                entry + 1 < times.count()
                        ? offsets.floor(times.value(entry + 1)) - 1
                        : offsets.count() - 1;
        return nearest < 0 ? 0 : positionBefore(baseOffset + offsets.key(nearest));
    }

    /// Drops the batches from the one that holds `offset` on.
    void truncateTo(long offset, long nowMs) {
        var place = find(offset);
        if (place.isEmpty()) {
            return;
        }
        int position = place.get().position();
        offsets.truncateTo(offsets.floorByValue(-1, position - 1) + 1);
        times.truncateTo(
                times.floorByValue(-1, (int) (place.get().baseOffset() - 1 - baseOffset)) + 1);
        cutFile(position);
        recent.clear();
        endOffset = place.get().baseOffset();
        bytesSinceIndexEntry = 0;
        findMaxTimestamp();
        if (position == 0) {
            firstTimestamp = -1;
            createdMs = nowMs;
        }
    }

    private void findMaxTimestamp() {
        maxTimestamp = -1;
        offsetOfMaxTimestamp = baseOffset;
        int position = 0;
        if (!times.isEmpty()) {
            int last = times.count() - 1;
            believeTimestamp(times.key(last), baseOffset + times.value(last));
            position = positionBefore(offsetOfMaxTimestamp);
        }
        while (position < sizeInBytes()) {
            var header = headerAt(position);
            believeTimestamp(header.maxTimestamp(), header.lastOffset());
            position += header.sizeInBytes();
        }
    }

    /// Another segment becomes active: the indexes get their last entries and leave memory.
    void seal() {
        noteTime();
        rest();
    }

    /// Nothing may be appended for a while: the indexes are written, and what is kept for appending leaves memory.
    void rest() {
        offsets.rest();
        times.rest();
        recent.clear();
    }

    /// Closes the files so that the next open needs no scan.
    void close() {
        noteTime();
        offsets.close();
        times.close();
        closeLog();
    }

    /// Closes the files of a segment that will be deleted.
    void abandon() {
        offsets.abandon();
        times.abandon();
        closeLog();
    }

    private void closeLog() {
        folder.headers().forget();
        file.close();
    }

    SegmentInfo info(boolean active) {
        return new SegmentInfo(baseOffset, endOffset, sizeInBytes(), maxTimestamp, active);
    }
}
