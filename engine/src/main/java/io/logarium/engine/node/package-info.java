/// A node: broker and controller in one. Wires loop, log, controller, coordinator and network together; what Kafka does is decided
/// in the packages below it.
@NullMarked
package io.logarium.engine.node;

import org.jspecify.annotations.NullMarked;
