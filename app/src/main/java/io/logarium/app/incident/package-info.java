/// Incidents: what somebody let go wrong or changed, with begin and end; doing it again later, and saving it as a scenario. Pure
/// values and arithmetic over a recording; it knows no window, no text, no thread and no clock.
@NullMarked
package io.logarium.app.incident;

import org.jspecify.annotations.NullMarked;
