/// Random clients and random faults against a simulated cluster, seed by seed, with every rule watched; and the shortest schedule of
/// faults that still breaks one.
@NullMarked
package io.logarium.engine.sim.soak;

import org.jspecify.annotations.NullMarked;
