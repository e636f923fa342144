/// What tests of the engine share: seeds, disks in memory, disks that watch over the rules.
@NullMarked
package io.logarium.engine.testing;

import org.jspecify.annotations.NullMarked;
