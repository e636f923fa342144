package io.logarium.app.history;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something or nothing.
final class OptionalCodec<E> implements Codec<Optional<E>> {
    private static final int EMPTY = 1;
    private static final int PRESENT = 2;

    private final Codec<E> element;

    OptionalCodec(Codec<E> element) {
        this.element = element;
    }

    @Override
    public boolean write(ByteSink to, Optional<E> value, @Nullable Optional<E> before) {
        var old = before == null ? null : before.orElse(null);
        if (value.isEmpty()) {
            boolean changed = before == null || old != null;
            to.put(changed ? EMPTY : SAME);
            return changed;
        }
        int mark = to.size();
        to.put(PRESENT);
        boolean changed = element.write(to, value.get(), old) || old == null;
        if (!changed) {
            to.cut(mark);
            to.put(SAME);
        }
        return changed;
    }

    @Override
    public Optional<E> read(ByteSource from, @Nullable Optional<E> before) {
        return switch (from.take()) {
            case SAME -> Codec.before(before);
            case EMPTY -> Optional.empty();
            default -> Optional.of(element.read(from, before == null ? null : before.orElse(null)));
        };
    }

    @Override
    public String name() {
        return "?" + element.name();
    }
}
