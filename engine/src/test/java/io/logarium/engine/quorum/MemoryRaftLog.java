package io.logarium.engine.quorum;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A metadata log in memory that forgets what was not flushed.
final class MemoryRaftLog implements RaftLog {
    private final List<Entry> entries = new ArrayList<>();
    private long flushed;
    private int cuts;
    private final boolean claimsUnflushed;

    MemoryRaftLog(boolean claimsUnflushed) {
        this.claimsUnflushed = claimsUnflushed;
    }

    /// What stands at an offset.
    record Entry(int epoch, String value) {
        @Override
        public String toString() {
            return value + "@" + epoch;
        }
    }

    List<Entry> entries() {
        return entries;
    }

    List<Entry> from(long offset) {
        return List.copyOf(entries.subList((int) offset, entries.size()));
    }

    void append(Entry entry) {
        entries.add(entry);
    }

    void truncate(long offset) {
        while (entries.size() > offset) {
            entries.removeLast();
            cuts++;
        }
        flushed = Math.min(flushed, offset);
    }

    int cuts() {
        return cuts;
    }

    void flushed(long upTo, int cutsThen) {
        if (cutsThen == cuts) {
            flushed = Math.max(flushed, upTo);
        }
    }

    /// A power-off: of what was not flushed, so many entries happen to be there all the same.
    void crash(int lucky) {
        truncate(Math.min(entries.size(), flushed + lucky));
        flushed = entries.size();
    }

    int unflushed() {
        return (int) (entries.size() - flushed);
    }

    @Override
    public LogPosition end() {
        return new LogPosition(entries.size(), entries.isEmpty() ? 0 : entries.getLast().epoch());
    }

    @Override
    public LogPosition start() {
        return LogPosition.START;
    }

    @Override
    public long flushedOffset() {
        return claimsUnflushed ? entries.size() : flushed;
    }

    @Override
    public LogPosition endOf(int epoch) {
        int last = epoch;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).epoch() > epoch) {
                return new LogPosition(i, i == 0 ? epoch : last);
            }
            last = entries.get(i).epoch();
        }
        return new LogPosition(entries.size(), entries.isEmpty() ? 0 : last);
    }

    @Override
    public Optional<LogPosition> latestSnapshot() {
        return Optional.empty();
    }
}
