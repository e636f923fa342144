/// Brokers, topics, leaders and configs as records, and the image of them that every broker reads.
@NullMarked
package io.logarium.engine.controller;

import org.jspecify.annotations.NullMarked;
