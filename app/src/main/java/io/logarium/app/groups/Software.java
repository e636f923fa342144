package io.logarium.app.groups;

import io.logarium.app.cluster.Cluster;
import io.logarium.app.cluster.GroupFacts.MemberFacts;
import java.util.Optional;

/// Which library and version a member is, whatever program it is: only the brokers in the box tell (KIP-511).
record Software(Cluster cluster) {
    Optional<String> of(MemberFacts member) {
        return cluster.inside()
                .flatMap(i ->
                        i.snapshot().get().brokers().stream()
                                .flatMap(b -> b.connections().stream())
                                .filter(c -> c.clientId().equals(member.clientId()))
                                .filter(c -> !c.softwareName().isEmpty())
                                .map(c -> c.softwareName() + " " + c.softwareVersion())
                                .findFirst());
    }
}
