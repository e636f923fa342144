package io.logarium.app.groups;

import io.logarium.app.groups.Rebalance.Cause;
import io.logarium.app.groups.Rebalance.Still;
import io.logarium.app.lab.Standstill;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// Puts a group's rebalances together from what was seen: the coordinator's events, the owners at rest, and what consumers of
/// this program tell of themselves. Nothing is guessed.
final class Rebalances {
    private static final Set<String> REST = Set.of("Stable", "Empty", "Dead");

    private final String group;
    private final OwnerLog owners;
    private final Map<String, List<Standstill>> standstills;
    private final List<Rebalance> done = new ArrayList<>();
    private final List<Cause> causes = new ArrayList<>();
    private OptionalLong beganMs = OptionalLong.empty();

    private Rebalances(String group, OwnerLog owners, Map<String, List<Standstill>> standstills) {
        this.group = group;
        this.owners = owners;
        this.standstills = standstills;
    }

    /// Newest first.
    ///
    /// @param told events of all groups, oldest first
    /// @param standstills of the group's members in this program, by their client.id
    static List<Rebalance> of(
            String group,
            List<EngineEvent> told,
            OwnerLog owners,
            Map<String, List<Standstill>> standstills) {
        var all = new Rebalances(group, owners, standstills);
        told.forEach(all::take);
        all.addUnfinished();
        return all.done.reversed();
    }

    /// Where nobody tells what happens: what changed from one look to the next.
    static List<Rebalance> sampled(String group, OwnerLog owners) {
        var sightings = owners.sightings(group);
        var all = new ArrayList<Rebalance>();
        for (int i = 1; i < sightings.size(); i++) {
            var moves = OwnerLog.moves(sightings.get(i - 1), sightings.get(i));
            all.add(
                    new Rebalance(
                            sightings.get(i).epoch(),
                            sightings.get(i).atMs(),
                            OptionalLong.empty(),
                            List.of(),
                            moves,
                            List.of(),
                            false));
        }
        return all.reversed();
    }

    private void take(EngineEvent event) {
        switch (event) {
            case EngineEvent.MemberJoined e when e.group().equals(group) ->
                    add(new Cause.Joined(e.clientId()));
            case EngineEvent.MemberLeft e when e.group().equals(group) ->
                    add(new Cause.Left(e.clientId(), e.why()));
            case EngineEvent.GroupChanged e when e.group().equals(group) -> changed(e);
            case EngineEvent.GroupDeleted e when e.group().equals(group) -> {
                done.clear();
                causes.clear();
                beganMs = OptionalLong.empty();
            }
            default -> {}
        }
    }

    /// Who did it says more than the coordinator's reason.
    private void add(Cause cause) {
        causes.removeIf(c -> c instanceof Cause.Other);
        if (!causes.contains(cause)) {
            causes.add(cause);
        }
    }

    private void changed(EngineEvent.GroupChanged event) {
        if (!REST.contains(event.to())) {
            if (beganMs.isEmpty()) {
                beganMs = OptionalLong.of(event.atMs());
                if (causes.isEmpty() && !event.why().isEmpty()) {
                    add(new Cause.Other(event.why()));
                }
            }
            return;
        }
        if (beganMs.isEmpty() && causes.isEmpty()) {
            return;
        }
        long began = beganMs.orElse(event.atMs());
        done.add(
                new Rebalance(
                        OptionalInt.of(event.generation()),
                        event.atMs(),
                        beganMs.isPresent()
                                ? OptionalLong.of(event.atMs() - began)
                                : OptionalLong.empty(),
                        causes,
                        owners.moves(group, event.generation()),
                        stills(began, event.atMs()),
                        false));
        causes.clear();
        beganMs = OptionalLong.empty();
    }

    /// Who lost its partitions between the beginning and the end of this rebalance.
    private List<Still> stills(long beganMs, long untilMs) {
        var stills = new ArrayList<Still>();
        standstills.forEach((client, all) ->
                all.stream()
                        .filter(s -> s.fromMs() >= beganMs && s.fromMs() <= untilMs)
                        .reduce((_, newest) -> newest)
                        .ifPresent(s -> stills.add(new Still(client, s.lastedMs()))));
        return stills;
    }

    private void addUnfinished() {
        if (beganMs.isPresent()) {
            done.add(
                    new Rebalance(
                            OptionalInt.empty(),
                            beganMs.getAsLong(),
                            OptionalLong.empty(),
                            causes,
                            List.of(),
                            List.of(),
                            true));
        }
    }
}
