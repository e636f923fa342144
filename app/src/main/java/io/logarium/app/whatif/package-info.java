/// What if: a simulated copy of the cluster with its own exact time. It is run once through and leaves frames, so that going to and fro
/// costs nothing; a fork is a second run that does something else from a moment on. Nothing here touches the cluster itself.
@NullMarked
package io.logarium.app.whatif;

import org.jspecify.annotations.NullMarked;
