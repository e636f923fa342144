package io.logarium.app.doctor;

import io.logarium.app.doctor.Diagnosis.Cure;
import io.logarium.app.doctor.Finding.Check;
import io.logarium.app.doctor.Finding.Grade;
import io.logarium.app.doctor.Symptoms.Inside;
import io.logarium.app.doctor.Symptoms.Member;
import io.logarium.app.doctor.Symptoms.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Goes through the questions that an experienced person asks, in that order.
public final class Doctor {
    private final Symptoms symptoms;
    private final List<Finding> findings = new ArrayList<>();
    private Cure cure = Cure.NOTHING;

    private Doctor(Symptoms symptoms) {
        this.symptoms = symptoms;
    }

    public static Diagnosis examine(Symptoms symptoms) {
        var doctor = new Doctor(symptoms);
        doctor.examine();
        return new Diagnosis(doctor.findings, doctor.cure);
    }

    private void examine() {
        if (symptoms.places().isEmpty()) {
            found(Check.TOPIC, Grade.REASON, Cure.CREATE_TOPIC, "missing", symptoms.topic());
            group();
            return;
        }
        fine(Check.TOPIC, "there", symptoms.topic(), symptoms.places().size());
        leader();
        records();
        if (group()) {
            members();
            poll();
        }
        committed();
        reset();
        transaction();
        found(Check.DESERIALISER, Grade.UNKNOWN, Cure.NOTHING, "elsewhere");
    }

    private void leader() {
        var lost = symptoms.places().stream().filter(p -> !p.led()).toList();
        if (lost.isEmpty()) {
            fine(Check.LEADER, "all");
        } else {
            boolean all = lost.size() == symptoms.places().size();
            found(
                    Check.LEADER,
                    all ? Grade.REASON : Grade.DOUBT,
                    Cure.START_BROKER,
                    "none",
                    partitions(lost));
        }
    }

    private void records() {
        long records = symptoms.places().stream().mapToLong(Place::records).sum();
        if (records > 0) {
            fine(Check.RECORDS, "some", records);
            return;
        }
        long end = symptoms.places().stream().mapToLong(p -> p.highWatermark().orElse(0)).sum();
        found(
                Check.RECORDS,
                Grade.REASON,
                Cure.PRODUCE,
                end > 0 ? "deleted" : "never",
                symptoms.topic());
    }

    /// Answers whether there is a group to look into.
    private boolean group() {
        if (symptoms.state().isEmpty() || symptoms.state().get().equals("Dead")) {
            found(Check.GROUP, Grade.REASON, Cure.ADD_CONSUMER, "missing", symptoms.group());
            return false;
        }
        var state = symptoms.state().get();
        if (state.equals("Empty")) {
            var out = symptoms.members().stream().filter(m -> !m.joined()).findFirst();
            if (out.isPresent()) {
                putOut(out.get());
            } else {
                found(Check.GROUP, Grade.REASON, Cure.ADD_CONSUMER, "empty", symptoms.group());
            }
            return false;
        }
        if (!state.equals("Stable")) {
            found(Check.GROUP, Grade.DOUBT, Cure.WAIT, "moves", state);
        } else {
            fine(Check.GROUP, "stable");
        }
        return true;
    }

    private void putOut(Member member) {
        boolean hung = member.inside().map(Inside::hung).orElse(false);
        found(
                Check.GROUP,
                Grade.REASON,
                hung ? Cure.RESUME : Cure.POLL_FASTER,
                hung ? "hung" : "out",
                member.name());
    }

    private void members() {
        int places = symptoms.places().size();
        var joined = symptoms.members().stream().filter(Member::joined).toList();
        var idle = joined.stream().filter(m -> m.owns() == 0).toList();
        if (idle.isEmpty()) {
            fine(Check.MEMBERS, "enough", joined.size(), places);
        } else if (idle.size() == joined.size()) {
            boolean moves = symptoms.state().filter(s -> !s.equals("Stable")).isPresent();
            found(
                    Check.MEMBERS,
                    moves ? Grade.DOUBT : Grade.REASON,
                    moves ? Cure.WAIT : Cure.ADD_CONSUMER,
                    "others",
                    symptoms.topic());
        } else {
            found(
                    Check.MEMBERS,
                    Grade.DOUBT,
                    Cure.REMOVE_MEMBER,
                    joined.size() > places ? "more" : "idle",
                    names(idle),
                    joined.size(),
                    places);
        }
    }

    private void poll() {
        if (told("hung", Cure.RESUME, Inside::hung)
                || told("paused", Cure.RESUME, Inside::paused)) {
            return;
        }
        var out = symptoms.members().stream().filter(m -> !m.joined()).findFirst();
        if (out.isPresent()) {
            found(Check.POLL, Grade.DOUBT, Cure.POLL_FASTER, "out", out.get().name());
            return;
        }
        if (told("slow", Cure.POLL_FASTER, Inside::isTooSlow)) {
            return;
        }
        if (symptoms.members().stream().anyMatch(m -> m.inside().isEmpty())) {
            found(Check.POLL, Grade.UNKNOWN, Cure.NOTHING, "elsewhere");
        } else {
            fine(Check.POLL, "often");
        }
    }

