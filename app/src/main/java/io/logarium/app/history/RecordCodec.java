package io.logarium.app.history;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A record: each of its components against the one before.
final class RecordCodec implements Codec<Object> {
    private static final int CHANGED = 1;

    private final List<Codec<Object>> components;
    private final Making making;
    private final String name;

    /// How a record is taken apart and put together.
    interface Making {
        Object of(Object[] parts);

        Object part(int index, Object of);
    }

    RecordCodec(List<Codec<Object>> components, Making making, String name) {
        this.components = components;
        this.making = making;
        this.name = name;
    }

    @SuppressWarnings("unchecked")
    static RecordCodec of(Class<?> type, Function<Type, Codec<?>> codecs) {
        var parts = type.getRecordComponents();
        var components = new ArrayList<Codec<Object>>();
        for (var part : parts) {
            components.add((Codec<Object>) codecs.apply(part.getGenericType()));
        }
        var inside =
                Arrays.stream(parts)
                        .map(p -> p.getName() + ":" + codecs.apply(p.getGenericType()).name())
                        .collect(Collectors.joining(","));
        return new RecordCodec(
                components, new OfType(type), type.getSimpleName() + "{" + inside + "}");
    }

    @Override
    public boolean write(ByteSink to, Object value, @Nullable Object before) {
        if (value == before) {
            to.put(SAME);
            return false;
        }
        int mark = to.size();
        to.put(CHANGED);
        boolean changed = before == null;
        for (int i = 0; i < components.size(); i++) {
            var old = before == null ? null : making.part(i, before);
            changed |= components.get(i).write(to, making.part(i, value), old);
        }
        if (!changed) {
            to.cut(mark);
            to.put(SAME);
        }
        return changed;
    }

    @Override
    public Object read(ByteSource from, @Nullable Object before) {
        if (from.take() == SAME) {
            return Codec.before(before);
        }
        var parts = new Object[components.size()];
        for (int i = 0; i < parts.length; i++) {
            var old = before == null ? null : making.part(i, before);
            parts[i] = components.get(i).read(from, old);
        }
        return making.of(parts);
    }

    @Override
    public String name() {
        return name;
    }

    /// A record of the program.
    static final class OfType implements Making {
        private final Constructor<?> constructor;
        private final List<Method> accessors = new ArrayList<>();

        OfType(Class<?> type) {
            var parts = type.getRecordComponents();
            for (var part : parts) {
                var accessor = part.getAccessor();
                accessor.setAccessible(true);
                accessors.add(accessor);
            }
            try {
                constructor =
                        type.getDeclaredConstructor(
                                Arrays.stream(parts)
                                        .map(RecordComponent::getType)
                                        .toArray(Class<?>[]::new));
                constructor.setAccessible(true);
            } catch (NoSuchMethodException e) {
                throw new IllegalArgumentException("cannot be recorded: " + type, e);
            }
        }

        @Override
        public Object of(Object[] parts) {
            try {
                return constructor.newInstance(parts);
            } catch (InvocationTargetException e) {
                throw new BadRecordingException("it says what cannot be: " + e.getCause());
            } catch (InstantiationException | IllegalAccessException e) {
                throw new IllegalStateException(constructor.getName(), e);
            }
        }

        @Override
        public Object part(int index, Object of) {
            try {
                return accessors.get(index).invoke(of);
            } catch (InvocationTargetException | IllegalAccessException e) {
                throw new IllegalStateException(constructor.getName(), e);
            }
        }
    }
}
