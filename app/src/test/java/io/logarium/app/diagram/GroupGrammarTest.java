package io.logarium.app.diagram;

import io.logarium.app.diagram.GroupScene.Behind;
import io.logarium.app.diagram.GroupScene.Member;
import io.logarium.app.diagram.GroupScene.Mood;
import io.logarium.app.diagram.GroupScene.Place;
import io.logarium.app.picture.Golden;
import io.logarium.app.picture.Picture;
import io.logarium.app.picture.Shape;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each look of a group is as it was agreed on; clock times are left out, since they follow the zone of the machine.
class GroupGrammarTest {
    @BeforeEach
    void english() {
        Texts.language(Language.EN);
    }

    @Test
    void theStatesOfBothProtocolsWithTheOneItIsIn() throws Exception {
        var move = Optional.of(new GroupStatesPicture.Move("Stable", "PreparingRebalance"));

        Golden.same(
                "group-states-classic",
                GroupStatesPicture.of(false, "PreparingRebalance", "3 s", move, 380, Facts.MEASURE)
                        .shapes());
        Golden.same(
                "group-states-consumer",
                GroupStatesPicture.of(true, "Stable", "", Optional.empty(), 380, Facts.MEASURE)
                        .shapes());
    }

    @Test
    void lagOverTimeALineEachAndAMarkForANewGeneration() throws Exception {
        var chart =
                new LagChart(
                        List.of(line("P0", true, 8), line("P1", false, 2), line("P2", false, 0)),
                        List.of(new LagChart.Mark(30_000, "generation 4")),
                        0,
                        60_000,
                        LagChart.Unit.RECORDS);

        Golden.same("lag-chart", drawn(chart.picture(640, 240, Facts.MEASURE)));
    }

    @Test
    void whatIsOwnedAwaitedAndToBeGivenUp() throws Exception {
        var scene =
                new GroupScene(
                        "readers",
                        true,
                        "Reconciling",
                        OptionalInt.of(5),
                        places(4),
                        List.of(
                                member("a", 4, Set.of(at(0), at(1)), Set.of(at(0))),
                                member("b", 5, Set.of(at(2)), Set.of(at(1), at(2)))),
                        Optional.empty());

        Golden.same("assignment", AssignmentPicture.of(scene, 760, Facts.MEASURE).shapes());
    }

    @Test
    void lagBarsOfAFewAndCellsOfMany() throws Exception {
        var few = scene(places(3));
        var many = scene(places(60));

        Golden.same(
                "group-bars",
                GroupPicture.of(few, GroupLayout.of(few, 760), Facts.MEASURE).shapes());
        Golden.same(
                "group-heat",
                GroupPicture.of(many, GroupLayout.of(many, 760), Facts.MEASURE).shapes());
    }

    private static List<Shape> drawn(Picture picture) {
        return picture.shapes().stream()
                .filter(s -> !(s instanceof Shape.Text t && t.text().matches("\\d\\d:\\d\\d.*")))
                .toList();
    }

    private static LagChart.Line line(String name, boolean falls, long lag) {
        return new LagChart.Line(
                name,
                falls,
                IntStream.rangeClosed(0, 6)
                        .mapToObj(i -> new LagChart.Point(i * 10_000L, lag * i))
                        .toList());
    }

    private static GroupScene scene(List<Place> places) {
        return new GroupScene(
                "readers",
                false,
                "Stable",
                OptionalInt.of(3),
                places,
                List.of(member("a", 0, Set.of(at(0), at(1)), Set.of())),
                Optional.empty());
    }

    private static List<Place> places(int count) {
        var places = new ArrayList<Place>();
        for (int i = 0; i < count; i++) {
            places.add(
                    new Place(
                            at(i),
                            OptionalInt.of(i % 3),
                            OptionalLong.of(100),
                            i == 2 ? OptionalLong.empty() : OptionalLong.of(100 - i),
                            OptionalLong.empty(),
                            i == 2 ? new Behind.Unknown() : new Behind.Nothing(),
                            OptionalDouble.empty(),
                            i < 2 ? Optional.of("a") : Optional.empty(),
                            Optional.empty()));
        }
        return places;
    }

    private static Member member(
            String name, int epoch, Set<TopicPartition> owns, Set<TopicPartition> target) {
        return new Member(
                name,
                name,
                "127.0.0.1",
                "",
                Mood.WELL,
                OptionalDouble.empty(),
                epoch == 0 ? OptionalInt.empty() : OptionalInt.of(epoch),
                owns,
                epoch == 0 ? Optional.empty() : Optional.of(target));
    }

    private static TopicPartition at(int partition) {
        return new TopicPartition("orders", partition);
    }
}
