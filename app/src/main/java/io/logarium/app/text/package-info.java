/// The words of the window in English and Russian, switchable while it runs, and how numbers are written in each.
@NullMarked
package io.logarium.app.text;

import org.jspecify.annotations.NullMarked;
