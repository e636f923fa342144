/// Frames made by hand or by chance, and targets to throw them at: what a hostile or broken client may send.
@NullMarked
package io.logarium.engine.testing.frames;

import org.jspecify.annotations.NullMarked;
