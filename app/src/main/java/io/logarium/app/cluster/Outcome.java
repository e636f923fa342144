package io.logarium.app.cluster;

import java.util.Optional;
import java.util.function.Function;

/// What came of a question to the cluster: an answer or a [Problem], as a value.
public sealed interface Outcome<T> {
    record Done<T>(T value) implements Outcome<T> {}

    record Failed<T>(Problem problem) implements Outcome<T> {}

    static <T> Outcome<T> done(T value) {
        return new Done<>(value);
    }

    static <T> Outcome<T> failed(Problem problem) {
        return new Failed<>(problem);
    }

    default <R> Outcome<R> map(Function<? super T, ? extends R> change) {
        return switch (this) {
            case Done<T>(var value) -> new Done<>(change.apply(value));
            case Failed<T>(var problem) -> new Failed<>(problem);
        };
    }

    default Optional<T> found() {
        return this instanceof Done<T>(var value) ? Optional.of(value) : Optional.empty();
    }

    default Optional<Problem> failure() {
        return this instanceof Failed<T>(var problem) ? Optional.of(problem) : Optional.empty();
    }
}
