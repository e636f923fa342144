/// The only place where time passes: a broker's loop, its timers, and the seams to clock and chance. Knows nothing of Kafka.
@NullMarked
package io.logarium.engine.loop;

import org.jspecify.annotations.NullMarked;
