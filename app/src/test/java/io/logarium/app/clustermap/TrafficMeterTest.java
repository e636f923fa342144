package io.logarium.app.clustermap;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.ClusterView;
import io.logarium.app.cluster.ClusterView.Contact;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.cluster.TopicFacts;
import io.logarium.app.clustermap.TrafficMeter.Way;
import io.logarium.engine.event.EngineEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TrafficMeterTest {
    private static final Way WRITES = new Way("order-service", true, "orders", 0);
    private static final Way READS = new Way("consumer-1", false, "orders", 0);

    private final TrafficMeter meter = new TrafficMeter();

    @Test
    void aRateIsWhatBrokersTookOverThreeSeconds() {
        for (int i = 0; i < 6; i++) {
            meter.observe(List.of(appended(i, 2)), view(12, 12), 1_000 + i * 500L);
        }

        assertThat(meter.perSecond(WRITES, 4_000)).isEqualTo(4);
        assertThat(meter.perSecond(WRITES, 60_000)).isZero();
    }

    @Test
    void eachRecordIsOneDotForAsLongAsItIsOnItsWay() {
        meter.observe(List.of(appended(0, 3)), view(3, 3), 1_000);

        assertThat(meter.flights(1_200)).hasSize(3);
        assertThat(meter.flights(1_200)).allMatch(f -> f.broker() == 1);
        assertThat(meter.flights(2_500)).isEmpty();
        assertThat(meter.isQuiet()).isTrue();
    }

    @Test
    void aboveFortyRecordsASecondThereAreBandsAndNoDots() {
        for (int i = 0; i < 20; i++) {
            meter.observe(List.of(appended(i * 50, 50)), view(1_000, 1_000), 1_000 + i * 100L);
        }

        assertThat(meter.isBand(WRITES)).isTrue();
        assertThat(meter.flights(5_000)).isEmpty();
    }

    @Test
    void aLineIsABandByTheSumOfItsPartitions() {
        for (int i = 0; i < 20; i++) {
            var events = new ArrayList<EngineEvent>();
            for (int partition = 0; partition < 6; partition++) {
                events.add(appended(partition, i, 1));
            }
            meter.observe(events, wide(6), 1_000 + i * 100L);
        }

        // Ten records a second to each partition, sixty to their broker.
        assertThat(meter.perSecond(WRITES, 3_000)).isEqualTo(10);
        assertThat(meter.isBand(WRITES)).isTrue();
    }

    @Test
    void ofVeryManyPartitionsThoseOfALeaderAreCountedAsOne() {
        var events = new ArrayList<EngineEvent>();
        for (int partition = 0; partition < 1_000; partition++) {
            events.add(appended(partition, 0, 1));
        }

        meter.observe(events, wide(1_000), 1_000);

        assertThat(meter.ways()).containsExactly(WRITES);
        assertThat(meter.perSecond(WRITES, 2_000)).isEqualTo(1_000);
    }

    @Test
    void whatAReaderGotIsCountedOnce() {
        meter.observe(List.of(fetched(0)), view(3, 3), 1_000);
        meter.observe(List.of(fetched(3)), view(5, 5), 2_000);

        assertThat(meter.perSecond(READS, 2_000)).isEqualTo(5);
    }

    @Test
    void aReaderThatCatchesUpIsCountedByWhatItAsksForNext() {
        meter.observe(List.of(fetched(0)), view(10_000, 10_000), 1_000);
        assertThat(meter.perSecond(READS, 1_000)).isZero();

        meter.observe(List.of(fetched(100)), view(10_000, 10_000), 2_000);

        assertThat(meter.perSecond(READS, 2_000)).isEqualTo(100);
    }

    @Test
    void theWindowsOwnEyesAreNotDrawn() {
        var own = new EngineEvent.RecordsFetched(0, "orders", 0, 0, 100, "logarium-view");

        meter.observe(List.of(own), view(3, 3), 1_000);

        assertThat(meter.ways()).isEmpty();
    }

    @Test
    void whatAFollowerHasMoreWasCopiedFromItsLeader() {
        meter.observe(view(3, 3), view(3, 3), 1_000);
        assertThat(meter.flights(1_100)).isEmpty();

        meter.observe(view(5, 3), view(5, 5), 2_000);

        assertThat(meter.flights(2_100))
                .hasSize(2)
                .allMatch(f -> f.copy().orElseThrow().from() == 1)
                .allMatch(f -> f.copy().orElseThrow().to() == 0);
    }

    @Test
    void aMoveOfLeadershipIsSeenOnceAndEnds() {
        var moves = new LeaderMoves();
        moves.observe(view(3, 3), 1_000);
        assertThat(moves.now(1_000)).isEmpty();

        moves.observe(ledBy(0), 2_000);

        assertThat(moves.now(2_300)).hasSize(1);
        assertThat(moves.now(2_300).getFirst().from()).isEqualTo(1);
        assertThat(moves.now(2_300).getFirst().to()).isZero();
        assertThat(moves.now(2_300).getFirst().share()).isBetween(0.0, 1.0);
        moves.observe(ledBy(0), 9_000);
        assertThat(moves.isQuiet()).isTrue();
    }

    private static EngineEvent appended(long first, int count) {
        return new EngineEvent.RecordsAppended(0, "orders", 0, first, count, 100, "order-service");
    }

    private static EngineEvent appended(int partition, long first, int count) {
        return new EngineEvent.RecordsAppended(
                0, "orders", partition, first, count, 100, "order-service");
    }

    private static EngineEvent fetched(long from) {
        return new EngineEvent.RecordsFetched(0, "orders", 0, from, 100, "consumer-1");
    }

    private static ClusterView view(long leaderEnd, long followerEnd) {
        return view(1, leaderEnd, followerEnd);
    }

    private static ClusterView ledBy(int leader) {
        return view(leader, 3, 3);
    }

    /// Partitions without replicas, led by broker 1.
    private static ClusterView wide(int partitions) {
        var all = new ArrayList<PartitionFacts>();
        for (int index = 0; index < partitions; index++) {
            all.add(partition(index, 1, 0, List.of()));
        }
        return view(all);
    }

    private static PartitionFacts partition(
            int index, int leader, long end, List<ReplicaFacts> states) {
        return new PartitionFacts(
                index,
                OptionalInt.of(leader),
                OptionalInt.of(1),
                List.of(1, 0),
                List.of(0, 1),
                OptionalLong.of(0),
                OptionalLong.of(end),
                OptionalLong.of(end),
                OptionalLong.of(end),
                states);
    }

    private static ClusterView view(int leader, long leaderEnd, long followerEnd) {
        var states = new ArrayList<ReplicaFacts>();
        for (int broker = 0; broker < 2; broker++) {
            states.add(
                    new ReplicaFacts(
                            broker,
                            broker == leader,
                            true,
                            true,
                            OptionalLong.of(broker == leader ? leaderEnd : followerEnd),
                            OptionalLong.empty(),
                            List.of()));
        }
        return view(List.of(partition(0, leader, leaderEnd, states)));
    }

    private static ClusterView view(List<PartitionFacts> partitions) {
        return new ClusterView(
                1,
                0,
                new Contact.Answering(),
                "id",
                List.of(),
                List.of(new TopicFacts("orders", "t", false, partitions, OptionalDouble.empty())),
                List.of(),
                Map.of());
    }
}
