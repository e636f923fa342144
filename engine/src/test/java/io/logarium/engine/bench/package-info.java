/// Measurements beside a real Apache Kafka, on demand only: `mvn test -Pbench -pl engine` after `mvn package`. No test depends
/// on a time.
@NullMarked
package io.logarium.engine.bench;

import org.jspecify.annotations.NullMarked;
