package io.logarium.app.history;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.view.ClusterSnapshot;
import io.logarium.engine.view.ReplicaView;
import java.util.Optional;
import java.util.OptionalLong;

/// Finds in the snapshot before an event why it happened.
final class Causes {
    private Causes() {}

    /// The same, with how long a replica that left the ISR had been behind, as its leader knew it.
    static Happening found(Happening happening, Optional<ClusterSnapshot> before) {
        if (happening instanceof Happening.Told(var since, EngineEvent.IsrChanged event, _)
                && event.to().size() < event.from().size()
                && before.isPresent()) {
            return new Happening.Told(since, event, quietMs(event, before.get()));
        }
        return happening;
    }

    private static OptionalLong quietMs(EngineEvent.IsrChanged event, ClusterSnapshot before) {
        return before.topics().stream()
                .filter(t -> t.name().equals(event.topic()))
                .flatMap(t -> t.partitions().stream())
                .filter(p -> p.index() == event.partition())
                .flatMap(p -> p.states().stream())
                .map(ReplicaView::replication)
                .filter(ReplicaView.Leads.class::isInstance)
                .flatMap(r -> ((ReplicaView.Leads) r).followers().stream())
                .filter(f -> !event.to().contains(f.brokerId()) && f.caughtUpMs() > 0)
                .mapToLong(f -> event.atMs() - f.caughtUpMs())
                .filter(quiet -> quiet > 0)
                .max();
    }
}
