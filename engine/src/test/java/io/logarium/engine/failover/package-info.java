/// Three nodes that are stopped, killed and started again: what ours do, beside a recording of a real Apache Kafka and beside a
/// running one.
@NullMarked
package io.logarium.engine.failover;

import org.jspecify.annotations.NullMarked;
