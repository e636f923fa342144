package io.logarium.app.diagram;

import static io.logarium.app.diagram.Facts.at;
import static io.logarium.app.diagram.Facts.lane;
import static io.logarium.app.diagram.Facts.led;
import static io.logarium.app.diagram.Facts.replica;
import static io.logarium.app.diagram.Facts.scene;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.logarium.app.cluster.ReplicaFacts.SegmentFacts;
import io.logarium.app.diagram.TapeLayout.CellLook;
import io.logarium.app.diagram.TapeLayout.Marker;
import io.logarium.app.diagram.TapeLayout.MarkerKind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TapeLayoutTest {
    private static final double WIDTH = 1196;

    @Test
    void aMarkerStandsAtTheLeftEdgeOfTheNextOffset() {
        var lane = only(lane(led(0, 1000, 1286, 1287), 1279, 1284));

        for (var marker : lane.markers()) {
            var cell = lane.cells().stream().filter(c -> c.offset() == marker.offset()).findFirst();
            double edge =
                    cell.map(c -> c.box().x())
                            .orElseGet(() -> lane.cells().getLast().box().x() + 35);
            assertThat(marker.x()).as("%s", marker.kind()).isEqualTo(edge - 1);
        }
        assertThat(lane.markers())
                .extracting(Marker::kind)
                .containsExactly(
                        MarkerKind.HIGH_WATERMARK,
                        MarkerKind.LOG_END,
                        MarkerKind.COMMITTED,
                        MarkerKind.POSITION);
    }

    @Test
    void theNewestRecordsAreCellsAndTheOlderOnesABarToScale() {
        var lane = only(lane(led(0, 1000, 1287, 1287), 1100, 1287));

        assertThat(lane.cells()).hasSize(TapeLayout.fitting(WIDTH, Grain.CELLS));
        assertThat(lane.cells().getLast().offset()).isEqualTo(1286);
        var scale = lane.scale().orElseThrow();
        double share = (scale.x(1100) - scale.older().x()) / scale.older().width();
        assertThat(share).isCloseTo(100.0 / (scale.firstCell() - 1000), within(1e-9));
    }

    @Test
    void aShortLogStartsAtTheBracketWithoutABar() {
        var lane = only(lane(led(0, 0, 5, 5)));

        assertThat(lane.scale().orElseThrow().hasOlder()).isFalse();
        assertThat(lane.cells()).hasSize(5);
        assertThat(lane.cells().getFirst().box().x()).isEqualTo(TapeLayout.LEFT);
    }

    @Test
    void anEmptyLogHasItsMarkersAtTheStart() {
        var lane = only(lane(led(0, 0, 0, 0), 0, 0));

        assertThat(lane.cells()).isEmpty();
        assertThat(lane.markers()).allMatch(m -> m.x() == TapeLayout.LEFT - 1);
    }

    @Test
    void lagIsHighWatermarkMinusCommitted() {
        assertThat(lane(led(0, 0, 1286, 1290), 1279, 1284).lag()).hasValue(7);
        assertThat(lane(led(0, 0, 1286, 1290)).lag()).isEmpty();
        assertThat(lane(led(0, 0, 5, 5), 9, 9).lag()).hasValue(0);
    }

    @Test
    void cellsTellProcessedReadableAndNotYetReplicated() {
        var lane = only(lane(led(0, 0, 8, 10), 3, 5));

        assertThat(lane.cells())
                .extracting(TapeLayout.Cell::look)
                .containsExactly(
                        CellLook.PROCESSED,
                        CellLook.PROCESSED,
                        CellLook.PROCESSED,
                        CellLook.READABLE,
                        CellLook.READABLE,
                        CellLook.READABLE,
                        CellLook.READABLE,
                        CellLook.READABLE,
                        CellLook.UNREPLICATED,
                        CellLook.UNREPLICATED);
    }

    @Test
    void anOffsetWithoutARecordIsAGapOnceNewerOnesAreKnown() {
        var facts = led(0, 0, 4, 4);
        var lane =
                new TapeScene.Lane(
                        facts,
                        List.of(Facts.record(0), Facts.record(2)),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        Optional.empty());

        assertThat(only(lane).cells())
                .extracting(TapeLayout.Cell::look)
                .containsExactly(
                        CellLook.READABLE, CellLook.GAP, CellLook.READABLE, CellLook.UNKNOWN);
    }

    @Test
    void segmentBoundariesLieBetweenTheirRecords() {
        var leader =
                replica(
                        0,
                        true,
                        true,
                        30,
                        new SegmentFacts(0, 10, 1, false),
                        new SegmentFacts(10, 25, 1, false),
                        new SegmentFacts(25, 30, 1, true));
        var lane = only(lane(Facts.replicated(0, 0, 30, List.of(leader))));

        var scale = lane.scale().orElseThrow();
        assertThat(lane.boundaries())
                .extracting(TapeLayout.Boundary::baseOffset)
                .containsExactly(10L, 25L);
        assertThat(lane.boundaries().getLast().x()).isEqualTo(scale.x(25));
    }

    @Test
    void aFollowersBarEndsWhereItsLogEnds() {
        var replicas = List.of(replica(0, true, true, 10), replica(1, false, true, 8));
        var lane = only(lane(Facts.replicated(0, 0, 8, replicas)));

        var scale = lane.scale().orElseThrow();
        assertThat(lane.replicas().get(0).endX()).isEqualTo(scale.x(10));
        assertThat(lane.replicas().get(1).endX()).isEqualTo(scale.x(8));
        assertThat(lane.replicas().get(1).behind()).hasValue(2);
    }

    @Test
    void aMarkerBeforeTheLogStartIsHeldAtIt() {
        var lane = only(lane(led(0, 100, 110, 110), 5, 105));

        var committed =
                lane.markers().stream().filter(m -> m.kind() == MarkerKind.COMMITTED).findFirst();
        assertThat(committed.orElseThrow().x()).isEqualTo(lane.scale().orElseThrow().x(100));
    }

    @Test
    void lastStableOffsetIsShownOnlyWhereItDiffers() {
        var facts = led(0, 0, 8, 8);
        var open =
                new io.logarium.app.cluster.PartitionFacts(
                        0,
                        facts.leader(),
                        facts.leaderEpoch(),
                        facts.replicas(),
                        facts.isr(),
                        facts.logStart(),
                        facts.highWatermark(),
                        at(6),
                        facts.logEnd(),
                        facts.states());

        assertThat(only(lane(facts)).markers())
                .extracting(Marker::kind)
                .doesNotContain(MarkerKind.LAST_STABLE);
        assertThat(only(lane(open)).markers())
                .extracting(Marker::kind)
                .contains(MarkerKind.LAST_STABLE);
    }

    @Test
    void aPartitionWithoutALeaderHasNoTape() {
        var lane = only(lane(Facts.leaderless(0)));

        assertThat(lane.scale()).isEmpty();
        assertThat(lane.cells()).isEmpty();
        assertThat(lane.replicas()).hasSize(1);
    }

    @Test
    void ticksShowMoreRecordsThanCells() {
        var scene = scene(lane(led(0, 0, 5000, 5000)));

        var ticks = TapeLayout.of(scene, WIDTH, Grain.TICKS).lanes().getFirst();
        var cells = TapeLayout.of(scene, WIDTH, Grain.CELLS).lanes().getFirst();

        assertThat(ticks.cells().size()).isGreaterThan(5 * cells.cells().size());
    }

    @Test
    void nothingLiesOutsideTheWidth() {
        for (double width : new double[] {620, 948, 1196, 1528, 2400}) {
            var layout =
                    TapeLayout.of(
                            scene(lane(led(0, 0, 9_000, 9_001), 40, 8_999)), width, Grain.CELLS);
            var lane = layout.lanes().getFirst();
            assertThat(lane.cells().getLast().box().right()).isLessThan(width);
            assertThat(lane.markers()).allMatch(m -> m.x() > 0 && m.x() < width);
        }
    }

    private static TapeLayout.Lane only(TapeScene.Lane lane) {
        return TapeLayout.of(scene(lane), WIDTH, Grain.CELLS).lanes().getFirst();
    }
}
