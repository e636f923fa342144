package io.logarium.engine.log;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.TimestampType;

/// One pass over a batch's records: are they well formed, and do they comply with the topic's rules.
final class RecordWalk {
    /// Kafka lists every record that is to blame; nobody reads more than these.
    static final int ERRORS_LIMIT = 100;

    private final RecordCursor cursor;
    private final BatchHeader header;
    private final BatchRules rules;
    private final long nowMs;
    private final List<Rejected.RecordError> errors = new ArrayList<>(0);
    private boolean wrongTimestamp;
    private boolean consecutive = true;
    private long maxTimestamp = -1;
    private long largestRecord;

    RecordWalk(RecordCursor cursor, BatchHeader header, BatchRules rules, long nowMs) {
        this.cursor = cursor;
        this.header = header;
        this.rules = rules;
        this.nowMs = nowMs;
    }

    void walk() throws IOException, RecordCursor.Malformed {
        for (int i = 0; i < header.count(); i++) {
            next(i);
        }
        if (!cursor.isAtEnd()) {
            throw new RecordCursor.Malformed(
                    "The batch claims %d records, but has more.".formatted(header.count()), false);
        }
    }

    private void next(int index) throws IOException, RecordCursor.Malformed {
        int size = cursor.nextVarint();
        long start = cursor.consumed();
        cursor.nextByte();
        long timestampDelta = cursor.nextVarlong();
        int offsetDelta = cursor.nextVarint();
        int keySize = skipSized();
        skipSized();
        skipHeaders();
        if (cursor.consumed() - start != size) {
            throw new RecordCursor.Malformed(
                    "Record %d claims %d bytes, but has %d."
                            .formatted(index, size, cursor.consumed() - start),
                    false);
        }
        consecutive &= offsetDelta == index;
        largestRecord = Math.max(largestRecord, size);
        long timestamp =
                header.isLogAppendTime()
                        ? header.maxTimestamp()
                        : header.baseTimestamp() + timestampDelta;
        maxTimestamp = Math.max(maxTimestamp, timestamp);
        if (rules.keysRequired() && keySize < 0) {
            blame(index, "A compacted topic takes no record without a key.");
        } else if (!isTimely(timestamp)) {
            wrongTimestamp = true;
            blame(index, timestampProblem(timestamp));
        }
    }

    private int skipSized() throws IOException, RecordCursor.Malformed {
        int size = cursor.nextVarint();
        if (size > 0) {
            cursor.skip(size);
        }
        return size;
    }

    private void skipHeaders() throws IOException, RecordCursor.Malformed {
        int count = cursor.nextVarint();
        if (count < 0) {
            throw new RecordCursor.Malformed("A record claims %d headers.".formatted(count), false);
        }
        for (int i = 0; i < count; i++) {
            if (skipSized() < 0) {
                throw new RecordCursor.Malformed("A record has a header without a key.", false);
            }
            skipSized();
        }
    }

    private boolean isTimely(long timestamp) {
        if (header.isLogAppendTime() || timestamp < -1) {
            return false;
        }
        if (rules.timestampType() == TimestampType.LOG_APPEND_TIME || timestamp == -1) {
            return true;
        }
        return nowMs - timestamp <= rules.timestampBeforeMaxMs()
                && timestamp - nowMs <= rules.timestampAfterMaxMs();
    }

    private String timestampProblem(long timestamp) {
        return header.isLogAppendTime()
                ? "A producer must not set the timestamp type to LogAppendTime."
                : "Timestamp %d is out of range: from %d ms before to %d ms after %d is allowed."
                        .formatted(
                                timestamp,
                                rules.timestampBeforeMaxMs(),
                                rules.timestampAfterMaxMs(),
                                nowMs);
    }

    private void blame(int index, String message) {
        if (errors.size() < ERRORS_LIMIT) {
            errors.add(new Rejected.RecordError(index, message));
        }
    }

    List<Rejected.RecordError> errors() {
        return errors;
    }

    boolean hasWrongTimestamp() {
        return wrongTimestamp;
    }

    /// Whether the records are numbered 0, 1, 2 ... as they should be; some old clients do not.
    boolean isConsecutive() {
        return consecutive;
    }

    long maxTimestamp() {
        return maxTimestamp;
    }

    long largestRecord() {
        return largestRecord;
    }
}
