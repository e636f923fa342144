package io.logarium.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.diagram.GroupScene.Behind;
import io.logarium.app.diagram.GroupScene.Member;
import io.logarium.app.diagram.GroupScene.Mood;
import io.logarium.app.diagram.GroupScene.Place;
import io.logarium.app.picture.Fill;
import io.logarium.app.picture.Shape;
import io.logarium.app.picture.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class GroupLayoutTest {
    private static final TextMeasure MEASURE = (text, style) -> text.length() * 6.0;

    @Test
    void membersStandOppositeToWhatTheyOwnAndIdleOnesLast() {
        var scene =
                scene(
                        false,
                        places(3),
                        member("idle", Set.of()),
                        member("b", Set.of(at(2))),
                        member("a", Set.of(at(0), at(1))));

        var layout = GroupLayout.of(scene, 760);

        assertThat(layout.seats())
                .extracting(s -> s.member().name())
                .containsExactly("a", "b", "idle");
        for (int i = 1; i < layout.seats().size(); i++) {
            assertThat(layout.seats().get(i).box().y())
                    .isGreaterThanOrEqualTo(layout.seats().get(i - 1).box().bottom());
        }
        assertThat(layout.height()).isGreaterThan(layout.seats().getLast().box().bottom());
    }

    @Test
    void manyPartitionsAreSmallRowsWithTheLargestLagFirst() {
        var layout = GroupLayout.of(scene(false, places(30)), 760);

        assertThat(layout.dense()).isTrue();
        assertThat(layout.heat()).isEqualTo(LagHeat.NONE);
        assertThat(layout.rows()).hasSize(30);
        assertThat(layout.rows().getFirst().place().at()).isEqualTo(at(29));
    }

    @Test
    void veryManyPartitionsAreCellsInTheirOrderAndTheWorstAreRowsBelow() {
        var layout = GroupLayout.of(scene(false, places(60)), 760);

        assertThat(layout.heat().cells())
                .extracting(c -> c.worst().at().partition())
                .isEqualTo(java.util.stream.IntStream.range(0, 60).boxed().toList());
        assertThat(layout.heat().cells())
                .allMatch(c -> c.box().right() <= 760 && c.box().bottom() < layout.heat().height());
        assertThat(layout.rows()).hasSize(GroupLayout.MOST_ROWS_BESIDE_HEAT);
        assertThat(layout.rows().getFirst().place().at()).isEqualTo(at(59));
        assertThat(layout.rows().getFirst().box().y()).isGreaterThan(layout.heat().height());
        assertThat(layout.hidden()).isEqualTo(40);
    }

    @Test
    void aMemberWhosePartitionsAreNotAmongTheWorstStandsBelowTheOthers() {
        var layout =
                GroupLayout.of(
                        scene(
                                false,
                                places(60),
                                member("well", Set.of(at(0), at(1))),
                                member("behind", Set.of(at(58), at(59)))),
                        760);

        assertThat(layout.seats())
                .extracting(s -> s.member().name())
                .containsExactly("behind", "well");
        assertThat(layout.height()).isLessThan(1_000);
    }

    @Test
    void ofThousandsTenShareACellThatShowsTheWorst() {
        var layout = GroupLayout.of(scene(false, places(2_005)), 760);

        assertThat(layout.heat().cells()).hasSize(201);
        assertThat(layout.heat().cells().getFirst().worst().at()).isEqualTo(at(9));
        assertThat(layout.heat().cells().getLast().places()).hasSize(5);
    }

    @Test
    void theMemberAfterTheLastIsTheFirst() {
        var members = new Member[] {member("a", Set.of()), member("b", Set.of())};
        var scene = scene(false, places(1), members);

        assertThat(scene.memberAfter(1)).contains(scene.members().getFirst().id());
        assertThat(scene.memberAfter(-1)).contains(scene.members().getLast().id());
        assertThat(scene(false, places(1)).memberAfter(1)).isEmpty();
    }

    @Test
    void nothingStandsOutsideOfANarrowPicture() {
        var layout = GroupLayout.of(scene(false, places(3), member("a", Set.of(at(0)))), 520);

        assertThat(layout.seats()).allMatch(s -> s.box().right() <= 520);
        assertThat(layout.rows())
                .allMatch(r -> r.bar().right() < layout.seats().getFirst().box().x());
    }

    @Test
    void aLagThatNobodyKnowsIsDotted() {
        var place =
                new Place(
                        at(0),
                        OptionalInt.of(0),
                        OptionalLong.of(5),
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        new Behind.Unknown(),
                        OptionalDouble.empty(),
                        Optional.empty(),
                        Optional.empty());
        var scene = scene(false, List.of(place));

        var picture = GroupPicture.of(scene, GroupLayout.of(scene, 700), MEASURE);

        assertThat(picture.shapes())
                .anyMatch(s ->
                        s instanceof Shape.Rect r
                                && r.stroke().dash() == io.logarium.app.picture.Stroke.Dash.DOTTED);
    }

    @Test
    void whatMustBeGivenUpIsHatchedAndWhatIsAwaitedARing() {
        var gives =
                new Member(
                        "m1",
                        "a",
                        "h",
                        "",
                        Mood.WAITS,
                        OptionalDouble.empty(),
                        OptionalInt.of(3),
                        Set.of(at(0), at(1)),
                        Optional.of(Set.of(at(0))));
        var awaits =
                new Member(
                        "m2",
                        "b",
                        "h",
                        "",
                        Mood.WAITS,
                        OptionalDouble.empty(),
                        OptionalInt.of(4),
                        Set.of(),
                        Optional.of(Set.of(at(1))));
        var scene =
                new GroupScene(
                        "g",
                        true,
                        "Reconciling",
                        OptionalInt.of(4),
                        places(2),
                        List.of(gives, awaits),
                        Optional.empty());

        var picture = AssignmentPicture.of(scene, 900, MEASURE);

        // One pill and one sample in the legend.
        assertThat(picture.shapes())
                .filteredOn(s -> s instanceof Shape.Rect r && r.fill() instanceof Fill.Hatched)
                .hasSize(2);
        assertThat(picture.shapes())
                .anyMatch(s ->
                        s instanceof Shape.Line l
                                && l.stroke().dash() == io.logarium.app.picture.Stroke.Dash.DOTTED);
    }

    private static GroupScene scene(boolean coordinator, List<Place> places, Member... members) {
        return new GroupScene(
                "g",
                coordinator,
                "Stable",
                OptionalInt.of(1),
                places,
                List.of(members),
                Optional.empty());
    }

    private static List<Place> places(int count) {
        var places = new ArrayList<Place>();
        for (int i = 0; i < count; i++) {
            places.add(
                    new Place(
                            at(i),
                            OptionalInt.of(0),
                            OptionalLong.of(100),
                            OptionalLong.of(100 - i),
                            OptionalLong.empty(),
                            new Behind.Nothing(),
                            OptionalDouble.empty(),
                            Optional.empty(),
                            Optional.empty()));
        }
        return places;
    }

    private static Member member(String name, Set<TopicPartition> owns) {
        return new Member(
                name,
                name,
                "127.0.0.1",
                "",
                owns.isEmpty() ? Mood.IDLE : Mood.WELL,
                OptionalDouble.empty(),
                OptionalInt.empty(),
                owns,
                Optional.empty());
    }

    private static TopicPartition at(int partition) {
        return new TopicPartition("orders", partition);
    }
}
