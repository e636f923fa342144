/// What may go wrong, as a value.
@NullMarked
package io.logarium.engine.fault;

import org.jspecify.annotations.NullMarked;
