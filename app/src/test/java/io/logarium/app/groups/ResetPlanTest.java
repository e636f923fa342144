package io.logarium.app.groups;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.diagram.ResetPicture.Note;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class ResetPlanTest {
    private static final TopicPartition P0 = new TopicPartition("orders", 0);
    private static final TopicPartition P1 = new TopicPartition("orders", 1);
    private static final List<ResetPlan.Place> PLACES =
            List.of(
                    new ResetPlan.Place(P1, OptionalLong.empty(), 0, 50),
                    new ResetPlan.Place(P0, OptionalLong.of(40), 10, 100));

    @Test
    void theEndsOfTheLogAreTheLogStartAndTheHighWatermark() {
        assertThat(plan(ResetKind.EARLIEST, 0).offsets()).isEqualTo(Map.of(P0, 10L, P1, 0L));
        assertThat(plan(ResetKind.LATEST, 0).offsets()).isEqualTo(Map.of(P0, 100L, P1, 50L));
    }

    @Test
    void currentIsTheEndWhereNothingIsCommitted() {
        var plan = plan(ResetKind.CURRENT, 0);

        assertThat(plan.offsets()).isEqualTo(Map.of(P0, 40L, P1, 50L));
        assertThat(plan.rows().get(1).note()).isEqualTo(Note.NO_COMMIT_TO_END);
    }

    @Test
    void anOffsetOutsideTheLogIsMovedToItsNearerEnd() {
        var low = plan(ResetKind.OFFSET, 5);
        assertThat(low.offsets()).isEqualTo(Map.of(P0, 10L, P1, 5L));
        assertThat(low.rows().getFirst().note()).isEqualTo(Note.BEFORE_START);

        var high = plan(ResetKind.OFFSET, 60);
        assertThat(high.offsets()).isEqualTo(Map.of(P0, 60L, P1, 50L));
        assertThat(high.rows().getLast().note()).isEqualTo(Note.AFTER_END);
    }

    @Test
    void aShiftNeedsACommit() {
        var plan = plan(ResetKind.SHIFT, -5);

        assertThat(plan.offsets()).isEqualTo(Map.of(P0, 35L));
        assertThat(plan.rows().getLast().note()).isEqualTo(Note.NO_COMMIT);
        assertThat(plan.again()).isEqualTo(5);
        assertThat(plan(ResetKind.SHIFT, 7).skipped()).isEqualTo(7);
    }

    @Test
    void aMomentIsWhatTheBrokersSay() {
        var plan = ResetPlan.of(ResetKind.DATETIME, 0, Map.of(P0, 77L), PLACES);

        assertThat(plan.offsets()).isEqualTo(Map.of(P0, 77L));
        assertThat(plan.rows().getLast().note()).isEqualTo(Note.NOT_TOLD);
    }

    @Test
    void aFileMovesOnlyWhatItNames() {
        var file = ResetPlan.file("orders,0,20\n\n\"orders\",1,999\n").orElseThrow();
        var plan = ResetPlan.of(ResetKind.FILE, 0, file, PLACES);

        assertThat(plan.offsets()).isEqualTo(Map.of(P0, 20L, P1, 50L));
        assertThat(ResetPlan.of(ResetKind.FILE, 0, Map.of(P0, 20L), PLACES).rows()).hasSize(1);
        assertThat(ResetPlan.file("orders,0")).isEmpty();
        assertThat(ResetPlan.file("orders,x,1")).isEmpty();
        assertThat(ResetPlan.file(ResetPlan.csv(file))).contains(file);
    }

    @Test
    void timesAreReadWithTheirZone() {
        long noon = Typed.moment("2026-11-22 12:00:00 +03:00", ZoneOffset.UTC).orElseThrow();

        assertThat(Typed.moment("2026-11-22T09:00:00", ZoneOffset.UTC)).hasValue(noon);
        assertThat(Typed.moment("2026-11-22T09:00:00Z", ZoneOffset.ofHours(5))).hasValue(noon);
        assertThat(Typed.shown(noon, ZoneOffset.ofHours(3)))
                .isEqualTo("2026-11-22 12:00:00 +03:00");
        assertThat(Typed.forTool(noon, ZoneOffset.ofHours(3)))
                .isEqualTo("2026-11-22T12:00:00.000+03:00");
        assertThat(Typed.moment("yesterday", ZoneOffset.UTC)).isEmpty();
        assertThat(Typed.moment("2026-13-22 12:00:00", ZoneOffset.UTC)).isEmpty();
        assertThat(Typed.duration("pt10m").orElseThrow().toMinutes()).isEqualTo(10);
        assertThat(Typed.duration("10 minutes")).isEmpty();
        assertThat(Typed.duration("PT-1S")).isEmpty();
    }

    private static ResetPlan plan(ResetKind kind, long number) {
        return ResetPlan.of(kind, number, Map.of(), PLACES);
    }
}
