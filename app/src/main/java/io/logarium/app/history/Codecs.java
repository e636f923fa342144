package io.logarium.app.history;

import io.logarium.app.cluster.Content;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;

/// Finds the codec of a type: records by their components, sealed interfaces by their cases, and what these are made of. So a
/// fact that a view gets tomorrow is recorded without a word here.
final class Codecs {
    private final Map<Type, Codec<?>> known = new HashMap<>();

    Codecs() {
        known.put(int.class, new PlainCodecs.OfInt());
        known.put(long.class, new PlainCodecs.OfLong());
        known.put(double.class, new PlainCodecs.OfDouble());
        known.put(boolean.class, new PlainCodecs.OfBoolean());
        known.put(Integer.class, new PlainCodecs.OfInt());
        known.put(Long.class, new PlainCodecs.OfLong());
        known.put(Double.class, new PlainCodecs.OfDouble());
        known.put(Boolean.class, new PlainCodecs.OfBoolean());
        known.put(String.class, new PlainCodecs.OfText());
        known.put(TopicPartition.class, new PlainCodecs.OfPlace());
        known.put(Content.class, new PlainCodecs.OfContent());
        known.put(OptionalInt.class, new PlainCodecs.OfOptionalInt());
        known.put(OptionalLong.class, new PlainCodecs.OfOptionalLong());
        known.put(OptionalDouble.class, new PlainCodecs.OfOptionalDouble());
    }

    @SuppressWarnings("unchecked")
    <T> Codec<T> of(Class<T> type) {
        return (Codec<T>) of((Type) type);
    }

    Codec<?> of(Type type) {
        var there = known.get(type);
        if (there != null) {
            return there;
        }
        var made = make(type);
        known.put(type, made);
        return made;
    }

    private Codec<?> make(Type type) {
        return switch (type) {
            case Class<?> c when c.isEnum() ->
                    new PlainCodecs.OfEnum(List.of(c.getEnumConstants()));
            case Class<?> c when c.isRecord() -> RecordCodec.of(c, this::of);
            case Class<?> c when c.isSealed() -> CasesCodec.of(c, this::of);
            case ParameterizedType p -> ofMany(p);
            case WildcardType w -> of(w.getUpperBounds()[0]);
            default -> throw new IllegalArgumentException("cannot be recorded: " + type);
        };
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Codec<?> ofMany(ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        var first = of(arguments[0]);
        if (type.getRawType() == List.class) {
            return new ListCodec(first);
        }
        if (type.getRawType() == Optional.class) {
            return new OptionalCodec(first);
        }
        if (type.getRawType() == Set.class && arguments[0] == TopicPartition.class) {
            return new PlaceCodecs.OfSet();
        }
        if (type.getRawType() == Map.class && arguments[0] == TopicPartition.class) {
            return new PlaceCodecs.OfMap(of(arguments[1]));
        }
        throw new IllegalArgumentException("cannot be recorded: " + type);
    }
}
