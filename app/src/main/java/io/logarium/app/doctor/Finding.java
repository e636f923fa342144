package io.logarium.app.doctor;

import java.util.List;

/// What one question to the symptoms brought.
///
/// @param says which of the texts of the check tells it
/// @param args what the text is filled with
public record Finding(Check check, Grade grade, String says, List<Object> args) {
    public Finding {
        args = List.copyOf(args);
    }

    /// The questions, in the order in which they are asked: an earlier trouble explains the later ones.
    public enum Check {
        TOPIC,
        LEADER,
        RECORDS,
        GROUP,
        MEMBERS,
        POLL,
        COMMITTED,
        RESET,
        TRANSACTION,
        DESERIALISER
    }

    /// How it is.
    public enum Grade {
        /// Nothing wrong here.
        FINE,
        /// It may be the reason for some.
        DOUBT,
        /// This is the reason.
        REASON,
        /// From here nobody can tell.
        UNKNOWN
    }
}
