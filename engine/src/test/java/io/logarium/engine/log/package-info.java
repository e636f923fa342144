@NullMarked
package io.logarium.engine.log;

import org.jspecify.annotations.NullMarked;
