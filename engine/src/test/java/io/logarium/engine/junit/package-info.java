/// The cluster for tests, used as a stranger uses it.
@NullMarked
package io.logarium.engine.junit;

import org.jspecify.annotations.NullMarked;
