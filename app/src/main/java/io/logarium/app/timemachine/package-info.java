/// The strip at the bottom of the window: what happened, and the way back to it. It shows the recording, and says which moment
/// all screens look at; it records nothing itself.
@NullMarked
package io.logarium.app.timemachine;

import org.jspecify.annotations.NullMarked;
