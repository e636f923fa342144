/// The console screen: what was typed and what was clicked, told as commands with their output. The work is done behind it, in
/// `console`.
@NullMarked
package io.logarium.app.consoleview;

import org.jspecify.annotations.NullMarked;
