package io.logarium.engine.fault;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/// What goes wrong when: a schedule of faults, in order of time.
public record FaultPlan(List<Timed> faults) {
    public static final FaultPlan NONE = new FaultPlan(List.of());

    public FaultPlan {
        faults = faults.stream().sorted(Comparator.comparingLong(Timed::atMs)).toList();
    }

    /// @param atMs milliseconds from the beginning
    public record Timed(long atMs, Fault fault) {
        @Override
        public String toString() {
            return "at=%.3fs %s".formatted(atMs / 1000.0, fault);
        }
    }

    /// The same without those from one place up to another.
    public FaultPlan without(int from, int to) {
        var left = new ArrayList<>(faults);
        left.subList(from, to).clear();
        return new FaultPlan(left);
    }

    /// One line a fault.
    @Override
    public String toString() {
        return faults.stream().map(Timed::toString).collect(Collectors.joining("\n"));
    }
}
