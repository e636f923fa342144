/// Scenarios: commands to a simulated cluster, a line each, and what must be so after them. Tests, lessons and the command line read
/// the same files.
@NullMarked
package io.logarium.engine.sim.scenario;

import org.jspecify.annotations.NullMarked;
