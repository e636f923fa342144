/// What a broker is to a partition: leader, follower or offline; high watermark, in-sync set, what waits for them.
@NullMarked
package io.logarium.engine.replica;

import org.jspecify.annotations.NullMarked;
