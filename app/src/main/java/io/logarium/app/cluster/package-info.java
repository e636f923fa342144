/// The cluster as the screens see it: one immutable view, one client, and what only a cluster in the box can tell. Nothing
/// here knows a screen, a text or a colour.
@NullMarked
package io.logarium.app.cluster;

import org.jspecify.annotations.NullMarked;
