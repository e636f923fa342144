package io.logarium.app.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// What was recorded until some moment. Immutable; any thread.
public final class Timeline {
    /// Nothing was recorded.
    public static final Timeline EMPTY = new Timeline(List.of(), 0);

    private final List<Block> blocks;
    private final long dropped;

    /// A moment and how many records had been written until then, counted from the start of the recording.
    public record Sample(long atMs, long written) {}

    Timeline(List<Block> blocks, long dropped) {
        this.blocks = List.copyOf(blocks);
        this.dropped = dropped;
    }

    List<Block> blocks() {
        return blocks;
    }

    public boolean isEmpty() {
        return blocks.isEmpty();
    }

    /// Where it starts, 0 when it is empty.
    public long fromMs() {
        return blocks.isEmpty() ? 0 : blocks.getFirst().fromMs();
    }

    /// Its newest moment, 0 when it is empty.
    public long untilMs() {
        return blocks.isEmpty() ? 0 : blocks.getLast().untilMs();
    }

    /// Events that came too fast to be kept.
    public long dropped() {
        return dropped;
    }

    /// How many things happened.
    public int happeningCount() {
        return blocks.stream().mapToInt(b -> b.happenings().size()).sum();
    }

    /// How many moments there are.
    public int moments() {
        return blocks.stream().mapToInt(b -> b.times().length).sum();
    }

    /// The moments of a span with what was written until then.
    public List<Sample> samples(long fromMs, long untilMs) {
        var samples = new ArrayList<Sample>();
        for (var block : blocks) {
            if (block.untilMs() < fromMs || block.fromMs() > untilMs) {
                continue;
            }
            for (int i = 0; i < block.times().length; i++) {
                long at = block.times()[i];
                if (at >= fromMs && at <= untilMs) {
                    samples.add(new Sample(at, block.written()[i]));
                }
            }
        }
        return samples;
    }

    /// What happened in a span, both ends included, in order.
    public List<Happening> happenings(long fromMs, long untilMs) {
        var found = new ArrayList<Happening>();
        for (var block : blocks) {
            for (var happening : block.happenings()) {
                if (happening.atMs() >= fromMs && happening.atMs() <= untilMs) {
                    found.add(happening);
                }
            }
        }
        found.sort(java.util.Comparator.comparingLong(Happening::atMs));
        return List.copyOf(found);
    }

    /// Everything that happened.
    public List<Happening> happenings() {
        return happenings(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    /// The recorded moment after another.
    public OptionalLong momentAfter(long ms) {
        return blocks.stream()
                .filter(b -> b.untilMs() > ms)
                .flatMapToLong(b -> Arrays.stream(b.times()))
                .filter(t -> t > ms)
                .findFirst();
    }

    /// The recorded moment before another.
    public OptionalLong momentBefore(long ms) {
        return blocks.reversed().stream()
                .filter(b -> b.fromMs() < ms)
                .findFirst()
                .map(b -> Arrays.stream(b.times()).filter(t -> t < ms).max())
                .orElse(OptionalLong.empty());
    }

    /// What was recorded in a span, both ends included: its moments with the last one before them, so that its start is known, and
    /// what happened in it. Empty where the span holds no moment.
    public Timeline within(long fromMs, long untilMs) {
        var start = blockAt(fromMs).map(b -> b.times()[b.indexAt(fromMs)]);
        if (start.isEmpty() || start.get() > untilMs || untilMs() < fromMs) {
            return EMPTY;
        }
        var kept = new ArrayList<Block>();
        for (var block : blocks) {
            if (block.untilMs() >= start.get() && block.fromMs() <= untilMs) {
                kept.add(block.within(start.get(), untilMs));
            }
        }
        // What happened is heard a little later, so it may lie in a block that is not kept.
        var happened = new ArrayList<List<Happening>>();
        kept.forEach(_ -> happened.add(new ArrayList<>()));
        for (var happening : happenings(fromMs, untilMs)) {
            int at = kept.size() - 1;
            while (at > 0 && kept.get(at).fromMs() > happening.atMs()) {
                at--;
            }
            happened.get(at).add(happening);
        }
        var whole = new ArrayList<Block>();
        for (int i = 0; i < kept.size(); i++) {
            whole.add(kept.get(i).with(happened.get(i)));
        }
        return new Timeline(whole, dropped);
    }

    /// The last block that has begun at a moment; before the start the first.
    Optional<Block> blockAt(long ms) {
        if (blocks.isEmpty()) {
            return Optional.empty();
        }
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (blocks.get(middle).fromMs() <= ms) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return Optional.of(blocks.get(low));
    }
}
