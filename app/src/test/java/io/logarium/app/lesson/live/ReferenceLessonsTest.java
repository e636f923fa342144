package io.logarium.app.lesson.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.lesson.Lessons;
import io.logarium.engine.conformance.ReferenceKafka;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What lessons say is so on a real Apache Kafka 4.3.1. All of them: `logarium lessons --check --reference`.
@Tag("clients")
class ReferenceLessonsTest {
    @Test
    void lessonsAreSoOnApacheKafka() throws Exception {
        try (var kafka = ReferenceKafka.start(1, Map.of())) {
            for (var id : new String[] {"03-key-to-partition", "04-more-partitions", "27-lag"}) {
                var lesson = Lessons.bundled().lesson(id).orElseThrow();

                var report = LiveLessons.reference(lesson, kafka.bootstrap(), "seen-");

                assertThat(report.problems()).as(id).isEmpty();
                assertThat(report.skipped()).as(id).isEmpty();
                assertThat(report.claims()).as(id).isPositive();
            }
        }
    }
}
