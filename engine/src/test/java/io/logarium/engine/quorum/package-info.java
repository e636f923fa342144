@NullMarked
package io.logarium.engine.quorum;

import org.jspecify.annotations.NullMarked;
