package io.logarium.engine.sim.soak;

import io.logarium.engine.fault.FaultPlan;
import java.util.function.Predicate;

/// Leaves faults out of a schedule that breaks a rule, as long as it still breaks one: first large pieces, then single ones.
final class Shrinker {
    /// Runs at most; each takes as long as a seed.
    private static final int MOST_RUNS = 300;

    private final Predicate<FaultPlan> stillFails;
    private int runs;

    Shrinker(Predicate<FaultPlan> stillFails) {
        this.stillFails = stillFails;
    }

    FaultPlan shrink(FaultPlan failing) {
        var shortest = failing;
        int piece = Math.max(1, shortest.faults().size() / 2);
        while (runs < MOST_RUNS) {
            var shorter = withoutAPiece(shortest, piece);
            if (shorter == shortest && piece == 1) {
                return shortest;
            }
            if (shorter == shortest) {
                piece /= 2;
            }
            shortest = shorter;
        }
        return shortest;
    }

    private FaultPlan withoutAPiece(FaultPlan plan, int piece) {
        for (int from = 0; from < plan.faults().size() && runs < MOST_RUNS; from += piece) {
            var shorter = plan.without(from, Math.min(from + piece, plan.faults().size()));
            runs++;
            if (stillFails.test(shorter)) {
                return shorter;
            }
        }
        return plan;
    }
}
