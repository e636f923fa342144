package io.logarium.app.diagram;

import static io.logarium.app.diagram.Facts.led;
import static io.logarium.app.diagram.Facts.replica;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.diagram.HeatLayout.State;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeatLayoutTest {
    @Test
    void aColumnIsAPartitionAndARowABroker() {
        var replicas =
                List.of(
                        replica(0, true, true, 5),
                        replica(1, false, true, 5),
                        replica(2, false, false, 1));
        var layout =
                HeatLayout.of(List.of(Facts.replicated(0, 0, 5, replicas)), List.of(0, 1, 2), 800);

        assertThat(layout.blocks().getFirst().cells())
                .extracting(HeatLayout.Cell::state)
                .containsExactly(State.LEADS, State.FOLLOWS, State.LAGS);
    }

    @Test
    void aPartitionWithoutALeaderIsGone() {
        var layout = HeatLayout.of(List.of(Facts.leaderless(0)), List.of(0), 800);

        assertThat(layout.blocks().getFirst().cells().getFirst().state()).isEqualTo(State.GONE);
    }

    @Test
    void theWorstStateOfAGroupWins() {
        var partitions = new ArrayList<PartitionFacts>();
        IntStream.range(0, 2_500).forEach(i -> partitions.add(led(i, 0, 1, 1)));
        partitions.set(17, Facts.leaderless(17));

        var layout = HeatLayout.of(partitions, List.of(0), 800);

        assertThat(layout.perColumn()).isEqualTo(10);
        var cells = layout.blocks().stream().flatMap(b -> b.cells().stream()).toList();
        assertThat(cells).hasSize(250);
        assertThat(cells.get(0).state()).isEqualTo(State.LEADS);
        assertThat(cells.get(1).state()).isEqualTo(State.GONE);
    }

    @Test
    void aCellOfManyCountsThemAndItsHeightIsKnownBeforeIt() {
        var partitions = IntStream.range(0, 2_500).mapToObj(i -> led(i, 0, 1, 1)).toList();

        var layout = HeatLayout.of(partitions, List.of(0, 1), 800);

        var cell = layout.blocks().getFirst().cells().getFirst();
        assertThat(cell.counts().of(State.LEADS)).isEqualTo(10);
        assertThat(cell.led()).isEqualTo(1);
        assertThat(cell.holds(9)).isTrue();
        assertThat(cell.holds(10)).isFalse();
        assertThat(HeatLayout.height(2_500, 2, 800)).isEqualTo(layout.height());
        assertThat(HeatLayout.height(7, 3, 800))
                .isEqualTo(HeatLayout.of(partitions.subList(0, 7), List.of(0, 1, 2), 800).height());
    }

    @Test
    void blocksWrapAtTheWidth() {
        var partitions = IntStream.range(0, 200).mapToObj(i -> led(i, 0, 1, 1)).toList();

        var layout = HeatLayout.of(partitions, List.of(0), 800);

        assertThat(layout.blocks()).hasSizeGreaterThan(1);
        assertThat(layout.blocks().stream().flatMap(b -> b.cells().stream()))
                .allMatch(c -> c.box().right() <= 800);
    }

    @Test
    void thePictureFitsTheNumberOfPartitions() {
        assertThat(Density.of(8)).isEqualTo(Density.TAPES);
        assertThat(Density.of(9)).isEqualTo(Density.BARS);
        assertThat(Density.of(32)).isEqualTo(Density.BARS);
        assertThat(Density.of(33)).isEqualTo(Density.HEAT);
    }
}
