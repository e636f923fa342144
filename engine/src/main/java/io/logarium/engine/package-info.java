/// Starts, stops and wires brokers into a cluster that lives in this process. Nothing here decides what Kafka does.
@NullMarked
package io.logarium.engine;

import org.jspecify.annotations.NullMarked;