    /// One that has nothing is no reason for what the others do not get.
    private boolean told(String says, Cure cure, Predicate<Inside> state) {
        var ill =
                symptoms.members().stream()
                        .filter(m -> m.inside().filter(state).isPresent())
                        .toList();
        if (ill.isEmpty()) {
            return false;
        }
        boolean all = ill.size() == symptoms.members().size();
        found(Check.POLL, all ? Grade.REASON : Grade.DOUBT, cure, says, names(ill));
        return true;
    }

    private void committed() {
        var known = symptoms.places().stream().filter(p -> p.committed().isPresent()).toList();
        if (known.isEmpty()) {
            fine(Check.COMMITTED, "none");
            return;
        }
        var ahead = places(p -> p.committed().orElse(0) > p.highWatermark().orElse(Long.MAX_VALUE));
        var before = places(p -> p.committed().orElse(0) < p.start().orElse(0));
        long lag = known.stream().mapToLong(Place::lag).sum();
        if (!ahead.isEmpty()) {
            found(Check.COMMITTED, Grade.REASON, Cure.RESET_OFFSETS, "ahead", partitions(ahead));
        } else if (!before.isEmpty()) {
            found(Check.COMMITTED, Grade.DOUBT, Cure.RESET_OFFSETS, "before", partitions(before));
        } else if (lag == 0 && known.size() == symptoms.places().size()) {
            // A member too many gets nothing whatever is written, so that all is read is not why.
            found(Check.COMMITTED, isCrowded() ? Grade.DOUBT : Grade.REASON, Cure.PRODUCE, "end");
        } else if (symptoms.committedLately().orElse(0) > 0) {
            fine(Check.COMMITTED, "moves", symptoms.committedLately().getAsLong(), lag);
        } else {
            fine(Check.COMMITTED, "behind", lag);
        }
    }

    private boolean isCrowded() {
        return findings.stream()
                .anyMatch(f -> f.check() == Check.MEMBERS && f.says().equals("more"));
    }

    private List<Place> places(Predicate<Place> which) {
        return symptoms.places().stream()
                .filter(p -> p.committed().isPresent() && which.test(p))
                .toList();
    }

    private void reset() {
        var fresh = symptoms.places().stream().filter(p -> p.committed().isEmpty()).toList();
        if (fresh.isEmpty()) {
            fine(Check.RESET, "unused");
            return;
        }
        var policies =
                symptoms.members().stream()
                        .flatMap(m -> m.inside().stream())
                        .map(Inside::reset)
                        .distinct()
                        .toList();
        if (policies.contains("none")) {
            found(Check.RESET, Grade.REASON, Cure.SET_RESET_POLICY, "none", partitions(fresh));
        } else if (policies.contains("latest")) {
            found(Check.RESET, Grade.REASON, Cure.SET_RESET_POLICY, "latest", partitions(fresh));
        } else if (policies.isEmpty()) {
            found(Check.RESET, Grade.DOUBT, Cure.SET_RESET_POLICY, "elsewhere", partitions(fresh));
        } else {
            fine(Check.RESET, "earliest");
        }
    }

    private void transaction() {
        var open =
                symptoms.places().stream()
                        .filter(p -> p.lastStable().isPresent() && p.highWatermark().isPresent())
                        .filter(p -> p.lastStable().getAsLong() < p.highWatermark().getAsLong())
                        .toList();
        if (open.isEmpty()) {
            boolean known = symptoms.places().stream().anyMatch(p -> p.lastStable().isPresent());
            found(
                    Check.TRANSACTION,
                    known ? Grade.FINE : Grade.UNKNOWN,
                    Cure.NOTHING,
                    known ? "none" : "elsewhere");
        } else {
            found(Check.TRANSACTION, Grade.DOUBT, Cure.END_TRANSACTION, "open", partitions(open));
        }
    }

    private void fine(Check check, String says, Object... args) {
        findings.add(new Finding(check, Grade.FINE, says, List.of(args)));
    }

    /// The cure belongs to the first reason; before there is one, to the first doubt.
    private void found(Check check, Grade grade, Cure helps, String says, Object... args) {
        boolean known = findings.stream().anyMatch(f -> f.grade() == Grade.REASON);
        boolean doubted = findings.stream().anyMatch(f -> f.grade() == Grade.DOUBT);
        if ((grade == Grade.REASON && !known) || (grade == Grade.DOUBT && !known && !doubted)) {
            cure = helps;
        }
        findings.add(new Finding(check, grade, says, List.of(args)));
    }

    private static String partitions(List<Place> places) {
        return places.stream().map(p -> "P" + p.partition()).collect(Collectors.joining(", "));
    }

    private static String names(List<Member> members) {
        return members.stream().map(Member::name).collect(Collectors.joining(", "));
    }
}
