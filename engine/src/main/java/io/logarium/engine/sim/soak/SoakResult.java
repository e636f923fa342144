package io.logarium.engine.sim.soak;

import io.logarium.engine.fault.FaultPlan;
import java.util.Map;
import java.util.Optional;

/// What came of one seed.
///
/// @param violation what did not hold, with the simulated time; nothing when all did
/// @param faults how often each happened
/// @param allowedLosses acknowledged records that are gone and may be: whoever leads was elected though it could lack them
record SoakResult(
        long seed,
        Optional<String> violation,
        FaultPlan plan,
        Map<String, Integer> faults,
        long operations,
        long ackedRecords,
        long consumedRecords,
        long allowedLosses,
        int elections,
        int uncleanElections) {}
