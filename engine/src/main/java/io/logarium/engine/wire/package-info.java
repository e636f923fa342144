/// Frames to requests and replies to frames, for the versions that we serve. Never decides anything.
@NullMarked
package io.logarium.engine.wire;

import org.jspecify.annotations.NullMarked;
