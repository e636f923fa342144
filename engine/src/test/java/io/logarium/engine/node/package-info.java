/// Tests of a broker's parts that need no cluster.
@org.jspecify.annotations.NullMarked
package io.logarium.engine.node;
