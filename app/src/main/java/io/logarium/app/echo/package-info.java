/// What is done by clicks told as commands: each deed that goes to the cluster carries its command with it. It does nothing by itself and
/// knows no button.
@NullMarked
package io.logarium.app.echo;

import org.jspecify.annotations.NullMarked;
