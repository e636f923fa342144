package io.logarium.engine.fault;

import org.apache.kafka.common.protocol.Errors;

/// What happens to a share of a client's requests.
///
/// @param share of its requests, 0 to 1
public record ClientFault(double share, Action action) {
    public static final ClientFault NONE = new ClientFault(0, new Drop());

    public ClientFault {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("A share is 0 to 1, not " + share + ".");
        }
    }

    @Override
    public String toString() {
        return equals(NONE) ? "ok" : Math.round(share * 100) + "% " + action;
    }

    /// What is done instead of serving the request.
    public sealed interface Action {
        String word();
    }

    /// It is answered with this error and not carried out: what asks for records, or what a group's member asks when the error is
    /// one of groups. Other requests are served.
    public record Answer(Errors error) implements Action {
        @Override
        public String word() {
            return "answer";
        }

        @Override
        public String toString() {
            return "answer " + error;
        }
    }

    /// It is served so many milliseconds later, and what its connection sends behind it after that.
    public record Delay(long ms) implements Action {
        @Override
        public String word() {
            return "delay";
        }

        @Override
        public String toString() {
            return "delay " + ms;
        }
    }

    /// It is carried out, but its answer never comes.
    public record Drop() implements Action {
        @Override
        public String word() {
            return "drop";
        }

        @Override
        public String toString() {
            return "drop";
        }
    }

    /// It is not carried out, and its connection ends.
    public record Close() implements Action {
        @Override
        public String word() {
            return "close";
        }

        @Override
        public String toString() {
            return "close";
        }
    }
}
