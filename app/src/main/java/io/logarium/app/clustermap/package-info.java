/// The cluster map: the whole cluster at one glance, live, with what can be broken and mended. It draws values from
/// `diagram.map`; what it does to the cluster are lines of the cluster's own command grammar.
@NullMarked
package io.logarium.app.clustermap;

import org.jspecify.annotations.NullMarked;
