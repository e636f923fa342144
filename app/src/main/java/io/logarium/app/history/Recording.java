package io.logarium.app.history;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.Moment;
import io.logarium.app.cluster.TopicFacts;
import java.util.ArrayList;
import java.util.List;

/// What was, as long as it fits: moments as differences, and what happened. Where room gets short, the oldest moments are
/// moved apart, those beside an event last; at the very end the oldest are forgotten.
///
/// One thread adds; [#timeline()] may be handed to any.
public final class Recording {
    /// What a recording may take of the memory.
    public static final long LIMIT_BYTES = 64L << 20;

    /// A block that is open is read from its start for each look into it.
    private static final long BLOCK_MS = 10_000;

    private static final int BLOCK_MOMENTS = 128;

    /// Differences of that many times the first moment cost more than a new first moment.
    private static final int BLOCK_TIMES_FIRST = 8;

    /// Blocks that young are not thinned, whatever they cost: they are looked at most.
    private static final int YOUNG = 6;

    private final long limitBytes;
    private final List<Block> closed = new ArrayList<>();
    private BlockWriter open = new BlockWriter(0);
    private long closedBytes;
    private long written;
    private long lastTotal = -1;
    private long lastMs = Long.MIN_VALUE;
    private long dropped;

    public Recording() {
        this(LIMIT_BYTES);
    }

    /// @param limitBytes what it may take of the memory
    public Recording(long limitBytes) {
        // An open block and its packing need room of their own.
        this.limitBytes = limitBytes - limitBytes / 8;
    }

    /// Goes on from what was recorded before.
    static Recording of(List<Block> blocks) {
        var recording = new Recording();
        recording.closed.addAll(blocks);
        recording.closedBytes = blocks.stream().mapToLong(Block::sizeBytes).sum();
        return recording;
    }

    /// Adds a moment; one that is older than the newest counts as at the same time, since clocks may go back.
    public void add(Moment moment) {
        long atMs = Math.max(moment.atMs(), lastMs);
        lastMs = atMs;
        if (isFull(atMs)) {
            close();
        }
        count(moment.view());
        open.add(new Moment(atMs, moment.view(), moment.inside(), moment.traffic()), written);
    }

    /// Adds what happened. It belongs to the time of the newest moments.
    public void add(List<? extends Happening> happenings) {
        for (var happening : happenings) {
            if (!open.add(happening)) {
                dropped++;
            }
        }
    }

    /// How much was recorded, to be looked at from any thread.
    public Timeline timeline() {
        var blocks = new ArrayList<>(closed);
        if (!open.isEmpty()) {
            blocks.add(open.block());
        }
        return new Timeline(blocks, dropped);
    }

    /// What it takes of the memory now.
    public long sizeBytes() {
        return closedBytes + (open.isEmpty() ? 0 : open.block().sizeBytes());
    }

    private boolean isFull(long nowMs) {
        return !open.isEmpty()
                && (nowMs - open.fromMs() >= BLOCK_MS
                        || open.count() >= BLOCK_MOMENTS
                        || open.bytes() > mostOpen());
    }

    private long mostOpen() {
        long usual = BLOCK_TIMES_FIRST * Math.max(open.firstBytes(), 65_536L);
        return Math.max(
                2L * open.firstBytes(), Math.min(usual, Math.max(262_144, limitBytes / 16)));
    }

    private void close() {
        var block = open.block().packed();
        closed.add(block);
        closedBytes += block.sizeBytes();
        open = new BlockWriter(0);
        while (closedBytes > limitBytes && closed.size() > YOUNG) {
            saveRoom();
        }
    }

    /// Thins the oldest block that was thinned least; where all are as thin as can be, the oldest goes.
    private void saveRoom() {
        int best = -1;
        for (int i = 0; i < closed.size() - YOUNG; i++) {
            var block = closed.get(i);
            if (block.canBeThinned()
                    && (best < 0 || block.spacing() < closed.get(best).spacing())) {
                best = i;
            }
        }
        if (best < 0) {
            closedBytes -= closed.removeFirst().sizeBytes();
            return;
        }
        var before = closed.get(best);
        var after = before.thinned();
        closed.set(best, after);
        closedBytes += after.sizeBytes() - before.sizeBytes();
    }

    /// Records written since the start of the recording: the growth of all ends. A topic that goes takes nothing back.
    private void count(ClusterView view) {
        long total = 0;
        for (var topic : view.topics()) {
            if (!topic.internal()) {
                total += ends(topic);
            }
        }
        if (lastTotal >= 0 && total > lastTotal) {
            written += total - lastTotal;
        }
        lastTotal = total;
    }

    private static long ends(TopicFacts topic) {
        long sum = 0;
        for (var partition : topic.partitions()) {
            sum += partition.end().orElse(0);
        }
        return sum;
    }
}
