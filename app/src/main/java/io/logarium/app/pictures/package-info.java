/// Draws the screens into PNG files without a display and without AWT.
@NullMarked
package io.logarium.app.pictures;

import org.jspecify.annotations.NullMarked;
