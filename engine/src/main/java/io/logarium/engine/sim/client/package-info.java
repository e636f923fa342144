/// Clients of a simulated cluster: state machines on loops of their own that speak real frames, and do what kafka-clients does about
/// leaders that move, retries and generations.
@NullMarked
package io.logarium.engine.sim.client;

import org.jspecify.annotations.NullMarked;
