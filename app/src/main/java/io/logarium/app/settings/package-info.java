/// The settings screen, and how the look of the window is kept between two starts.
@NullMarked
package io.logarium.app.settings;

import org.jspecify.annotations.NullMarked;
