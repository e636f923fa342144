/// A lesson as a page to print: its words, its pictures at the stop-points, and the answers on a page of their own. Needs no display.
@NullMarked
package io.logarium.app.handout;

import org.jspecify.annotations.NullMarked;
