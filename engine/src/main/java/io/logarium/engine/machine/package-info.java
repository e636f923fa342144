/// Decide, append, apply, answer: the small machine beneath controller and coordinators. Never knows what its records mean.
@NullMarked
package io.logarium.engine.machine;

import org.jspecify.annotations.NullMarked;
