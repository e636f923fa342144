/// The window around the screens: header, rail, inspector, time strip, notices, commands. It knows no single screen.
@NullMarked
package io.logarium.app.shell;

import org.jspecify.annotations.NullMarked;
