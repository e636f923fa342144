/// The same brokers on one thread with a time of their own: network, disks, chores and clients in memory, every delay drawn from one
/// seed. It decides nothing about Kafka, and the same seed gives the same bytes.
@NullMarked
package io.logarium.engine.sim;

import org.jspecify.annotations.NullMarked;
