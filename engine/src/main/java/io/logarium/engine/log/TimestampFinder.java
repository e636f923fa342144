package io.logarium.engine.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.utils.internals.BufferSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the batch of a timestamp by headers and indexes; the record in it is found elsewhere.
final class TimestampFinder {
    private static final Logger LOG = LoggerFactory.getLogger(TimestampFinder.class);

    private final Segments segments;

    TimestampFinder(Segments segments) {
        this.segments = segments;
    }

    /// The first record at or behind `startOffset` that is at least as late.
    TimestampLookup atLeast(long timestamp, long startOffset) {
        List<Slice> candidates = new ArrayList<>();
        for (var segment : segments.all()) {
            if (segment.endOffset() <= startOffset || segment.maxTimestamp() < timestamp) {
                continue;
            }
            int from = 0;
            for (var place = segment.findByTime(timestamp, startOffset, from);
                    place.isPresent();
                    place = segment.findByTime(timestamp, startOffset, from)) {
                candidates.add(segment.slice(place.get(), place.get().end()));
                if (place.get().baseOffset() >= startOffset) {
                    return found(candidates, segment, place.get(), timestamp, startOffset);
                }
                from = place.get().end();
            }
        }
        return candidates.isEmpty()
                ? new TimestampLookup.Nowhere()
                : new TimestampLookup.Inside(new BatchSearch(candidates, timestamp, startOffset));
    }

    /// The first record with the largest timestamp of all.
    TimestampLookup latest() {
        var latest = segments.first();
        for (var segment : segments.all()) {
            if (segment.maxTimestamp() > latest.maxTimestamp()) {
                latest = segment;
            }
        }
        var place = latest.find(latest.offsetOfMaxTimestamp());
        if (latest.maxTimestamp() < 0 || place.isEmpty()) {
            return new TimestampLookup.Nowhere();
        }
        List<Slice> candidates = new ArrayList<>();
        candidates.add(latest.slice(place.get(), place.get().end()));
        return found(candidates, latest, place.get(), latest.maxTimestamp(), 0);
    }

    private static TimestampLookup found(
            List<Slice> candidates,
            Segment segment,
            BatchPlace place,
            long timestamp,
            long startOffset) {
        var header = segment.headerAt(place.position());
        if (candidates.size() == 1 && header.lastOffsetDelta() == 0) {
            candidates.getFirst().release();
            return new TimestampLookup.At(
                    header.maxTimestamp(), header.baseOffset(), header.leaderEpoch());
        }
        return new TimestampLookup.Inside(new BatchSearch(candidates, timestamp, startOffset));
    }

    /// Reads batches record by record, away from the loop.
    private static final class BatchSearch implements TimestampLookup.Search {
        private final List<Slice> batches;
        private final long timestamp;
        private final long startOffset;

        BatchSearch(List<Slice> batches, long timestamp, long startOffset) {
            this.batches = batches;
            this.timestamp = timestamp;
            this.startOffset = startOffset;
        }

        @Override
        public Optional<TimestampLookup.At> find() {
            try {
                for (var slice : batches) {
                    var at = findIn(slice.copy());
                    if (at.isPresent()) {
                        return at;
                    }
                }
                return Optional.empty();
            } catch (IOException e) {
                LOG.info("A search for timestamp {} ends: {}", timestamp, e.getMessage());
                return Optional.empty();
            } finally {
                release();
            }
        }

        private Optional<TimestampLookup.At> findIn(ByteBuffer bytes) {
            for (var batch : MemoryRecords.readableRecords(bytes).batches()) {
                try (var records = batch.skipKeyValueIterator(BufferSupplier.NO_CACHING)) {
                    while (records.hasNext()) {
                        var record = records.next();
                        if (record.timestamp() >= timestamp && record.offset() >= startOffset) {
                            return Optional.of(
                                    new TimestampLookup.At(
                                            record.timestamp(),
                                            record.offset(),
                                            batch.partitionLeaderEpoch()));
                        }
                    }
                }
            }
            return Optional.empty();
        }

        @Override
        public void release() {
            batches.forEach(Slice::release);
        }
    }
}
