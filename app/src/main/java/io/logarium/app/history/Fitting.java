package io.logarium.app.history;

import io.logarium.app.history.Form.Facts;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/// Makes what a file of another version holds into facts of this program. What this program does not know is left out; what the
/// file does not have is unknown where that can be said, otherwise what it belongs to is left out. Both are remembered by name.
final class Fitting {
    /// What a fact is where nothing is known of it, besides all that is optional. Who adds a component to a recorded record
    /// without an entry here makes older recordings lose that record.
    private static final Map<String, Object> NOT_KNOWN =
            Map.of(
                    "Moment.traffic", List.of(),
                    "ClusterView.tails", Map.of(),
                    "ReplicaFacts.segments", List.of(),
                    "ReplicaView.segments", List.of(),
                    "BrokerView.connections", List.of(),
                    "ClusterSnapshot.links", List.of());

    private final Codecs codecs = new Codecs();
    private final Set<String> leftOut = new TreeSet<>();
    private final Set<String> unknown = new TreeSet<>();

    /// Records of the moment before and of this one, since most stay the same.
    private Map<Object, Optional<Object>> before = new IdentityHashMap<>();

    private Map<Object, Optional<Object>> now = new IdentityHashMap<>();

    /// Makes a value of ours out of one that was read; empty where it is left out.
    interface Fit {
        Optional<Object> of(Object read);
    }

    List<String> leftOut() {
        return List.copyOf(leftOut);
    }

    List<String> unknown() {
        return List.copyOf(unknown);
    }

    /// A moment is done: what was in it is remembered for the next one only.
    void next() {
        before = now;
        now = new IdentityHashMap<>();
    }

    /// How a type of ours comes out of a form; empty where it cannot.
    Optional<Fit> fit(Form form, Type type) {
        return switch (type) {
            case Class<?> c when c.isEnum() && form instanceof Form.Choice ->
                    Optional.of(choice(c));
            case Class<?> c when c.isRecord() && form instanceof Form.Whole whole ->
                    Optional.of(whole(whole, c));
            case Class<?> c when c.isSealed() && form instanceof Form.Cases(var cases) ->
                    Optional.of(cases(cases, c));
            case Class<?> c -> plain(form, c);
            case ParameterizedType p -> ofMany(form, p);
            case WildcardType w -> fit(form, w.getUpperBounds()[0]);
            default -> Optional.empty();
        };
    }

    private Fit choice(Class<?> type) {
        var values = new HashMap<Object, Object>();
        for (var value : type.getEnumConstants()) {
            values.put(value.toString(), value);
        }
        return read -> {
            if (!values.containsKey(read)) {
                leftOut.add(type.getSimpleName() + " " + read);
            }
            return Optional.ofNullable(values.get(read));
        };
    }

    private Fit cases(List<Form.Whole> cases, Class<?> type) {
        var ours = new HashMap<String, Class<?>>();
        CasesCodec.collect(type).forEach(c -> ours.put(c.getSimpleName(), c));
        var fits = new IdentityHashMap<Form.Whole, Fit>();
        for (var one : cases) {
            var mine = ours.get(one.name());
            if (mine != null && mine.isRecord()) {
                fits.put(one, whole(one, mine));
            }
        }
        return read -> {
            var form = ((Facts) read).form();
            var fit = fits.get(form);
            if (fit == null) {
                leftOut.add(form.name());
                return Optional.empty();
            }
            return fit.of(read);
        };
    }

