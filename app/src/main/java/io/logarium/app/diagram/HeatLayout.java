package io.logarium.app.diagram;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.picture.Box;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A cell for each replica: a column a partition, a row a broker, in as many blocks as the width asks for. Of more than
/// [#MOST_COLUMNS] partitions several share a column, and the worst state among them wins. Pure.
record HeatLayout(double width, double height, int perColumn, List<Block> blocks) {
    static final int MOST_COLUMNS = 2_000;
    static final double CELL = 14;
    static final double LABEL_WIDTH = 90;
    static final double LEGEND = 28;
    private static final double PITCH = 15;
    private static final double TOP = 26;
    private static final double BLOCK_GAP = 12;

    /// @param first index of its first partition
    record Block(double top, int first, List<Cell> cells) {}

    /// @param state the worst among its partitions
    record Cell(Box box, int broker, int firstPartition, Counts counts, State state) {
        int partitions() {
            return counts.all();
        }

        /// Which part of its partitions the broker leads.
        double led() {
            return (double) counts.of(State.LEADS) / counts.all();
        }

        boolean holds(int partition) {
            return partition >= firstPartition && partition < firstPartition + partitions();
        }
    }

    /// How many partitions of a cell are in each state.
    record Counts(List<Integer> byState) {
        static Counts of(List<PartitionFacts> partitions, int broker) {
            var counts = new int[State.values().length];
            for (var partition : partitions) {
                counts[state(partition, broker).ordinal()]++;
            }
            return new Counts(Arrays.stream(counts).boxed().toList());
        }

        int of(State state) {
            return byState.get(state.ordinal());
        }

        int all() {
            return byState.stream().mapToInt(Integer::intValue).sum();
        }

        State worst() {
            int worst = 0;
            for (int i = 0; i < byState.size(); i++) {
                worst = byState.get(i) > 0 ? i : worst;
            }
            return State.values()[worst];
        }
    }

    /// From best to worst.
    enum State {
        NONE,
        FOLLOWS,
        LEADS,
        LAGS,
        GONE
    }

    /// How many partitions share a column.
    static int perColumn(int partitions) {
        return partitions <= MOST_COLUMNS ? 1 : 10;
    }

    /// What [#of] needs for so many partitions.
    static double height(int partitions, int brokers, double width) {
        int perColumn = perColumn(partitions);
        int columns = (partitions + perColumn - 1) / perColumn;
        int blocks = (columns + perBlock(width) - 1) / perBlock(width);
        return LEGEND + blocks * (TOP + brokers * PITCH + BLOCK_GAP);
    }

    private static int perBlock(double width) {
        return Math.max(1, (int) ((width - LABEL_WIDTH - 16) / PITCH));
    }

    static HeatLayout of(List<PartitionFacts> partitions, List<Integer> brokers, double width) {
        int perColumn = perColumn(partitions.size());
        int columns = (partitions.size() + perColumn - 1) / perColumn;
        int perBlock = perBlock(width);
        var blocks = new ArrayList<Block>();
        double top = LEGEND;
        for (int column = 0; column < columns; column += perBlock) {
            int until = Math.min(columns, column + perBlock);
            var cells = new ArrayList<Cell>();
            for (int at = column; at < until; at++) {
                int first = at * perColumn;
                var members =
                        partitions.subList(first, Math.min(partitions.size(), first + perColumn));
                for (int row = 0; row < brokers.size(); row++) {
                    var box =
                            new Box(
                                    LABEL_WIDTH + (at - column) * PITCH,
                                    top + TOP + row * PITCH,
                                    CELL,
                                    CELL);
                    int broker = brokers.get(row);
                    var counts = Counts.of(members, broker);
                    cells.add(new Cell(box, broker, first, counts, counts.worst()));
                }
            }
            blocks.add(new Block(top, column * perColumn, cells));
            top += TOP + brokers.size() * PITCH + BLOCK_GAP;
        }
        return new HeatLayout(width, top, perColumn, blocks);
    }

    private static boolean isUp(PartitionFacts partition, int broker) {
        for (var state : partition.states()) {
            if (state.broker() == broker && state.up()) {
                return true;
            }
        }
        return false;
    }

    private static State state(PartitionFacts partition, int broker) {
        if (!partition.replicas().contains(broker)) {
            return State.NONE;
        }
        boolean up = isUp(partition, broker);
        if (!up || partition.leader().isEmpty()) {
            return State.GONE;
        }
        if (!partition.isr().contains(broker)) {
            return State.LAGS;
        }
        return partition.leader().getAsInt() == broker ? State.LEADS : State.FOLLOWS;
    }
}
