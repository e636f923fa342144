/// KRaft for the metadata log as a pure step function: inputs and time in, outputs out. No sockets, no files.
@NullMarked
package io.logarium.engine.quorum;

import org.jspecify.annotations.NullMarked;
