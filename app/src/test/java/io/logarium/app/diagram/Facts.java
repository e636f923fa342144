package io.logarium.app.diagram;

import io.logarium.app.cluster.Content;
import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.cluster.ReplicaFacts;
import io.logarium.app.cluster.ReplicaFacts.SegmentFacts;
import io.logarium.app.picture.TextMeasure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/// Made-up facts for tests of pictures.
final class Facts {
    /// Each character 7 px wide, so that no font is needed.
    static final TextMeasure MEASURE = (text, _) -> 7.0 * text.length();

    private Facts() {}

    static OptionalLong at(long offset) {
        return OptionalLong.of(offset);
    }

    static PartitionFacts led(int index, long start, long highWatermark, long end) {
        return new PartitionFacts(
                index,
                OptionalInt.of(0),
                OptionalInt.of(0),
                List.of(0),
                List.of(0),
                at(start),
                at(highWatermark),
                at(highWatermark),
                at(end),
                List.of(replica(0, true, true, end, new SegmentFacts(start, end, 100, true))));
    }

    static PartitionFacts replicated(
            int index, long start, long highWatermark, List<ReplicaFacts> replicas) {
        return new PartitionFacts(
                index,
                OptionalInt.of(0),
                OptionalInt.of(0),
                replicas.stream().map(ReplicaFacts::broker).toList(),
                replicas.stream().filter(ReplicaFacts::inSync).map(ReplicaFacts::broker).toList(),
                at(start),
                at(highWatermark),
                at(highWatermark),
                replicas.getFirst().logEnd(),
                replicas);
    }

    static ReplicaFacts replica(
            int broker, boolean leads, boolean inSync, long end, SegmentFacts... segments) {
        return new ReplicaFacts(
                broker, leads, inSync, true, at(end), OptionalLong.of(100), List.of(segments));
    }

    static PartitionFacts leaderless(int index) {
        return new PartitionFacts(
                index,
                OptionalInt.empty(),
                OptionalInt.empty(),
                List.of(0),
                List.of(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(
                        new ReplicaFacts(
                                0,
                                false,
                                false,
                                false,
                                OptionalLong.empty(),
                                OptionalLong.empty(),
                                List.of())));
    }

    static TapeScene.Lane lane(PartitionFacts facts) {
        return new TapeScene.Lane(
                facts,
                records(facts.logStart().orElse(0), facts.end().orElse(0)),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty());
    }

    static TapeScene.Lane lane(PartitionFacts facts, long committed, long position) {
        return new TapeScene.Lane(
                facts,
                records(facts.logStart().orElse(0), facts.end().orElse(0)),
                at(committed),
                at(position),
                Optional.of("consumer-1"));
    }

    static TapeScene scene(TapeScene.Lane... lanes) {
        return new TapeScene("orders", Optional.of("readers"), List.of(lanes), Optional.empty());
    }

    /// At most the newest hundred, as a watched topic has them.
    static List<RecordFacts> records(long from, long to) {
        return new ArrayList<>(
                LongStream.range(Math.max(from, to - 100), to).mapToObj(Facts::record).toList());
    }

    static RecordFacts record(long offset) {
        return new RecordFacts(
                "orders",
                0,
                offset,
                0,
                text("user_%03d".formatted(offset % 20)),
                text("{}"),
                List.of());
    }

    static Content text(String text) {
        return Content.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
