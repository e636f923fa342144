package io.logarium.app.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Sets and maps of partitions, in the order of their names.
final class PlaceCodecs {
    private static final int CHANGED = 1;
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition);
    private static final ListCodec<TopicPartition> PLACES =
            new ListCodec<>(new PlainCodecs.OfPlace());

    private PlaceCodecs() {}

    private static @Nullable List<TopicPartition> sorted(
            @Nullable Collection<TopicPartition> places) {
        return places == null ? null : places.stream().sorted(ORDER).toList();
    }

    static final class OfSet implements Codec<Set<TopicPartition>> {
        @Override
        public boolean write(
                ByteSink to, Set<TopicPartition> value, @Nullable Set<TopicPartition> before) {
            if (value.equals(before)) {
                to.put(SAME);
                return false;
            }
            to.put(CHANGED);
            PLACES.write(to, value.stream().sorted(ORDER).toList(), sorted(before));
            return true;
        }

        @Override
        public Set<TopicPartition> read(ByteSource from, @Nullable Set<TopicPartition> before) {
            return from.take() == SAME
                    ? Codec.before(before)
                    : Set.copyOf(PLACES.read(from, sorted(before)));
        }

        @Override
        public String name() {
            return "places";
        }
    }

    static final class OfMap<V> implements Codec<Map<TopicPartition, V>> {
        private final Codec<V> value;

        OfMap(Codec<V> value) {
            this.value = value;
        }

        @Override
        public boolean write(
                ByteSink to, Map<TopicPartition, V> map, @Nullable Map<TopicPartition, V> before) {
            if (map == before || map.equals(before)) {
                to.put(SAME);
                return false;
            }
            to.put(CHANGED);
            var places = map.keySet().stream().sorted(ORDER).toList();
            PLACES.write(to, places, before == null ? null : sorted(before.keySet()));
            for (var place : places) {
                var mine = map.get(place);
                if (mine != null) {
                    value.write(to, mine, before == null ? null : before.get(place));
                }
            }
            return true;
        }

        @Override
        public Map<TopicPartition, V> read(
                ByteSource from, @Nullable Map<TopicPartition, V> before) {
            if (from.take() == SAME) {
                return Codec.before(before);
            }
            var map = new HashMap<TopicPartition, V>();
            for (var place : PLACES.read(from, before == null ? null : sorted(before.keySet()))) {
                map.put(place, value.read(from, before == null ? null : before.get(place)));
            }
            return Map.copyOf(map);
        }

        @Override
        public String name() {
            return "places->" + value.name();
        }
    }
}
