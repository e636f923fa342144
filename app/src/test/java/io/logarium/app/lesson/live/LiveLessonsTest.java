package io.logarium.app.lesson.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.lesson.Lessons;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What lessons say of the simulated cluster is so with real clients on the cluster in the box. All of them: `logarium lessons --live`.
@Tag("clients")
class LiveLessonsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "03-key-to-partition",
                "04-more-partitions",
                "13-committed-is-next",
                "15-find-the-bug",
                "22-reset",
                "27-lag",
                "32-failed-order"
            })
    void aLessonIsSoWithRealClients(String id) {
        var report = LiveLessons.live(Lessons.bundled().lesson(id).orElseThrow());

        assertThat(report.problems()).isEmpty();
        assertThat(report.skipped()).isEmpty();
        assertThat(report.claims()).isPositive();
    }
}
