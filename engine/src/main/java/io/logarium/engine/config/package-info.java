/// One table of settings under Kafka's names: type, default, check and help.
@NullMarked
package io.logarium.engine.config;

import org.jspecify.annotations.NullMarked;
