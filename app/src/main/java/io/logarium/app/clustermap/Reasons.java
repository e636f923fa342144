package io.logarium.app.clustermap;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.diagram.map.MapScene;
import io.logarium.app.diagram.map.ReplicaLook;
import io.logarium.app.parts.Tint;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/// Cause and effect in a sentence: why a thing is as it is, what that means, and what helps.
final class Reasons {
    private Reasons() {}

    static List<Card.Why> ofCluster(MapScene scene, List<TopicFacts> topics) {
        var whys = new ArrayList<Card.Why>(quorum(scene));
        long leaderless = topics.stream().mapToLong(TopicFacts::leaderless).sum();
        long under = topics.stream().mapToLong(TopicFacts::underReplicated).sum();
        if (leaderless > 0) {
            whys.add(bad(Texts.of("map.why.topicLeaderless", leaderless)));
        }
        if (under > 0) {
            whys.add(warn(Texts.of("map.why.under", under)));
        }
        int down = (int) scene.brokers().stream().filter(b -> !b.isUp()).count();
        if (down > 0) {
            whys.add(warn(Texts.of("map.why.down", down)));
        }
        if (whys.isEmpty() && !topics.isEmpty()) {
            whys.add(ok(Texts.of("map.why.fine")));
        }
        return whys;
    }

    static List<Card.Why> quorum(MapScene scene) {
        var quorum = scene.quorum();
        if (quorum.isEmpty() || quorum.get().hasMajority() || quorum.get().voters().isEmpty()) {
            return List.of();
        }
        int all = quorum.get().voters().size();
        return List.of(
                bad(Texts.of("map.why.noQuorum", Long.toString(all - quorum.get().alive()), all)));
    }

    static List<Card.Why> ofBroker(MapScene.Broker broker, int leads, int follows, String detail) {
        var whys = new ArrayList<Card.Why>();
        var id = Integer.toString(broker.id());
        switch (broker.state()) {
            case UP -> whys.add(ok(Texts.of("map.why.up", leads, follows)));
            case STARTING -> whys.add(warn(Texts.of("map.why.starting", id)));
            case STOPPING -> whys.add(warn(Texts.of("map.why.stopping", id)));
            case FENCED -> whys.add(warn(Texts.of("map.why.fenced", id)));
            case PAUSED -> whys.add(warn(Texts.of("map.why.paused", id)));
            case STOPPED -> whys.add(bad(Texts.of("map.why.stopped", id)));
            case KILLED ->
                    whys.add(
                            bad(
                                    Texts.of(
                                            leads > 0 ? "map.why.killed" : "map.why.killedMoved",
                                            id)));
            case POWERED_OFF -> whys.add(bad(Texts.of("map.why.poweredOff", id)));
            case CRASHED -> whys.add(bad(Texts.of("map.why.crashed", id, detail)));
        }
        if (broker.controller() && broker.isUp()) {
            whys.add(info(Texts.of("map.why.controller")));
        }
        return whys;
    }

    /// @param broker whose replica was picked
    /// @param minIsr the topic's min.insync.replicas, where it is known
    static List<Card.Why> ofReplica(
            String topic, PartitionFacts partition, int broker, OptionalInt minIsr) {
        var whys = new ArrayList<Card.Why>();
        var name = topic + "-" + partition.index();
        if (partition.leader().isEmpty()) {
            whys.add(bad(Texts.of("map.why.noLeader", name, ids(partition.isr()))));
            return whys;
        }
        int leader = partition.leader().getAsInt();
        if (ReplicaLook.of(partition, leader) == ReplicaLook.GONE) {
            whys.add(bad(Texts.of("map.why.leaderDown", Integer.toString(leader), name)));
        }
        if (broker != leader) {
            follower(name, partition, broker, whys);
        } else {
            partition.replicas().stream()
                    .filter(r -> r != leader)
                    .forEach(r -> follower(name, partition, r, whys));
        }
        int isr = partition.isr().size();
        int all = partition.replicas().size();
        if (isr < all && minIsr.isPresent()) {
            boolean enough = isr >= minIsr.getAsInt();
            var text =
                    Texts.of(
                            enough ? "map.why.minIsrFine" : "map.why.minIsr",
                            isr,
                            all,
                            Integer.toString(minIsr.getAsInt()));
            whys.add(enough ? info(text) : bad(text));
        }
        if (!partition.replicas().isEmpty() && partition.replicas().getFirst() != leader) {
            whys.add(
                    info(
                            Texts.of(
                                    "map.why.notPreferred",
                                    Integer.toString(partition.replicas().getFirst()),
                                    Integer.toString(leader))));
        }
        if (isr == all && whys.isEmpty()) {
            whys.add(
                    ok(
                            all == 1
                                    ? Texts.of("map.why.single", Integer.toString(leader))
                                    : Texts.of("map.why.inSync", Integer.toString(leader), all)));
        }
        return whys;
    }

    private static void follower(
            String name, PartitionFacts partition, int broker, List<Card.Why> whys) {
        var id = Integer.toString(broker);
        boolean inIsr = partition.isr().contains(broker);
        switch (ReplicaLook.of(partition, broker)) {
            case GONE ->
                    whys.add(
                            warn(
                                    inIsr
                                            ? Texts.of("map.why.downInIsr", id, name)
                                            : Texts.of(
                                                    "map.why.wentDown",
                                                    id,
                                                    name,
                                                    ids(partition.isr()))));
            case LAGS -> whys.add(warn(Texts.of("map.why.lags", id, name)));
            case FOLLOWS, LEADS, NONE -> {}
        }
    }

    static List<Card.Why> ofTopic(TopicFacts topic) {
        if (topic.leaderless() > 0) {
            return List.of(bad(Texts.of("map.why.topicLeaderless", topic.leaderless())));
        }
        return topic.underReplicated() > 0
                ? List.of(warn(Texts.of("map.why.topicUnder", topic.underReplicated())))
                : List.of(ok(Texts.of("map.why.topicFine")));
    }

    static List<Card.Why> ofGroup(String state) {
        return switch (state) {
            case "Stable" -> List.of(ok(Texts.of("map.why.groupStable")));
            case "Empty", "Dead" -> List.of(info(Texts.of("map.why.groupEmpty")));
            default -> List.of(warn(Texts.of("map.why.groupMoving", state)));
        };
    }

    static String ids(List<Integer> brokers) {
        return brokers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    static Card.Why ok(String text) {
        return new Card.Why(Tint.OK, text);
    }

    static Card.Why info(String text) {
        return new Card.Why(Tint.INFO, text);
    }

    static Card.Why warn(String text) {
        return new Card.Why(Tint.WARN, text);
    }

    static Card.Why bad(String text) {
        return new Card.Why(Tint.BAD, text);
    }
}
