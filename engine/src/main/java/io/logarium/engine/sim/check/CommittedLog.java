package io.logarium.engine.sim.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What was ever committed of one partition, as the first replica told that had it below its high watermark: all others must have the
/// same bytes there. Only an election outside the in-sync and eligible replicas may change it.
final class CommittedLog {
    private final TopicPartition id;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Entry> lost = new ArrayList<>();
    private long end;
    private long mayChangeFrom = Long.MAX_VALUE;
    private long unreadableEnd;

    /// A batch: where it is, what it is, and its values if they are looked at.
    record Entry(long baseOffset, long nextOffset, int epoch, int crc, List<String> values) {}

    CommittedLog(TopicPartition id) {
        this.id = id;
    }

    TopicPartition id() {
        return id;
    }

    /// The offset behind the last committed record.
    long end() {
        return end;
    }

    List<Entry> entries() {
        return entries;
    }

    /// What was committed once and is not any more.
    List<Entry> lost() {
        return lost;
    }

    /// Whoever leads now was elected though it may lack what was committed from this offset on.
    void mayChangeFrom(long offset) {
        mayChangeFrom = Math.min(mayChangeFrom, offset);
    }

    /// A replica commits up to here, but its disk cannot be read to see what.
    void commitsUnreadable(long offset) {
        unreadableEnd = Math.max(unreadableEnd, offset);
    }

    /// Whether an acknowledged value is committed at an offset, as far as anybody can read it just now.
    boolean mayHold(long offset, String value) {
        return everHeld(offset, value) || offset >= end && offset < unreadableEnd;
    }

    /// A replica has this batch below its high watermark.
    void hasCommitted(int broker, Entry batch) {
        if (changeIsAllowed() && isBehindIn(batch)) {
            return;
        }
        if (batch.baseOffset >= end) {
            Violation.unless(
                    batch.baseOffset == end,
                    "%s: broker %d commits at %d, but committed ends at %d",
                    id,
                    broker,
                    batch.baseOffset,
                    end);
            entries.add(batch);
            end = batch.nextOffset;
            return;
        }
        var known = find(batch.baseOffset);
        boolean same =
                known != null
                        && known.baseOffset == batch.baseOffset
                        && known.crc == batch.crc
                        && known.epoch == batch.epoch
                        && known.nextOffset == batch.nextOffset;
        if (same) {
            return;
        }
        Violation.unless(
                batch.nextOffset > mayChangeFrom,
                "%s: broker %d has at %d (epoch %d, crc %x) what is not the committed batch %s",
                id,
                broker,
                batch.baseOffset,
                batch.epoch,
                batch.crc,
                String.valueOf(known));
        cutFrom(batch.baseOffset);
        hasCommitted(broker, batch);
    }

    /// Whether a replica that was away still holds what an unclean election took back meanwhile: a later epoch stands there now.
    private boolean isBehindIn(Entry batch) {
        var known = batch.baseOffset >= end && !entries.isEmpty() ? entries.getLast() : null;
        var there = known == null ? find(batch.baseOffset) : known;
        return there != null && batch.epoch < there.epoch;
    }

    private void cutFrom(long offset) {
        while (!entries.isEmpty() && entries.getLast().nextOffset > offset) {
            var gone = entries.removeLast();
            lost.add(gone);
            end = gone.baseOffset;
        }
    }

    /// At the end: the leader's log ends here, so what was committed beyond is gone.
    void endsAt(int broker, long offset) {
        if (offset < end) {
            Violation.unless(
                    offset >= mayChangeFrom || mayChangeFrom < end,
                    "%s: leader %d ends at %d, but %d was committed",
                    id,
                    broker,
                    offset,
                    end);
            cutFrom(offset);
        }
    }

    boolean changeIsAllowed() {
        return mayChangeFrom != Long.MAX_VALUE;
    }

    private @Nullable Entry find(long offset) {
        int low = 0;
        int high = entries.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            var entry = entries.get(middle);
            if (offset < entry.baseOffset) {
                high = middle - 1;
            } else if (offset >= entry.nextOffset) {
                low = middle + 1;
            } else {
                return entry;
            }
        }
        return null;
    }

    /// The value at an offset, now or before it was lost.
    boolean everHeld(long offset, String value) {
        return valueAt(offset).filter(value::equals).isPresent()
                || lost.stream().anyMatch(e -> value.equals(valueIn(e, offset)));
    }

    private Optional<String> valueAt(long offset) {
        var entry = find(offset);
        return entry == null ? Optional.empty() : Optional.ofNullable(valueIn(entry, offset));
    }

    private static @Nullable String valueIn(Entry entry, long offset) {
        int at = (int) (offset - entry.baseOffset);
        return at >= 0 && at < entry.values.size() ? entry.values.get(at) : null;
    }
}
