package io.logarium.app.clustermap;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.map.MapThing;
import io.logarium.app.text.Texts;
import io.logarium.app.text.Times;
import io.logarium.engine.view.BrokerView;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/// What a broken connection or disk leads to, in sentences: since when, what does not arrive because of it, who left which ISR.
final class Causes {
    /// Names of partitions in a sentence; how many more there are is said.
    private static final int MOST_NAMES = 4;

    private final Optional<ClusterSnapshot> inside;
    private final Broken broken;
    private final ClusterView view;
    private final long nowMs;

    Causes(Optional<ClusterSnapshot> inside, ClusterView view, long nowMs) {
        this.inside = inside;
        this.broken = new Broken(inside);
        this.view = view;
        this.nowMs = nowMs;
    }

    List<Card.Why> ofLink(MapThing.OfLink at) {
        var found = broken.between(at.low(), at.high());
        if (found.isEmpty()) {
            return List.of(Reasons.info(Texts.of("map.why.link")));
        }
        var link = found.get();
        var low = Integer.toString(at.low());
        var high = Integer.toString(at.high());
        if (!link.cut()) {
            return List.of(
                    Reasons.warn(
                            Texts.of(
                                    "map.why.linkSlow",
                                    low,
                                    high,
                                    Long.toString(link.delayMs()),
                                    span(link.sinceMs()))));
        }
        var whys = new ArrayList<Card.Why>();
        whys.add(Reasons.bad(Texts.of("map.why.linkCut", low, high, span(link.sinceMs()))));
        whys.addAll(effects(at.low(), at.high()));
        whys.addAll(effects(at.high(), at.low()));
        return whys;
    }

    /// Each direction of a connection that is not as it should be.
    List<Card.Fact> directions(MapThing.OfLink at) {
        if (broken.between(at.low(), at.high()).isEmpty()) {
            return List.of();
        }
        return List.of(direction(at.low(), at.high()), direction(at.high(), at.low()));
    }

    private Card.Fact direction(int from, int to) {
        var name = Texts.of("map.fact.direction", Integer.toString(from), Integer.toString(to));
        return new Card.Fact(
                name,
                broken.direction(from, to)
                        .map(l ->
                                l.cut()
                                        ? Texts.of("map.link.isCut")
                                        : Texts.of("map.link.delay", Long.toString(l.delayMs())))
                        .orElse(Texts.of("map.link.isFine")));
    }

    /// What a broker suffers from.
    List<Card.Why> ofBroker(int id) {
        var whys = new ArrayList<Card.Why>();
        disk(id).ifPresent(whys::add);
        for (var link : broken.links()) {
            if (link.link().low() == id || link.link().high() == id) {
                int other = link.link().low() == id ? link.link().high() : link.link().low();
                whys.addAll(link.cut() ? cutFrom(id, other, link) : List.of(slowTo(other, link)));
            }
        }
        return whys;
    }

    private List<Card.Why> cutFrom(int id, int other, Broken.Link link) {
        var whys = new ArrayList<Card.Why>();
        var since = span(link.sinceMs());
        whys.add(Reasons.bad(Texts.of("map.cause.cut", Integer.toString(other), since)));
        whys.addAll(effects(other, id));
        whys.addAll(effects(id, other));
        return whys;
    }

    private Card.Why slowTo(int other, Broken.Link link) {
        return Reasons.warn(
                Texts.of(
                        "map.cause.slow",
                        Integer.toString(other),
                        Long.toString(link.delayMs()),
                        span(link.sinceMs())));
    }

    private Optional<Card.Why> disk(int id) {
        var broker =
                inside.flatMap(s -> s.brokers().stream().filter(b -> b.id() == id).findFirst());
        if (broker.isEmpty() || broker.get().disk() == BrokerView.Disk.OK) {
            return Optional.empty();
        }
        var disk = broker.get().disk();
        var number = Integer.toString(id);
        if (disk == BrokerView.Disk.SLOW) {
            return Optional.of(Reasons.warn(Texts.of("map.cause.disk.SLOW")));
        }
        boolean ended = broker.get().state() == BrokerView.State.CRASHED;
        var key = "map.cause.disk." + disk + (ended ? ".ended" : "");
        return Optional.of(Reasons.bad(Texts.of(key, number, span(broker.get().diskSinceMs()))));
    }

