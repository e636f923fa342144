package io.logarium.app.history;

import io.logarium.app.cluster.Content;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What everything else is made of.
final class PlainCodecs {
    /// Of keys and values the beginning is kept: enough for what a cell and a line show.
    static final int CONTENT_BYTES = 256;

    private static final int EMPTY = 1;
    private static final int PRESENT = 2;

    private PlainCodecs() {}

    static final class OfInt implements Codec<Integer> {
        @Override
        public boolean write(ByteSink to, Integer value, @Nullable Integer before) {
            int old = before == null ? 0 : before;
            to.number((long) value - old);
            return value != old;
        }

        @Override
        public Integer read(ByteSource from, @Nullable Integer before) {
            return (int) (from.number() + (before == null ? 0 : before));
        }

        @Override
        public String name() {
            return "int";
        }
    }

    static final class OfLong implements Codec<Long> {
        @Override
        public boolean write(ByteSink to, Long value, @Nullable Long before) {
            long old = before == null ? 0 : before;
            to.number(value - old);
            return value != old;
        }

        @Override
        public Long read(ByteSource from, @Nullable Long before) {
            return from.number() + (before == null ? 0 : before);
        }

        @Override
        public String name() {
            return "long";
        }
    }

    static final class OfDouble implements Codec<Double> {
        @Override
        public boolean write(ByteSink to, Double value, @Nullable Double before) {
            long bits = Double.doubleToLongBits(value);
            if (before != null && bits == Double.doubleToLongBits(before)) {
                to.put(SAME);
                return false;
            }
            to.put(PRESENT);
            to.number(bits);
            return true;
        }

        @Override
        public Double read(ByteSource from, @Nullable Double before) {
            return from.take() == SAME
                    ? Codec.before(before)
                    : Double.longBitsToDouble(from.number());
        }

        @Override
        public String name() {
            return "double";
        }
    }

    static final class OfBoolean implements Codec<Boolean> {
        @Override
        public boolean write(ByteSink to, Boolean value, @Nullable Boolean before) {
            boolean old = before != null && before;
            to.put(value == old ? SAME : 1);
            return value != old;
        }

        @Override
        public Boolean read(ByteSource from, @Nullable Boolean before) {
            boolean old = before != null && before;
            return (from.take() == SAME) == old;
        }

        @Override
        public String name() {
            return "boolean";
        }
    }

    static final class OfText implements Codec<String> {
        @Override
        public boolean write(ByteSink to, String value, @Nullable String before) {
            if (value.equals(before)) {
                to.put(SAME);
                return false;
            }
            to.put(PRESENT);
            to.text(value);
            return true;
        }

        @Override
        public String read(ByteSource from, @Nullable String before) {
            return from.take() == SAME ? Codec.before(before) : from.text();
        }

        @Override
        public String name() {
            return "text";
        }
    }

    static final class OfEnum implements Codec<Object> {
        private final List<?> values;

        OfEnum(List<?> values) {
            this.values = values;
        }

        @Override
        public boolean write(ByteSink to, Object value, @Nullable Object before) {
            to.put(value == before ? SAME : 1 + values.indexOf(value));
            return value != before;
        }

        @Override
        public Object read(ByteSource from, @Nullable Object before) {
            int told = from.take();
            if (told > values.size()) {
                throw new BadRecordingException("it names a case that there is not");
            }
            return told == SAME ? Codec.before(before) : values.get(told - 1);
        }

        @Override
        public String name() {
            return values.stream().map(Object::toString).collect(Collectors.joining("/"));
        }
    }

    static final class OfPlace implements Codec<TopicPartition> {
        @Override
        public boolean write(ByteSink to, TopicPartition value, @Nullable TopicPartition before) {
            if (value.equals(before)) {
                to.put(SAME);
                return false;
            }
            to.put(PRESENT);
            to.text(value.topic());
            to.number(value.partition());
            return true;
        }

        @Override
        public TopicPartition read(ByteSource from, @Nullable TopicPartition before) {
            return from.take() == SAME
                    ? Codec.before(before)
                    : new TopicPartition(from.text(), (int) from.number());
        }

        @Override
        public String name() {
            return "place";
        }
    }

    static final class OfContent implements Codec<Content> {
        @Override
        public boolean write(ByteSink to, Content value, @Nullable Content before) {
            if (value.equals(before)) {
                to.put(SAME);
                return false;
            }
            if (value.isNull()) {
                to.put(EMPTY);
                return true;
            }
            var kept = value.bytes();
            var head = kept.length > CONTENT_BYTES ? Arrays.copyOf(kept, CONTENT_BYTES) : kept;
            to.put(PRESENT);
            to.number(value.size());
            to.number(head.length);
            to.put(head);
            return true;
        }

        @Override
        public Content read(ByteSource from, @Nullable Content before) {
            switch (from.take()) {
                case SAME -> {
                    return Codec.before(before);
                }
                case EMPTY -> {
                    return Content.none();
                }
                default -> {
                    long size = from.number();
                    return Content.beginning(from.take(from.count()), size);
                }
            }
        }

        @Override
        public String name() {
            return "content";
        }
    }

    static final class OfOptionalInt implements Codec<OptionalInt> {
        @Override
        public boolean write(ByteSink to, OptionalInt value, @Nullable OptionalInt before) {
            if (value.equals(before)) {
                to.put(SAME);
                return false;
            }
            to.put(value.isPresent() ? PRESENT : EMPTY);
            if (value.isPresent()) {
                to.number((long) value.getAsInt() - (before == null ? 0 : before.orElse(0)));
            }
            return true;
        }

        @Override
        public OptionalInt read(ByteSource from, @Nullable OptionalInt before) {
            return switch (from.take()) {
                case SAME -> Codec.before(before);
                case EMPTY -> OptionalInt.empty();
                default ->
                        OptionalInt.of(
                                (int) (from.number() + (before == null ? 0 : before.orElse(0))));
            };
        }

        @Override
        public String name() {
            return "?int";
        }
    }

    static final class OfOptionalLong implements Codec<OptionalLong> {
        @Override
        public boolean write(ByteSink to, OptionalLong value, @Nullable OptionalLong before) {
            if (value.equals(before)) {
                to.put(SAME);
                return false;
            }
            to.put(value.isPresent() ? PRESENT : EMPTY);
            if (value.isPresent()) {
                to.number(value.getAsLong() - (before == null ? 0 : before.orElse(0)));
            }
            return true;
        }

        @Override
        public OptionalLong read(ByteSource from, @Nullable OptionalLong before) {
            return switch (from.take()) {
                case SAME -> Codec.before(before);
                case EMPTY -> OptionalLong.empty();
                default -> OptionalLong.of(from.number() + (before == null ? 0 : before.orElse(0)));
            };
        }

        @Override
        public String name() {
            return "?long";
        }
    }

    static final class OfOptionalDouble implements Codec<OptionalDouble> {
        @Override
        public boolean write(ByteSink to, OptionalDouble value, @Nullable OptionalDouble before) {
            if (value.equals(before)) {
                to.put(SAME);
                return false;
            }
            to.put(value.isPresent() ? PRESENT : EMPTY);
            if (value.isPresent()) {
                to.number(Double.doubleToLongBits(value.getAsDouble()));
            }
            return true;
        }

        @Override
        public OptionalDouble read(ByteSource from, @Nullable OptionalDouble before) {
            return switch (from.take()) {
                case SAME -> Codec.before(before);
                case EMPTY -> OptionalDouble.empty();
                default -> OptionalDouble.of(Double.longBitsToDouble(from.number()));
            };
        }

        @Override
        public String name() {
            return "?double";
        }
    }
}
