/// The one state of the window and how it changes: a message comes in, a pure function makes the next state and names effects.
/// No screen lives here, and nothing of JavaFX but the way back to its thread.
@NullMarked
package io.logarium.app.state;

import org.jspecify.annotations.NullMarked;
