package io.logarium.app.history;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One of the records of a sealed interface.
final class CasesCodec implements Codec<Object> {
    private final List<?> cases;
    private final Function<Object, Object> caseOf;
    private final List<Codec<Object>> codecs;

    /// @param caseOf which of the cases a value is
    CasesCodec(List<?> cases, Function<Object, Object> caseOf, List<Codec<Object>> codecs) {
        this.cases = cases;
        this.caseOf = caseOf;
        this.codecs = codecs;
    }

    @SuppressWarnings("unchecked")
    static CasesCodec of(Class<?> type, Function<Type, Codec<?>> codecs) {
        var cases = collect(type);
        return new CasesCodec(
                cases,
                Object::getClass,
                cases.stream().map(c -> (Codec<Object>) codecs.apply(c)).toList());
    }

    /// All that a value of a sealed type may be.
    static List<Class<?>> collect(Class<?> type) {
        var cases = new ArrayList<Class<?>>();
        collect(type, cases);
        return cases;
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
        int index = cases.indexOf(caseOf.apply(value));
        int mark = to.size();
        to.put(1 + index);
        var old = old(before, index);
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
        var old = old(before, told - 1);
        return codecs.get(told - 1).read(from, old);
    }

    private @Nullable Object old(@Nullable Object before, int index) {
        return before != null && caseOf.apply(before) == cases.get(index) ? before : null;
    }

    @Override
    public String name() {
        return codecs.stream().map(Codec::name).collect(Collectors.joining("|", "(", ")"));
    }
}
