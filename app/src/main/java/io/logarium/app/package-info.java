/// Start and wiring of the application; the command line lives here and loads no JavaFX for headless commands.
@NullMarked
package io.logarium.app;

import org.jspecify.annotations.NullMarked;
