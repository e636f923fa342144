package io.logarium.app.pictures;

import io.logarium.app.clustermap.ClusterMapScreen;
import io.logarium.app.clustermap.Verb;
import io.logarium.app.diagram.map.ClusterLayout.PlacedReplica;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.diagram.map.ReplicaLook;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.state.Msg;
import io.logarium.app.state.Store;
import io.logarium.app.topics.Demo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Pictures of the cluster map: in work, and before, during and after a broker is killed.
final class MapShots {
    private static final int LAST_PARTITION = 2;

    private static final String GROUP = "order-processors";

    private final Store store;
    private final ClusterMapScreen map;
    private final Lab lab;
    private int victim;
    private MapThing.OfLink link = MapThing.OfLink.between(0, 1);

    MapShots(Store store, ClusterMapScreen map, Lab lab) {
        this.store = store;
        this.map = map;
        this.lab = lab;
    }

    List<Shot> all() {
        var calm = new Shot("map", this::work, () -> othersAreGone() && map.scene().isFlowing());
        if (!map.can(Verb.KILL)) {
            return List.of(calm);
        }
        return List.of(
                calm,
                new Shot("map-cut", this::cut, this::somebodyLags),
                new Shot("map-before-kill", this::mend, this::nobodyLags),
                new Shot(
                        "map-during-kill",
                        () -> map.act(Verb.KILL, victim),
                        () -> looksOfVictim().allMatch(r -> r.look() == ReplicaLook.GONE)),
                new Shot("map-after-kill", this::pickPartition, this::othersLead));
    }

    private void work() {
        store.dispatch(new Msg.ScreenChosen(map.id()));
        // Who read for the pictures before is gone from this one, so that all of the map fits.
        lab.consumers().forEach(LabConsumer::stop);
        lab.start(Demo.traffic("order-service"));
        for (int i = 1; i <= 2; i++) {
            lab.start(
                    new ConsumerPlan(
                            "worker-" + i,
                            GROUP,
                            List.of(Inputs.ORDERS),
                            ConsumerPlan.CommitMode.AUTO,
                            true,
                            0));
        }
    }

    private boolean othersAreGone() {
        return lab.consumers().stream()
                .filter(c -> !c.plan().group().equals(GROUP))
                .allMatch(c -> c.state().phase().isOver());
    }

    /// Between a leader and a follower, both of which the controller hears: so the follower lags and is not fenced.
    private void cut() {
        var pair = new ArrayList<Integer>();
        for (int broker = 0; broker < 3; broker++) {
            if (broker != map.scene().controller() && pair.size() < 2) {
                pair.add(broker);
            }
        }
        link = MapThing.OfLink.between(pair.get(0), pair.get(1));
        map.cut(link);
    }

    private boolean somebodyLags() {
        return replicas().anyMatch(r -> r.look() == ReplicaLook.LAGS);
    }

    private void mend() {
        map.mend(link);
    }

    private boolean nobodyLags() {
        if (somebodyLags()) {
            return false;
        }
        chooseVictim();
        return true;
    }

    /// The leader of a partition, so that leadership has to move.
    private void chooseVictim() {
        victim = leader().map(PlacedReplica::broker).orElse(LAST_PARTITION);
        map.select(new MapThing.OfReplica(Inputs.ORDERS, LAST_PARTITION, victim));
    }

    private void pickPartition() {
        map.select(new MapThing.OfReplica(Inputs.ORDERS, LAST_PARTITION, victim));
    }

    private boolean othersLead() {
        return leader().filter(r -> r.broker() != victim).isPresent();
    }

    private Optional<PlacedReplica> leader() {
        return replicas()
                .filter(r -> r.topic().name().equals(Inputs.ORDERS))
                .filter(r -> r.partition() == LAST_PARTITION)
                .filter(r -> r.look() == ReplicaLook.LEADS)
                .findFirst();
    }

    private Stream<PlacedReplica> looksOfVictim() {
        return replicas().filter(r -> r.broker() == victim && r.look() != ReplicaLook.NONE);
    }

    private Stream<PlacedReplica> replicas() {
        return map.layout().stream().flatMap(l -> l.replicas().stream());
    }
}
