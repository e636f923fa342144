package io.logarium.engine.machine;

/// State that changes only by records, on first run and on replay alike.
///
/// @param <R> a record, already decoded
public interface ReplicatedState<R> {
    /// The only writer. `offset` is where the record stands in its log; never fails: what cannot be applied must not be decided.
    void apply(R record, long offset, long nowMs);
}
