package io.logarium.app.whatif;

import io.logarium.engine.sim.scenario.Difference;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// The copy as it goes by itself, and the fork of it, where there is one.
///
/// @param moreMs how much longer than planned it goes on, so that a late fork can be compared
record Branches(Branch base, long moreMs, Optional<Forked> forked) {
    /// What is done otherwise.
    ///
    /// @param atMs when
    /// @param command a line of the command grammar
    /// @param goesOn whether what happens by itself afterwards happens, too
    record Fork(long atMs, String command, boolean goesOn) {}

    record Forked(Fork fork, Branch branch) {}

    long endMs() {
        return Math.max(base.endMs(), forked.map(f -> f.branch().endMs()).orElse(0L));
    }

    Stream<Branch> all() {
        return Stream.concat(Stream.of(base), forked.stream().map(Forked::branch));
    }

    List<Difference> differences(long ms) {
        return forked.map(f -> Branch.differences(base, f.branch(), ms)).orElse(List.of());
    }

    /// When something changes next, or changed last, in any of them.
    OptionalLong change(long ms, boolean forward) {
        var found =
                all().map(b -> forward ? b.changeAfter(ms) : b.changeBefore(ms))
                        .flatMapToLong(OptionalLong::stream);
        return forward ? found.min() : found.max();
    }

    /// When something worth a mark happens next, or happened last.
    OptionalLong event(long ms, boolean forward) {
        var found =
                all().flatMap(b -> b.happened().stream())
                        .mapToLong(Branch.Marked::atMs)
                        .filter(at -> forward ? at > ms : at < ms);
        return forward ? found.min() : found.max();
    }
}
