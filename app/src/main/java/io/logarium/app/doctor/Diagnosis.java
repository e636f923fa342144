package io.logarium.app.doctor;

import io.logarium.app.doctor.Finding.Grade;
import java.util.List;
import java.util.Optional;

/// All findings, and what follows from them.
///
/// @param findings in the order in which they were made
/// @param cure what to do about the reason
public record Diagnosis(List<Finding> findings, Cure cure) {
    public Diagnosis {
        findings = List.copyOf(findings);
    }

    /// The first certain reason, otherwise the first doubt; empty when nothing is wrong.
    public Optional<Finding> reason() {
        return first(Grade.REASON).or(() -> first(Grade.DOUBT));
    }

    private Optional<Finding> first(Grade grade) {
        return findings.stream().filter(f -> f.grade() == grade).findFirst();
    }

    /// What helps; a screen has a button for most of them.
    public enum Cure {
        NOTHING,
        CREATE_TOPIC,
        START_BROKER,
        PRODUCE,
        ADD_CONSUMER,
        REMOVE_MEMBER,
        WAIT,
        RESUME,
        POLL_FASTER,
        RESET_OFFSETS,
        SET_RESET_POLICY,
        END_TRANSACTION
    }
}
