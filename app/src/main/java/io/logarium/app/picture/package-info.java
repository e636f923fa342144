/// Pictures as values: shapes, their colours by role, and the only painter. It knows nothing of Kafka and of no screen.
@NullMarked
package io.logarium.app.picture;

import org.jspecify.annotations.NullMarked;
