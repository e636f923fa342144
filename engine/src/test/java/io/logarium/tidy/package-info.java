/// Keeps the sources in shape: format, sizes, a word on every package. Shared with the other modules' tests.
@NullMarked
package io.logarium.tidy;

import org.jspecify.annotations.NullMarked;
