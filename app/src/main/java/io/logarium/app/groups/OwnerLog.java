package io.logarium.app.groups;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.groups.Rebalance.Move;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.kafka.common.TopicPartition;

/// Who owned what each time that a group was seen at rest. JavaFX thread only.
final class OwnerLog {
    private static final int MOST_SIGHTINGS = 50;
    private static final int MOST_GROUPS = 500;

    /// So long a partition's former owner is shown.
    private static final long FORMER_MS = 5_000;

    private final Map<String, List<Sighting>> groups = new LinkedHashMap<>();
    private long seenVersion = -1;

    /// A member, by id and by what it calls itself.
    record Owner(String id, String client) {}

    /// A group at rest.
    record Sighting(long atMs, OptionalInt epoch, Map<TopicPartition, Owner> owners) {}

    void observe(ClusterView view, long nowMs) {
        if (view.version() == seenVersion) {
            return;
        }
        seenVersion = view.version();
        groups.keySet().removeIf(id -> view.group(id).isEmpty());
        for (var group : view.groups()) {
            boolean rests = group.state().equals("Stable") || group.state().equals("Empty");
            if (rests && (groups.size() < MOST_GROUPS || groups.containsKey(group.id()))) {
                observe(group, nowMs);
            }
        }
    }

    private void observe(GroupFacts group, long nowMs) {
        var owners = new HashMap<TopicPartition, Owner>();
        for (var member : group.members()) {
            member.owns().forEach(at -> owners.put(at, new Owner(member.id(), member.clientId())));
        }
        var sightings = groups.computeIfAbsent(group.id(), _ -> new ArrayList<>());
        boolean same =
                !sightings.isEmpty()
                        && sightings.getLast().owners().equals(owners)
                        && sightings.getLast().epoch().equals(group.epoch());
        if (same) {
            return;
        }
        sightings.add(new Sighting(nowMs, group.epoch(), Map.copyOf(owners)));
        if (sightings.size() > MOST_SIGHTINGS) {
            sightings.removeFirst();
        }
    }

    /// Oldest first.
    List<Sighting> sightings(String group) {
        return List.copyOf(groups.getOrDefault(group, List.of()));
    }

    /// What changed hands with an epoch; none when it or the one before was not seen.
    List<Move> moves(String group, int epoch) {
        var sightings = sightings(group);
        for (int i = 1; i < sightings.size(); i++) {
            if (sightings.get(i).epoch().equals(OptionalInt.of(epoch))) {
                return moves(sightings.get(i - 1), sightings.get(i));
            }
        }
        return sightings.isEmpty() || !sightings.getFirst().epoch().equals(OptionalInt.of(epoch))
                ? List.of()
                : moves(new Sighting(0, OptionalInt.empty(), Map.of()), sightings.getFirst());
    }

    static List<Move> moves(Sighting before, Sighting after) {
        var moves = new ArrayList<Move>();
        after.owners()
                .forEach((at, owner) -> {
                    var former = Optional.ofNullable(before.owners().get(at));
                    if (former.filter(f -> f.id().equals(owner.id())).isEmpty()) {
                        moves.add(new Move(at, former.map(Owner::client), owner.client()));
                    }
                });
        moves.sort(
                Comparator.comparing((Move m) -> m.at().topic())
                        .thenComparing(m -> m.at().partition()));
        return moves;
    }

    /// Who owned the partition before its owner of now, for a moment after the change.
    Optional<String> formerOwner(String group, TopicPartition at, long nowMs) {
        var sightings = groups.getOrDefault(group, List.of());
        if (sightings.size() < 2 || nowMs - sightings.getLast().atMs() > FORMER_MS) {
            return Optional.empty();
        }
        var before = sightings.get(sightings.size() - 2).owners().get(at);
        var now = sightings.getLast().owners().get(at);
        return before == null || Objects.equals(before, now)
                ? Optional.empty()
                : Optional.of(before.id());
    }
}
