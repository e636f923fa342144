package io.logarium.app.history;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One of the records of a sealed interface.
final class CasesCodec implements Codec<Object> {
    private final List<Class<?>> cases;
    private final List<Codec<Object>> codecs;

    private CasesCodec(List<Class<?>> cases, List<Codec<Object>> codecs) {
        this.cases = cases;
        this.codecs = codecs;
    }

    @SuppressWarnings("unchecked")
    static CasesCodec of(Class<?> type, Function<Type, Codec<?>> codecs) {
        var cases = new ArrayList<Class<?>>();
        collect(type, cases);
        return new CasesCodec(
                cases, cases.stream().map(c -> (Codec<Object>) codecs.apply(c)).toList());
    }

    private static void collect(Class<?> type, List<Class<?>> cases) {
        for (var one : type.getPermittedSubclasses()) {
            if (one.isSealed()) {
                collect(one, cases);
            } else {
                cases.add(one);
            }
        }
    }

    @Override
    public boolean write(ByteSink to, Object value, @Nullable Object before) {
        int index = cases.indexOf(value.getClass());
        int mark = to.size();
        to.put(1 + index);
        var old = before != null && before.getClass() == value.getClass() ? before : null;
        boolean changed = codecs.get(index).write(to, value, old);
        if (!changed) {
            to.cut(mark);
            to.put(SAME);
        }
        return changed;
    }

    @Override
    public Object read(ByteSource from, @Nullable Object before) {
        int told = from.take();
        if (told == SAME) {
            return Codec.before(before);
        }
        if (told > cases.size()) {
            throw new BadRecordingException("it names a case that there is not");
        }
        var old = before != null && before.getClass() == cases.get(told - 1) ? before : null;
        return codecs.get(told - 1).read(from, old);
    }

    @Override
    public String name() {
        return codecs.stream().map(Codec::name).collect(Collectors.joining("|", "(", ")"));
    }
}
