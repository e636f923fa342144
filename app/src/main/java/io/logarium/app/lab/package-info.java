/// Producers and consumers with knobs: real Kafka clients that a user starts, watches, slows down and stops. Each tells what
/// it does as an immutable state; nothing here draws.
@NullMarked
package io.logarium.app.lab;

import org.jspecify.annotations.NullMarked;
