/// What a broker answers, observed byte by byte and through real clients: on a real Apache Kafka 4.3.1, which is the truth, and
/// on ours. Everything here talks over a socket and knows nothing of the engine's inside.
@NullMarked
package io.logarium.engine.conformance;

import org.jspecify.annotations.NullMarked;
