package io.logarium.app.timemachine;

import io.logarium.app.history.Happening;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.Fault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// What happened, in lines that a person can read: what happened to many at about the same time for one reason is one line.
/// Pure.
final class Story {
    static final Story EMPTY = new Story(List.of());

    /// What is further apart has hardly the same reason.
    private static final long TOGETHER_MS = 1_500;

    private final List<Line> lines;

    /// One line.
    ///
    /// @param of all that it tells of, in order
    record Line(List<Happening> of) {
        Line {
            of = List.copyOf(of);
        }

        Happening first() {
            return of.getFirst();
        }

        long atMs() {
            return first().atMs();
        }

        /// When the last of it happened.
        long untilMs() {
            return of.getLast().atMs();
        }
    }

    private Story(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    static Story of(List<Happening> happenings) {
        var groups = new ArrayList<List<Happening>>();
        var open = new HashMap<List<Object>, List<Happening>>();
        for (var happening : happenings) {
            var reason = reason(happening);
            var there = reason.map(open::get);
            if (there.isPresent()
                    && happening.atMs() - there.get().getFirst().atMs() <= TOGETHER_MS) {
                there.get().add(happening);
            } else {
                var fresh = new ArrayList<Happening>();
                fresh.add(happening);
                groups.add(fresh);
                reason.ifPresent(r -> open.put(r, fresh));
            }
        }
        return new Story(groups.stream().map(Line::new).toList());
    }

    /// What makes two of them one line; empty for what stands alone.
    private static Optional<List<Object>> reason(Happening happening) {
        if (!(happening instanceof Happening.Told told)) {
            return Optional.empty();
        }
        return switch (told.event()) {
            case EngineEvent.IsrChanged e ->
                    Optional.of(
                            e.to().size() < e.from().size()
                                    ? List.of("out", without(e.from(), e.to()))
                                    : List.of("in", without(e.to(), e.from())));
            case EngineEvent.FaultBegan e -> link("began", e.fault());
            case EngineEvent.FaultEnded e -> link("ended", e.fault());
            case EngineEvent.LeaderElected e -> Optional.of(List.of("leads", e.leader()));
            case EngineEvent.SegmentRolled e -> Optional.of(List.of("rolled", e.topic()));
            case EngineEvent.SegmentDeleted e -> Optional.of(List.of("deleted", e.topic()));
            case EngineEvent.LogStartMoved e -> Optional.of(List.of("start", e.topic()));
            case EngineEvent.LogTruncated e -> Optional.of(List.of("cut", e.broker()));
            case EngineEvent.MemberJoined e -> Optional.of(List.of("joined", e.group()));
            case EngineEvent.MemberLeft e -> Optional.of(List.of("left", e.group()));
            default -> Optional.empty();
        };
    }

    /// Both directions of a link are one line.
    private static Optional<List<Object>> link(String what, Fault fault) {
        return switch (fault) {
            case Fault.Cut _, Fault.Slow _ ->
                    Optional.of(
                            List.of(
                                    what,
                                    fault.name(),
                                    fault.brokers().stream().sorted().toList()));
            default -> Optional.empty();
        };
    }

    static List<Integer> without(List<Integer> all, List<Integer> some) {
        return all.stream().filter(b -> !some.contains(b)).sorted().toList();
    }

    /// Oldest first.
    List<Line> lines() {
        return lines;
    }

    /// The lines until a moment, newest first, at most so many.
    List<Line> newest(long untilMs, int most) {
        return lines.reversed().stream().filter(l -> l.atMs() <= untilMs).limit(most).toList();
    }
}
