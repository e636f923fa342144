/// What the program keeps on this computer: its folders, the lock on them, the log file, the preferences. No JavaFX here, and no
/// text for people.
@NullMarked
package io.logarium.app.home;

import org.jspecify.annotations.NullMarked;
