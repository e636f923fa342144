/// What must always hold in a simulated cluster: small rules that watch brokers between their turns and clients as they are answered.
/// They look and never touch.
@NullMarked
package io.logarium.engine.sim.check;

import org.jspecify.annotations.NullMarked;
