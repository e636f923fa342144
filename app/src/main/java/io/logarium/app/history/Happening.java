package io.logarium.app.history;

import io.logarium.engine.event.EngineEvent;
import java.util.OptionalLong;

/// Something worth telling that happened at a moment.
public sealed interface Happening {
    /// Milliseconds since the epoch; when it was sampled, the moment at which it was seen.
    long atMs();

    /// The cluster did it.
    ///
    /// @param sinceMs where only two looks are known, the one before; else the same as the event's moment
    /// @param quietMs of a replica that left the ISR: how long it had not had all that its leader had; empty when not known
    record Told(long sinceMs, EngineEvent event, OptionalLong quietMs) implements Happening {
        @Override
        public long atMs() {
            return event.atMs();
        }

        /// Whether its moment is known, and not only between which looks it was.
        public boolean isExact() {
            return sinceMs >= event.atMs();
        }
    }

    /// The user did it in this window.
    ///
    /// @param what in the words of the window
    /// @param command the same on the command line
    record Done(long atMs, String what, String command, boolean succeeded) implements Happening {}

    /// A client of the lab behaves otherwise from now on, by the user's hand.
    ///
    /// @param from the value until now
    /// @param to the value from now on
    record Turned(long atMs, String client, Knob knob, double from, double to)
            implements Happening {}
}
