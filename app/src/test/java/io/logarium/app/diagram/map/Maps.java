package io.logarium.app.diagram.map;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.picture.TextMeasure;
import io.logarium.app.picture.Tone;
import io.logarium.engine.view.BrokerView.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Made-up clusters for tests of the map.
public final class Maps {
    /// Each character 7 px wide, so that no font is needed.
    static final TextMeasure MEASURE = (text, _) -> 7.0 * text.length();

    private Maps() {}

    /// Replicas on all brokers; the leader is partition modulo brokers, the next one where that is down.
    static PartitionFacts partition(int index, int brokers, Set<Integer> down) {
        var replicas = IntStream.range(0, brokers).mapToObj(i -> (index + i) % brokers).toList();
        var isr = replicas.stream().filter(r -> !down.contains(r)).toList();
        var leader = isr.isEmpty() ? OptionalInt.empty() : OptionalInt.of(isr.getFirst());
        long end = 1_442 + 17L * index;
        var states = new ArrayList<ReplicaFacts>();
        for (int replica : replicas) {
            boolean up = !down.contains(replica);
            states.add(
                    new ReplicaFacts(
                            replica,
                            leader.equals(OptionalInt.of(replica)),
                            isr.contains(replica),
                            up,
                            OptionalLong.of(up ? end : end - 30),
                            OptionalLong.of(1_000),
                            List.of()));
        }
        return new PartitionFacts(
                index,
                leader,
                OptionalInt.of(4),
                replicas,
                isr,
                OptionalLong.of(0),
                OptionalLong.of(end),
                OptionalLong.of(end),
                OptionalLong.of(end),
                states);
    }

    static MapScene.Topic topic(String name, int partitions, int brokers, Set<Integer> down) {
        return new MapScene.Topic(
                name,
                name.startsWith("__"),
                IntStream.range(0, partitions).mapToObj(i -> partition(i, brokers, down)).toList(),
                List.of(
                        new MapScene.Recent(
                                0, List.of(Tone.KEY_1, Tone.KEY_3, Tone.KEY_5, Tone.KEY_2))));
    }

    static MapScene.Broker broker(int id, Set<Integer> down) {
        return new MapScene.Broker(
                id,
                "localhost:" + (9092 + id),
                down.contains(id) ? State.KILLED : State.UP,
                down.contains(id) ? "killed 9 s ago" : "",
                id == 0);
    }

    static MapScene.Quorum quorum(int brokers, Set<Integer> down) {
        var voters =
                IntStream.range(0, brokers)
                        .mapToObj(i -> new MapScene.Voter(i, i == 0, !down.contains(i), 4_795))
                        .toList();
        return new MapScene.Quorum(
                0,
                7,
                4_795,
                4_795,
                voters,
                List.of(
                        new MapScene.Metadata(4_790, "TopicRecord", "orders"),
                        new MapScene.Metadata(4_791, "PartitionRecord", "orders-0 leader 0"),
                        new MapScene.Metadata(4_792, "PartitionRecord", "orders-1 leader 1"),
                        new MapScene.Metadata(4_793, "PartitionRecord", "orders-2 leader 2"),
                        new MapScene.Metadata(4_794, "NoOpRecord", "")));
    }

    /// A cluster in work: producers, a group of three, a reader, four topics.
    public static MapScene busy(int brokers, Integer... down) {
        var gone = new TreeSet<>(List.of(down));
        var topics =
                List.of(
                        topic("orders", 3, brokers, gone),
                        topic("payments", 2, brokers, gone),
                        topic("clicks", 12, brokers, gone),
                        topic("__consumer_offsets", 5, brokers, gone));
        var writers =
                List.of(
                        new MapScene.Writer(
                                "order-service",
                                "acks=all idempotent",
                                OptionalDouble.of(6),
                                Optional.of("20 wait for an answer")),
                        new MapScene.Writer(
                                "payment-gateway",
                                "acks=all idempotent",
                                OptionalDouble.of(18),
                                Optional.empty()),
                        new MapScene.Writer(
                                "clickstream-sim",
                                "acks=1 lz4",
                                OptionalDouble.of(2_410),
                                Optional.empty()));
        var members =
                IntStream.range(0, 3)
                        .mapToObj(i ->
                                new MapScene.Member(
                                        "m" + i, "consumer-" + i, "P" + i, OptionalLong.of(i * 40)))
                        .toList();
        var groups =
                List.of(
                        new MapScene.Group(
                                "order-processors", "Stable", OptionalLong.of(7), members),
                        new MapScene.Group(
                                "payments-audit", "Empty", OptionalLong.of(41), List.of()));
        var streams = new ArrayList<MapScene.Stream>();
        for (int broker = 0; broker < brokers; broker++) {
            streams.add(stream(new MapThing.OfWriter("order-service"), true, broker, "orders", 3));
            streams.add(
                    stream(new MapThing.OfWriter("clickstream-sim"), true, broker, "clicks", 800));
            streams.add(
                    stream(
                            new MapThing.OfMember("order-processors", "m" + broker % 3),
                            false,
                            broker,
                            "orders",
                            3));
        }
        return new MapScene(
                IntStream.range(0, brokers).mapToObj(i -> broker(i, gone)).toList(),
                topics,
                writers,
                groups,
                List.of(
                        new MapScene.Reader(
                                "fraud-probe",
                                "payments-0, commits nothing",
                                OptionalDouble.of(2))),
                true,
                streams,
                Optional.of(quorum(brokers, gone)),
                List.of(),
                Optional.empty());
    }

    static MapScene.Stream stream(
            MapThing client, boolean writes, int broker, String topic, double rate) {
        return new MapScene.Stream(
                client, writes, broker, topic, OptionalDouble.of(rate), rate > 40, false);
    }
}
