package io.logarium.app.incident;

import io.logarium.app.history.Knob;
import io.logarium.engine.fault.Fault;
import java.util.List;
import java.util.OptionalLong;

/// Something that was brought about and lasted, or still lasts.
///
/// @param beginMs milliseconds since the epoch
/// @param endMs empty while it lasts
public record Incident(What what, long beginMs, OptionalLong endMs) {
    /// What it is.
    public sealed interface What {
        /// Tells two of them apart that begin at the same time.
        String about();
    }

    /// Something went wrong.
    ///
    /// @param faults one, or both directions of a link
    public record Faults(List<Fault> faults) implements What {
        public Faults {
            faults = List.copyOf(faults);
        }

        @Override
        public String about() {
            return faults.getFirst().toString();
        }

        /// A link in both directions.
        public boolean isBothWays() {
            return faults.size() > 1;
        }
    }

    /// A client of the lab behaved otherwise.
    ///
    /// @param from what the knob stood at before
    public record Turn(String client, Knob knob, double from, double to) implements What {
        @Override
        public String about() {
            return client + " " + knob;
        }
    }

    /// A line of the command grammar, from a scenario; what it ends is another line.
    public record Line(String text) implements What {
        @Override
        public String about() {
            return text;
        }
    }

    /// The same while it lasts and after.
    public String id() {
        return beginMs + " " + what.about();
    }

    /// How long it lasted, or has lasted until now.
    public long lengthMs(long nowMs) {
        return Math.max(0, endMs.orElse(nowMs) - beginMs);
    }

    public boolean isOpen() {
        return endMs.isEmpty();
    }
}
