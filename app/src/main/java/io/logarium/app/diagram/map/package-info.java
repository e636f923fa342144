/// The cluster map as values: what it shows, where each thing lies, and the shapes. A matrix, not a force layout: equal place
/// means equal thing, before and after any event. Pure calculation, no nodes.
@NullMarked
package io.logarium.app.diagram.map;

import org.jspecify.annotations.NullMarked;
