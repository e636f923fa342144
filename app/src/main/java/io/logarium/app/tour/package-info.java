/// The Tour screen: lessons by chapter, and a player in which the learner reads, predicts, does and sees. It shows films of a
/// simulated cluster with the same pictures as everywhere; it never touches the live one.
@NullMarked
package io.logarium.app.tour;

import org.jspecify.annotations.NullMarked;
