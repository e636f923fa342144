/// The wrappers around network, disk and requests that make a fault so: the same for a live cluster and a simulated one. They
/// decide nothing; they hinder.
@NullMarked
package io.logarium.engine.faulty;

import org.jspecify.annotations.NullMarked;
