package io.logarium.engine.group;

import io.logarium.engine.loop.Check;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// How many members of a group support each protocol, kept up to date so that a join costs no look at everybody.
final class CommonProtocols {
    private final Map<String, Integer> supporters = new LinkedHashMap<>();

    void add(List<ClassicMember.Protocol> protocols) {
        distinct(protocols).forEach(name -> supporters.merge(name, 1, Integer::sum));
    }

    void remove(List<ClassicMember.Protocol> protocols) {
        distinct(protocols)
                .forEach(
                        name -> supporters.computeIfPresent(name, (n, c) -> c == 1 ? null : c - 1));
    }

    /// Whether one of these is supported by all members.
    boolean haveOneOf(List<ClassicMember.Protocol> protocols, int members) {
        return protocols.stream().anyMatch(p -> isCommon(p.name(), members));
    }

    /// The protocol that most members prefer among those that all support; on a tie the one that was counted first.
    String choice(Collection<ClassicMember> members) {
        var votes = new LinkedHashMap<String, Integer>();
        for (var member : members) {
            member.protocols().stream()
                    .map(ClassicMember.Protocol::name)
                    .filter(name -> isCommon(name, members.size()))
                    .findFirst()
                    .ifPresent(name -> votes.merge(name, 1, Integer::sum));
        }
        var best = "";
        int most = 0;
        for (var vote : votes.entrySet()) {
            if (vote.getValue() > most) {
                best = vote.getKey();
                most = vote.getValue();
            }
        }
        Check.that(
                most > 0,
                "%d members have no protocol in common (%d known)",
                members.size(),
                supporters.size());
        return best;
    }

    private boolean isCommon(String name, int members) {
        return supporters.getOrDefault(name, 0) == members;
    }

    private static Collection<String> distinct(List<ClassicMember.Protocol> protocols) {
        var names = new LinkedHashSet<String>();
        protocols.forEach(p -> names.add(p.name()));
        return names;
    }
}
