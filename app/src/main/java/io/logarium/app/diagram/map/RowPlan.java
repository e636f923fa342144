package io.logarium.app.diagram.map;

import java.util.ArrayList;
import java.util.List;

/// In which form each topic stands in the rows of a broker: chips while there is room for their text, then bars, then cells, and
/// one line for what does not fit at all. Every broker has the same rows.
///
/// @param chipWidth the same for all topics in chips
/// @param rest topics that share the last line
record RowPlan(List<Row> rows, double chipWidth, List<MapScene.Topic> rest) {
    static final double CHIP_GAP = 16;
    static final double LEAST_CHIP = 52;
    static final double MOST_CHIP = 180;
    static final double BAR_PITCH = 12;
    static final double CELL_PITCH = 14;
    static final int MOST_CHIPS_A_TOPIC = 8;
    static final int MOST_BARS = 32;

    /// Partitions in chips over all topics: above it a person can no longer read them.
    static final int MOST_CHIPS = 60;

    private static final int MOST_ROWS = 14;
    private static final int MOST_CELL_LINES = 3;
    private static final double LINE = 22;

    /// How a topic's partitions are drawn.
    enum Form {
        CHIPS,
        BARS,
        CELLS,
        /// One bar for all partitions, with counts.
        LINE
    }

    /// A topic's row.
    ///
    /// @param perLine partitions side by side
    /// @param together partitions that share a cell; the worst look wins
    record Row(MapScene.Topic topic, Form form, int perLine, int together) {
        /// Pixels without the gap to the next row.
        double height(double chipHeight) {
            return switch (form) {
                case CHIPS -> chipHeight;
                case BARS -> 26;
                case CELLS -> Math.ceil(cells() / (double) perLine) * CELL_PITCH;
                case LINE -> LINE - 6;
            };
        }

        int cells() {
            return (topic.count() + together - 1) / together;
        }
    }

    /// @param width the room for partitions, in pixels
    static RowPlan of(List<MapScene.Topic> topics, double width) {
        int fitting = (int) ((width + CHIP_GAP) / (LEAST_CHIP + CHIP_GAP));
        int mostChips = Math.min(MOST_CHIPS_A_TOPIC, fitting);
        var own = topics.size() <= MOST_ROWS ? topics : topics.subList(0, MOST_ROWS - 1);
        var rows = new ArrayList<Row>();
        int chips = 0;
        for (var topic : own) {
            int partitions = topic.count();
            boolean inChips =
                    topic.crowd().isEmpty()
                            && partitions <= mostChips
                            && chips + partitions <= MOST_CHIPS
                            && !topic.internal();
            chips += inChips ? partitions : 0;
            rows.add(inChips ? new Row(topic, Form.CHIPS, partitions, 1) : small(topic, width));
        }
        int most =
                rows.stream()
                        .filter(r -> r.form() == Form.CHIPS)
                        .mapToInt(Row::perLine)
                        .max()
                        .orElse(1);
        double chip = (width + CHIP_GAP) / Math.max(1, most) - CHIP_GAP;
        return new RowPlan(
                List.copyOf(rows),
                Math.clamp(chip, LEAST_CHIP, MOST_CHIP),
                List.copyOf(topics.subList(own.size(), topics.size())));
    }

    private static Row small(MapScene.Topic topic, double width) {
        int partitions = topic.count();
        if (topic.internal() || topic.crowd().isPresent()) {
            return new Row(topic, Form.LINE, 1, Math.max(1, partitions));
        }
        int bars = (int) (width / BAR_PITCH);
        if (partitions <= Math.min(MOST_BARS, bars)) {
            return new Row(topic, Form.BARS, partitions, 1);
        }
        int perLine = Math.max(1, (int) (width / CELL_PITCH));
        int room = perLine * MOST_CELL_LINES;
        return new Row(topic, Form.CELLS, perLine, (partitions + room - 1) / room);
    }

    /// Rows in chips: those may grow where there is room.
    long chipRows() {
        return rows.stream().filter(r -> r.form() == Form.CHIPS).count();
    }

    /// The height of all rows with the gaps below them.
    double height(double chipHeight) {
        double sum = rest.isEmpty() ? 0 : LINE;
        for (var row : rows) {
            sum += row.height(chipHeight) + gap(row);
        }
        return sum;
    }

    static double gap(Row row) {
        return row.form() == Form.CHIPS ? 10 : 9;
    }
}
