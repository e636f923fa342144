/// What may go wrong, as values, and the wrappers around the seams that make it so: the same for a live cluster and a simulated one.
/// It decides nothing; it hinders.
@NullMarked
package io.logarium.engine.fault;

import org.jspecify.annotations.NullMarked;
