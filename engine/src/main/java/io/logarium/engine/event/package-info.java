/// What just happened, as values: a bounded stream out of the engine.
@NullMarked
package io.logarium.engine.event;

import org.jspecify.annotations.NullMarked;
