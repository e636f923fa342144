/// Consumer groups and their offsets as records. Never opens a socket or a file.
@NullMarked
package io.logarium.engine.group;

import org.jspecify.annotations.NullMarked;
