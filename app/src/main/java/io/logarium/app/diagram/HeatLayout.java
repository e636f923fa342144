package io.logarium.app.diagram;

import io.logarium.app.cluster.PartitionFacts;
import io.logarium.app.picture.Box;
import java.util.ArrayList;
import java.util.List;

/// A cell for each replica: a column a partition, a row a broker, in as many blocks as the width asks for. Of more than
/// [#MOST_COLUMNS] partitions several share a column, and the worst state among them wins. Pure.
record HeatLayout(double width, double height, int perColumn, List<Block> blocks) {
    static final int MOST_COLUMNS = 2_000;
    static final double CELL = 14;
    static final double LABEL_WIDTH = 90;
    private static final double PITCH = 15;
    private static final double TOP = 26;
    private static final double BLOCK_GAP = 12;

    /// @param first index of its first partition
    record Block(double top, int first, List<Cell> cells) {}

    record Cell(Box box, int broker, int firstPartition, int partitions, State state) {
        boolean holds(int partition) {
            return partition >= firstPartition && partition < firstPartition + partitions;
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

    static HeatLayout of(List<PartitionFacts> partitions, List<Integer> brokers, double width) {
        int perColumn = partitions.size() <= MOST_COLUMNS ? 1 : 10;
        int columns = (partitions.size() + perColumn - 1) / perColumn;
        int perBlock = Math.max(1, (int) ((width - LABEL_WIDTH - 16) / PITCH));
        var blocks = new ArrayList<Block>();
        double top = 0;
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
                    cells.add(new Cell(box, broker, first, members.size(), worst(members, broker)));
                }
            }
            blocks.add(new Block(top, column * perColumn, cells));
            top += TOP + brokers.size() * PITCH + BLOCK_GAP;
        }
        return new HeatLayout(width, top, perColumn, blocks);
    }

    private static State worst(List<PartitionFacts> partitions, int broker) {
        var worst = State.NONE;
        for (var partition : partitions) {
            var state = state(partition, broker);
            worst = state.compareTo(worst) > 0 ? state : worst;
        }
        return worst;
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
