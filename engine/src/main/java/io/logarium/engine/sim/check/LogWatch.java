package io.logarium.engine.sim.check;

import io.logarium.engine.log.BatchHeader;
import io.logarium.engine.log.DiskFailed;
import io.logarium.engine.log.PartitionLog;
import io.logarium.engine.log.ReadResult;
import io.logarium.engine.log.Slice;
import io.logarium.engine.replica.Partition;
import io.logarium.engine.replica.Role;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.jspecify.annotations.Nullable;

/// Follows one replica's high watermark through one life of its broker: it never goes back within an epoch, and what it passes is the
/// same on all replicas. Only behind a leader that was elected uncleanly a follower is cut back within its epoch.
final class LogWatch {
    private static final int READ_BYTES = 1 << 20;

    private final int broker;
    private final CommittedLog committed;
    private final boolean readsValues;
    private int epoch = -1;
    private long highWatermark = -1;
    private long checkedTo;
    private @Nullable Role lastRole;

    /// @param readsValues whether the records' values are kept too
    LogWatch(int broker, CommittedLog committed, boolean readsValues) {
        this.broker = broker;
        this.committed = committed;
        this.readsValues = readsValues;
    }

    /// Whether the replica's role is another one than when this was asked last.
    boolean hasNewRole(Partition partition) {
        var role = partition.role();
        boolean isNew = !role.equals(lastRole);
        lastRole = role;
        return isNew;
    }

    /// Looks at the replica after a turn of its broker.
    void look(Partition partition) {
        int nowEpoch = partition.role().leaderEpoch();
        long nowHighWatermark = partition.highWatermark();
        boolean same =
                nowEpoch == epoch
                        && nowHighWatermark == highWatermark
                        && nowHighWatermark == checkedTo;
        if (!same) {
            look(partition.log(), nowEpoch, nowHighWatermark);
        }
    }

    private void look(PartitionLog log, int nowEpoch, long nowHighWatermark) {
        if (nowEpoch == epoch) {
            Violation.unless(
                    nowHighWatermark >= highWatermark || committed.changeIsAllowed(),
                    "%s: the high watermark of broker %d goes back from %d to %d in epoch %d",
                    committed.id(),
                    broker,
                    highWatermark,
                    nowHighWatermark,
                    epoch);
        }
        epoch = nowEpoch;
        highWatermark = nowHighWatermark;
        checkedTo = Math.min(checkedTo, nowHighWatermark);
        if (log.isOffline()) {
            committed.commitsUnreadable(nowHighWatermark);
        } else if (checkedTo < nowHighWatermark) {
            checkedTo = Math.max(checkedTo, Math.min(log.logStartOffset(), nowHighWatermark));
            compare(log);
            if (checkedTo < highWatermark) {
                committed.commitsUnreadable(highWatermark);
            }
        }
    }

    /// As far as the disk can be read: it may be lost just now.
    private void compare(PartitionLog log) {
        while (checkedTo < highWatermark) {
            try {
                if (!(log.read(checkedTo, highWatermark, READ_BYTES, true)
                        instanceof ReadResult.Found(Slice slice))) {
                    return;
                }
                try {
                    compare(slice.copy());
                } finally {
                    slice.release();
                }
            } catch (IOException | DiskFailed unreadable) {
                return;
            }
        }
    }

    private void compare(ByteBuffer bytes) {
        int at = 0;
        while (at < bytes.limit()) {
            var header = BatchHeader.at(bytes, at);
            committed.hasCommitted(
                    broker,
                    new CommittedLog.Entry(
                            header.baseOffset(),
                            header.nextOffset(),
                            header.leaderEpoch(),
                            header.crc(),
                            readsValues
                                    ? values(bytes.slice(at, header.sizeInBytes()))
                                    : List.of()));
            checkedTo = header.nextOffset();
            at += header.sizeInBytes();
        }
    }

    private static List<String> values(ByteBuffer batch) {
        var values = new ArrayList<String>();
        for (var entry : MemoryRecords.readableRecords(batch).records()) {
            values.add(StandardCharsets.UTF_8.decode(entry.value()).toString());
        }
        return values;
    }
}
