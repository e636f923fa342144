/// Lessons on a running cluster: their commands carried out by real clients, their claims compared with what can be seen from outside. It
/// never says that something is so which it could not see; that is counted as left out, with the reason.
@NullMarked
package io.logarium.app.lesson.live;

import org.jspecify.annotations.NullMarked;
