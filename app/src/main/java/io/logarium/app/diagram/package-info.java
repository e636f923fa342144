/// From a view to a layout to a picture, all pure: the same facts at the same size always look the same. Nothing here asks a
/// cluster, keeps a state or paints.
@NullMarked
package io.logarium.app.diagram;

import org.jspecify.annotations.NullMarked;
