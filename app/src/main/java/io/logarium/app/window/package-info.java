/// The life of the window: it opens, starts the cluster in the box, puts the screens together, closes. Wiring by constructors
/// happens here and nowhere else.
@NullMarked
package io.logarium.app.window;

import org.jspecify.annotations.NullMarked;
