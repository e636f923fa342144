/// Kafka's files on disk: segments, indexes, checkpoints, producer states. Never knows a leader, a client or a thread.
@NullMarked
package io.logarium.engine.log;

import org.jspecify.annotations.NullMarked;