    private Optional<Fit> ofMany(Form form, ParameterizedType type) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return form instanceof Form.Maybe(var element)
                    ? fit(element, arguments[0]).map(Fitting::inside)
                    : fit(form, arguments[0]).map(f -> read -> Optional.of(f.of(read)));
        }
        if (type.getRawType() == List.class && form instanceof Form.Many(var element)) {
            return fit(element, arguments[0]).map(Fitting::each);
        }
        if (type.getRawType() == Map.class && form instanceof Form.ByPlace(var value)) {
            return fit(value, arguments[1]).map(Fitting::eachValue);
        }
        return plain(form, type);
    }

    private static Fit inside(Fit fit) {
        return read -> Optional.of(((Optional<?>) read).flatMap(fit::of));
    }

    private static Fit each(Fit fit) {
        return read -> {
            var all = new ArrayList<Object>();
            for (var one : (List<?>) read) {
                fit.of(one).ifPresent(all::add);
            }
            return Optional.of(List.copyOf(all));
        };
    }

    private static Fit eachValue(Fit fit) {
        return read -> {
            var all = new HashMap<Object, Object>();
            ((Map<?, ?>) read)
                    .forEach((place, value) -> fit.of(value).ifPresent(v -> all.put(place, v)));
            return Optional.of(Map.copyOf(all));
        };
    }

    /// What is the same in both, or says the same in another way.
    private Optional<Fit> plain(Form form, Type type) {
        var theirs = word(form);
        var ours = codecs.of(type).name();
        return switch (theirs + " as " + ours) {
            case "int as ?int" -> Optional.of(v -> Optional.of(OptionalInt.of((Integer) v)));
            case "int as long" -> Optional.of(v -> Optional.of(((Integer) v).longValue()));
            case "long as ?long" -> Optional.of(v -> Optional.of(OptionalLong.of((Long) v)));
            case "double as ?double" ->
                    Optional.of(v -> Optional.of(OptionalDouble.of((Double) v)));
            default -> theirs.equals(ours) ? Optional.of(Optional::of) : Optional.empty();
        };
    }

    private static String word(Form form) {
        return switch (form) {
            case Form.Word(var name) -> name;
            case Form.Maybe(Form.Word(var name)) -> "?" + name;
            default -> "";
        };
    }

    private Fit whole(Form.Whole form, Class<?> type) {
        var parts = new ArrayList<Form.Part>(form.parts());
        var ours = new ArrayList<Source>();
        for (var component : type.getRecordComponents()) {
            var name = type.getSimpleName() + "." + component.getName();
            var there = form.parts().stream().filter(p -> p.name().equals(component.getName()));
            var absent = absent(name, component.getType());
            var source =
                    there.findFirst()
                            .flatMap(p ->
                                    fit(p.form(), component.getGenericType())
                                            .map(f -> {
                                                parts.remove(p);
                                                return new Source(
                                                        name,
                                                        form.parts().indexOf(p),
                                                        Optional.of(f),
                                                        absent);
                                            }));
            ours.add(source.orElseGet(() -> new Source(name, -1, Optional.empty(), absent)));
        }
        var unused = parts.stream().map(p -> type.getSimpleName() + "." + p.name()).toList();
        var making = new RecordCodec.OfType(type);
        return read -> {
            var known = now.get(read);
            if (known == null) {
                known = before.getOrDefault(read, Optional.empty());
                known = known.isPresent() ? known : made((Facts) read, ours, making);
                leftOut.addAll(unused);
                now.put(read, known);
            }
            return known;
        };
    }

    /// Where a component comes from.
    ///
    /// @param index among the parts that were read
    /// @param fit empty where it is not in the file, or something else is
    /// @param absent what it is when nothing is known of it; empty where that cannot be said
    private record Source(String name, int index, Optional<Fit> fit, Optional<Object> absent) {}

    private Optional<Object> made(Facts read, List<Source> sources, RecordCodec.Making making) {
        var parts = new Object[sources.size()];
        for (int i = 0; i < parts.length; i++) {
            var source = sources.get(i);
            var value = source.fit().flatMap(f -> f.of(read.parts().get(source.index())));
            if (value.isEmpty() && source.fit().isEmpty()) {
                (source.absent().isPresent() ? unknown : leftOut).add(source.name());
            }
            if (value.isEmpty() && source.absent().isEmpty()) {
                return Optional.empty();
            }
            parts[i] = value.or(source::absent).orElseThrow();
        }
        return Optional.of(making.of(parts));
    }

    private static Optional<Object> absent(String name, Class<?> type) {
        if (type == Optional.class) {
            return Optional.of(Optional.empty());
        }
        if (type == OptionalInt.class) {
            return Optional.of(OptionalInt.empty());
        }
        if (type == OptionalLong.class) {
            return Optional.of(OptionalLong.empty());
        }
        if (type == OptionalDouble.class) {
            return Optional.of(OptionalDouble.empty());
        }
        return Optional.ofNullable(NOT_KNOWN.get(name));
    }
}
