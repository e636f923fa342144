package io.logarium.app.groups;

import io.logarium.app.diagram.ResetPicture.Note;
import io.logarium.app.diagram.ResetPicture.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/// What a reset would do, counted as Kafka's tool counts it: an offset outside the log is moved to its nearer end.
///
/// @param rows by topic and partition
record ResetPlan(List<Row> rows) {
    static final ResetPlan NONE = new ResetPlan(List.of());

    ResetPlan {
        rows = List.copyOf(rows);
    }

    /// A partition before the reset.
    record Place(TopicPartition at, OptionalLong committed, long start, long highWatermark) {}

    /// @param number the offset of [ResetKind#OFFSET] or the step of [ResetKind#SHIFT]
    /// @param named offsets by partition: of a file, or of a moment as the brokers tell
    static ResetPlan of(
            ResetKind kind, long number, Map<TopicPartition, Long> named, List<Place> places) {
        var rows = new ArrayList<Row>();
        for (var place : places) {
            row(kind, number, named, place).ifPresent(rows::add);
        }
        rows.sort(
                Comparator.comparing((Row r) -> r.at().topic())
                        .thenComparing(r -> r.at().partition()));
        return new ResetPlan(rows);
    }

    private static Optional<Row> row(
            ResetKind kind, long number, Map<TopicPartition, Long> named, Place place) {
        return switch (kind) {
            case EARLIEST -> row(place, place.start(), Note.NONE);
            case LATEST -> row(place, place.highWatermark(), Note.NONE);
            case CURRENT ->
                    place.committed().isPresent()
                            ? row(place, place.committed().getAsLong(), Note.NONE)
                            : row(place, place.highWatermark(), Note.NO_COMMIT_TO_END);
            case OFFSET -> clamped(place, number);
            case SHIFT ->
                    place.committed().isPresent()
                            ? clamped(place, place.committed().getAsLong() + number)
                            : Optional.of(unknown(place, Note.NO_COMMIT));
            case DATETIME, DURATION -> {
                var offset = named.get(place.at());
                yield offset == null
                        ? Optional.of(unknown(place, Note.NOT_TOLD))
                        : row(place, offset, Note.NONE);
            }
            case FILE -> {
                var offset = named.get(place.at());
                yield offset == null ? Optional.empty() : clamped(place, offset);
            }
        };
    }

    private static Optional<Row> clamped(Place place, long wanted) {
        if (wanted < place.start()) {
            return row(place, place.start(), Note.BEFORE_START);
        }
        return wanted > place.highWatermark()
                ? row(place, place.highWatermark(), Note.AFTER_END)
                : row(place, wanted, Note.NONE);
    }

    private static Optional<Row> row(Place place, long fresh, Note note) {
        return Optional.of(
                new Row(
                        place.at(),
                        place.committed(),
                        place.start(),
                        place.highWatermark(),
                        OptionalLong.of(fresh),
                        note));
    }

    private static Row unknown(Place place, Note note) {
        return new Row(
                place.at(),
                place.committed(),
                place.start(),
                place.highWatermark(),
                OptionalLong.empty(),
                note);
    }

    /// What is committed when it is carried out.
    Map<TopicPartition, Long> offsets() {
        var offsets = new LinkedHashMap<TopicPartition, Long>();
        for (var row : rows) {
            row.fresh().ifPresent(fresh -> offsets.put(row.at(), fresh));
        }
        return offsets;
    }

    /// Records that are read a second time.
    long again() {
        return rows.stream().mapToLong(r -> Math.max(0, -r.change())).sum();
    }

    /// Records that nobody in the group reads.
    long skipped() {
        return rows.stream().mapToLong(r -> Math.max(0, r.change())).sum();
    }

    /// Reads lines of `topic,partition,offset`, as `--export` of Kafka's tool writes them; empty when a line is none.
    static Optional<Map<TopicPartition, Long>> file(String text) {
        var offsets = new HashMap<TopicPartition, Long>();
        for (var line : text.lines().filter(l -> !l.isBlank()).toList()) {
            var fields = line.strip().replace("\"", "").split(",");
            if (fields.length != 3
                    || fields[0].isBlank()
                    || Typed.whole(fields[1]).isEmpty()
                    || Typed.number(fields[2]).isEmpty()) {
                return Optional.empty();
            }
            offsets.put(
                    new TopicPartition(fields[0].strip(), Typed.whole(fields[1]).getAsInt()),
                    Typed.number(fields[2]).getAsLong());
        }
        return Optional.of(offsets);
    }

    /// The offsets as such lines.
    static String csv(Map<TopicPartition, Long> offsets) {
        var text = new StringBuilder();
        offsets.forEach((at, offset) ->
                text.append(at.topic())
                        .append(',')
                        .append(at.partition())
                        .append(',')
                        .append(offset)
                        .append('\n'));
        return text.toString();
    }
}
