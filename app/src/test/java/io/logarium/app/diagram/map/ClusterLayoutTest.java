package io.logarium.app.diagram.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.picture.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterLayoutTest {
    @ParameterizedTest
    @CsvSource({"952,460,3", "1184,768,3", "1528,768,3", "1500,860,3", "952,460,7", "1184,768,1"})
    void nothingOverlaps(double width, double height, int brokers) {
        var layout = ClusterLayout.of(Maps.busy(brokers, 1), width, height, Maps.MEASURE);

        var boxes = boxes(layout);
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j)))
                        .as("%s and %s", boxes.get(i), boxes.get(j))
                        .isFalse();
            }
        }
        assertThat(boxes)
                .allMatch(b -> b.x() >= 0 && b.right() <= width)
                .allMatch(b -> b.y() >= 0 && b.bottom() <= layout.height());
    }

    private static List<Box> boxes(ClusterLayout layout) {
        var boxes = new ArrayList<Box>();
        layout.brokers().forEach(b -> boxes.add(b.box()));
        layout.clients().writers().forEach(w -> boxes.add(w.box()));
        layout.clients().groups().forEach(g -> boxes.add(g.box()));
        layout.clients().readers().forEach(r -> boxes.add(r.box()));
        boxes.add(layout.quorum().box());
        return boxes;
    }

    @ParameterizedTest
    @CsvSource({"952,460", "1184,768", "1500,860"})
    void replicasLieInTheirBrokerAndApart(double width, double height) {
        var layout = ClusterLayout.of(Maps.busy(3), width, height, Maps.MEASURE);

        for (var replica : layout.replicas()) {
            var broker = layout.broker(replica.broker()).orElseThrow();
            assertThat(broker.contains(replica.box().x(), replica.box().y())).isTrue();
            assertThat(replica.box().right()).isLessThanOrEqualTo(broker.right());
            assertThat(replica.box().bottom()).isLessThanOrEqualTo(broker.bottom());
        }
        var boxes = layout.replicas().stream().map(ClusterLayout.PlacedReplica::box).toList();
        for (int i = 0; i < boxes.size(); i++) {
            for (int j = i + 1; j < boxes.size(); j++) {
                assertThat(boxes.get(i).intersects(boxes.get(j))).isFalse();
            }
        }
    }

    @Test
    void aPartitionIsAColumnAndABrokerARow() {
        var layout = ClusterLayout.of(Maps.busy(3), 1_184, 768, Maps.MEASURE);

        var first = layout.replica("orders", 1, 0).orElseThrow();
        var second = layout.replica("orders", 1, 2).orElseThrow();

        assertThat(second.x()).isEqualTo(first.x());
        assertThat(second.y()).isGreaterThan(first.y());
        assertThat(layout.replica("payments", 1, 0).orElseThrow().x()).isEqualTo(first.x());
    }

    @Test
    void aBrokerThatGoesChangesNoPlace() {
        var before = ClusterLayout.of(Maps.busy(3), 1_184, 768, Maps.MEASURE);
        var after = ClusterLayout.of(Maps.busy(3, 2), 1_184, 768, Maps.MEASURE);

        assertThat(after.replicas().stream().map(ClusterLayout.PlacedReplica::box).toList())
                .isEqualTo(
                        before.replicas().stream().map(ClusterLayout.PlacedReplica::box).toList());
    }

    @Test
    void theReplicasOfABrokerThatIsGoneAreDashedAndOthersLead() {
        var layout = ClusterLayout.of(Maps.busy(3, 2), 1_184, 768, Maps.MEASURE);

        assertThat(layout.replicas().stream().filter(r -> r.broker() == 2))
                .allMatch(r -> r.look() == ReplicaLook.GONE);
        assertThat(
                        layout.replicas().stream()
                                .filter(r -> r.topic().name().equals("orders"))
                                .filter(r -> r.look() == ReplicaLook.LEADS))
                .hasSize(3)
                .noneMatch(r -> r.broker() == 2);
    }

    @Test
    void brokerZeroIsABrokerLikeAnyOther() {
        var layout = ClusterLayout.of(Maps.busy(3, 0), 1_184, 768, Maps.MEASURE);

        assertThat(layout.replica("orders", 0, 0)).isPresent();
        assertThat(layout.replicas().stream().filter(r -> r.broker() == 0))
                .isNotEmpty()
                .allMatch(r -> r.look() == ReplicaLook.GONE);
    }

    @Test
    void fewPartitionsAreChipsMoreAreBarsManyAreCells() {
        var topics =
                List.of(
                        Maps.topic("few", 3, 3, Set.of()),
                        Maps.topic("more", 20, 3, Set.of()),
                        Maps.topic("many", 1_000, 3, Set.of()));

        var rows = RowPlan.of(topics, 480).rows();

        assertThat(rows)
                .extracting(RowPlan.Row::form)
                .containsExactly(RowPlan.Form.CHIPS, RowPlan.Form.BARS, RowPlan.Form.CELLS);
        assertThat(rows.getLast().cells()).isLessThanOrEqualTo(3 * rows.getLast().perLine());
    }

    @Test
    void aboveSixtyChipsTopicsBecomeSmaller() {
        var topics = new ArrayList<MapScene.Topic>();
        for (int i = 0; i < 12; i++) {
            topics.add(Maps.topic("topic-" + i, 6, 3, Set.of()));
        }

        var plan = RowPlan.of(topics, 700);

        long chips =
                plan.rows().stream()
                        .filter(r -> r.form() == RowPlan.Form.CHIPS)
                        .mapToInt(r -> r.topic().partitions().size())
                        .sum();
        assertThat(chips).isEqualTo(60);
        assertThat(plan.rows().getLast().form()).isEqualTo(RowPlan.Form.BARS);
    }

    @Test
    void ofManyTopicsTheLastShareALine() {
        var topics = new ArrayList<MapScene.Topic>();
        for (int i = 0; i < 40; i++) {
            topics.add(Maps.topic("topic-" + i, 1, 3, Set.of()));
        }

        var plan = RowPlan.of(topics, 700);

        assertThat(plan.rows().size() + plan.rest().size()).isEqualTo(40);
        assertThat(plan.rest()).isNotEmpty();
    }

    @Test
    void inACellTheWorstLookWins() {
        assertThat(
                        ReplicaLook.worst(
                                List.of(
                                        ReplicaLook.LEADS,
                                        ReplicaLook.GONE,
                                        ReplicaLook.LAGS,
                                        ReplicaLook.FOLLOWS)))
                .isEqualTo(ReplicaLook.GONE);
    }

    @Test
    void replicationGoesFromTheLeaderToEachFollowerThatIsThere() {
        var layout = ClusterLayout.of(Maps.busy(3, 2), 1_184, 768, Maps.MEASURE);

        assertThat(layout.copy("orders", 0, 0, 1)).isPresent();
        assertThat(layout.copy("orders", 0, 0, 2)).isEmpty();
        var way = layout.copy("orders", 0, 0, 1).orElseThrow();
        assertThat(way.at(1).y()).isEqualTo(layout.replica("orders", 0, 1).orElseThrow().centerY());
    }

    @Test
    void aStreamBeginsAtItsClientAndEndsAtTheRowOfItsTopic() {
        var layout = ClusterLayout.of(Maps.busy(3), 1_184, 768, Maps.MEASURE);

        var way =
                layout.way(new MapThing.OfWriter("order-service"), true, 1, "orders").orElseThrow();

        var client = layout.clients().box(new MapThing.OfWriter("order-service")).orElseThrow();
        assertThat(way.at(0).x()).isEqualTo(client.right());
        assertThat(way.at(1).x()).isEqualTo(layout.broker(1).orElseThrow().x());
        assertThat(way.at(1).y()).isEqualTo(layout.replica("orders", 0, 1).orElseThrow().centerY());
    }

    @Test
    void whatIsNotKnownHasNoQuorumAndADottedBoxForReaders() {
        var known = Maps.busy(3);
        var attached =
                new MapScene(
                        known.brokers(),
                        known.topics(),
                        List.of(),
                        known.groups(),
                        List.of(),
                        false,
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());

        var layout = ClusterLayout.of(attached, 1_184, 768, Maps.MEASURE);

        assertThat(layout.quorum().voters()).isEmpty();
        assertThat(layout.clients().unknownReaders()).isPresent();
    }
}
