/// What was: a bounded recording of everything that the window shows of a cluster, and looking into it. Pure values and
/// arithmetic; it knows no window, no text and, but for [Recorder], no thread and no clock.
@NullMarked
package io.logarium.app.history;

import org.jspecify.annotations.NullMarked;
