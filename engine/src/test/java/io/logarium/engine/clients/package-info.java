/// Real programs at our broker, each in a process of its own: kcat, kafka-python, kafkajs, four releases of kafka-clients and
/// Kafka's command-line tools. What they do here, they also do at a real Apache Kafka.
@NullMarked
package io.logarium.engine.clients;

import org.jspecify.annotations.NullMarked;
