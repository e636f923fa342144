/// One handler for each family of requests. Handlers run on the broker's loop and never block.
@NullMarked
package io.logarium.engine.api;

import org.jspecify.annotations.NullMarked;
