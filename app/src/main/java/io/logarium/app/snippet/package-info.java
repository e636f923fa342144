/// The same in code: what the window shows or does, as a command line, in Java and in Python, whole and ready to paste. Pure texts: it
/// asks nobody and runs nothing.
@NullMarked
package io.logarium.app.snippet;

import org.jspecify.annotations.NullMarked;
