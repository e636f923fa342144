/// The topics screen: the list, a topic's tapes, its facts and actions, and the drawers that write records and read them.
/// It asks the cluster through `ClusterClient` and draws what `diagram` lays out.
@NullMarked
package io.logarium.app.topics;

import org.jspecify.annotations.NullMarked;
