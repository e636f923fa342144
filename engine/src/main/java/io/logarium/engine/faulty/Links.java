package io.logarium.engine.faulty;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// The state of the links between brokers, per direction. From any thread; whoever carries bytes asks it for each message.
public final class Links {
    private final Map<Long, Link> hindered = new ConcurrentHashMap<>();
    private final List<Runnable> onChange = new CopyOnWriteArrayList<>();

    private record Link(boolean cut, long delayMs) {}

    private static final Link FINE = new Link(false, 0);

    public boolean isCut(int from, int to) {
        return !hindered.isEmpty() && of(from, to).cut;
    }

    public long delayMs(int from, int to) {
        return hindered.isEmpty() ? 0 : of(from, to).delayMs;
    }

    public void cut(int from, int to) {
        hindered.put(key(from, to), new Link(true, of(from, to).delayMs));
        tell();
    }

    public void slow(int from, int to, long ms) {
        hindered.put(key(from, to), new Link(of(from, to).cut, ms));
        tell();
    }

    public void mend(int from, int to) {
        hindered.remove(key(from, to));
        tell();
    }

    /// All links are as they should be.
    public void mendAll() {
        hindered.clear();
        tell();
    }

    /// Is told after each change, on the thread that made it.
    public void onChange(Runnable listener) {
        onChange.add(listener);
    }

    /// Tells this listener no more.
    void forget(Runnable listener) {
        onChange.remove(listener);
    }

    /// For people: `0-1 cut`, in order of the brokers.
    public List<String> described(int brokers) {
        var lines = new ArrayList<String>();
        for (int from = 0; from < brokers; from++) {
            for (int to = 0; to < brokers; to++) {
                var link = of(from, to);
                if (link.cut) {
                    lines.add(from + ">" + to + " cut");
                } else if (link.delayMs > 0) {
                    lines.add(from + ">" + to + " slow " + link.delayMs + " ms");
                }
            }
        }
        return lines;
    }

    private Link of(int from, int to) {
        return hindered.getOrDefault(key(from, to), FINE);
    }

    private static long key(int from, int to) {
        return (long) from << 32 | to & 0xffff_ffffL;
    }

    private void tell() {
        onChange.forEach(Runnable::run);
    }
}