    /// Why a replica does not get what its leader has, where a cut connection is the reason.
    List<Card.Why> ofReplica(String topic, PartitionFacts partition, int broker) {
        if (partition.leader().isEmpty()) {
            return List.of();
        }
        int leader = partition.leader().getAsInt();
        var whys = new ArrayList<Card.Why>();
        for (int replica : partition.replicas()) {
            boolean asked = replica != leader && (replica == broker || broker == leader);
            if (asked && isThere(replica)) {
                broken.between(leader, replica)
                        .filter(Broken.Link::cut)
                        .ifPresent(l -> whys.add(replica(topic, partition, replica, l)));
            }
        }
        return whys;
    }

    private Card.Why replica(String topic, PartitionFacts partition, int replica, Broken.Link cut) {
        int leader = partition.leader().orElse(-1);
        return Reasons.bad(
                Texts.of(
                                "map.cause.replicaCut",
                                Integer.toString(replica),
                                Integer.toString(leader),
                                span(cut.sinceMs()))
                        + " "
                        + Texts.of(
                                partition.isr().contains(replica)
                                        ? "map.cause.willLeave"
                                        : "map.cause.left",
                                Integer.toString(replica),
                                topic + "-" + partition.index()));
    }

    /// What `follower` does not get from `leader`, and what the controller does not hear from it.
    private List<Card.Why> effects(int leader, int follower) {
        var whys = new ArrayList<Card.Why>();
        if (!isThere(follower)) {
            return whys;
        }
        var number = Integer.toString(follower);
        var left =
                names(leader, p -> p.replicas().contains(follower) && !p.isr().contains(follower));
        if (!left.isEmpty()) {
            whys.add(Reasons.warn(Texts.of("map.cause.left", number, left)));
        }
        var staying = names(leader, p -> p.isr().contains(follower));
        if (!staying.isEmpty()) {
            whys.add(Reasons.info(Texts.of("map.cause.willLeave", number, staying)));
        }
        if (inside.map(s -> s.quorum().leaderId()).orElse(-1) == leader) {
            var key = isFenced(follower) ? "map.cause.fenced" : "map.cause.willBeFenced";
            whys.add(Reasons.warn(Texts.of(key, number, Integer.toString(leader))));
        }
        return whys;
    }

    private boolean isThere(int id) {
        return state(id)
                .filter(s -> s == BrokerView.State.UP || s == BrokerView.State.FENCED)
                .isPresent();
    }

    private boolean isFenced(int id) {
        return state(id).filter(s -> s == BrokerView.State.FENCED).isPresent();
    }

    private Optional<BrokerView.State> state(int id) {
        return inside.flatMap(s ->
                s.brokers().stream().filter(b -> b.id() == id).map(BrokerView::state).findFirst());
    }

    /// Partitions of a leader, by name; those of internal topics are not what a person looks for.
    private String names(int leader, Predicate<PartitionFacts> wanted) {
        var names = new ArrayList<String>();
        for (var topic : view.topics().stream().filter(t -> !t.internal()).toList()) {
            for (var partition : topic.partitions()) {
                if (partition.leader().equals(OptionalInt.of(leader)) && wanted.test(partition)) {
                    names.add(topic.name() + "-" + partition.index());
                }
            }
        }
        var shown = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        return names.size() <= MOST_NAMES
                ? shown
                : Texts.of("map.cause.andMore", shown, names.size() - MOST_NAMES);
    }

    private String span(long sinceMs) {
        return Times.wholeSpan(Math.max(0, nowMs - sinceMs));
    }
}
