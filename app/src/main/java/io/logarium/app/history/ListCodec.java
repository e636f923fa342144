package io.logarium.app.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A list: each element against the one in its place before. Where the beginning was dropped and something came at the end, as
/// in the newest records of a log, the rest is recognized.
final class ListCodec<E> implements Codec<List<E>> {
    /// No list that shifts is longer.
    private static final int MOST_SHIFT = 512;

    private final Codec<E> element;

    ListCodec(Codec<E> element) {
        this.element = element;
    }

    @Override
    public boolean write(ByteSink to, List<E> value, @Nullable List<E> before) {
        if (value == before) {
            to.put(SAME);
            return false;
        }
        int mark = to.size();
        int shift = before == null ? 0 : shift(value, before);
        to.number(1 + shift);
        to.number(value.size());
        boolean changed = before == null || shift > 0 || before.size() != value.size();
        for (int i = 0; i < value.size(); i++) {
            changed |= element.write(to, value.get(i), old(before, i + shift));
        }
        if (!changed) {
            to.cut(mark);
            to.number(SAME);
        }
        return changed;
    }

    private int shift(List<E> value, List<E> before) {
        if (value.isEmpty() || before.size() > MOST_SHIFT) {
            return 0;
        }
        return Math.max(0, before.indexOf(value.getFirst()));
    }

    private @Nullable E old(@Nullable List<E> before, int index) {
        return before == null || index >= before.size() ? null : before.get(index);
    }

    @Override
    public List<E> read(ByteSource from, @Nullable List<E> before) {
        long told = from.number();
        if (told == SAME) {
            return Codec.before(before);
        }
        if (told < 0 || told - 1 > MOST_SHIFT) {
            throw new BadRecordingException("a list shifts by " + told);
        }
        int shift = (int) told - 1;
        int size = from.count();
        var list = new ArrayList<E>(size);
        for (int i = 0; i < size; i++) {
            list.add(element.read(from, old(before, i + shift)));
        }
        return List.copyOf(list);
    }

    @Override
    public String name() {
        return "[" + element.name() + "]";
    }
}
