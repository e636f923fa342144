/// Kafka's own command-line tools, typed or pasted as any tutorial has them and run as child processes: what was meant, running
/// it, its output, completion, history. It draws nothing and holds no text for people; a [Note] says what the window has to say.
@NullMarked
package io.logarium.app.console;

import org.jspecify.annotations.NullMarked;
