package io.logarium.app.consoleview;

import java.util.Collections;
import java.util.List;
import javafx.collections.ObservableListBase;

/// The rows of all blocks as one list, computed and never copied: a block may have 20 000 lines, and there may be 400 blocks.
final class TranscriptRows extends ObservableListBase<Row> {
    private List<Block> blocks = List.of();
    private int[] starts = {0};

    List<Block> blocks() {
        return blocks;
    }

    @Override
    public Row get(int index) {
        int at = java.util.Arrays.binarySearch(starts, index);
        // An empty block cannot be: each has a head and a foot.
        int block = at >= 0 ? at : -at - 2;
        return blocks.get(block).row(index - starts[block]);
    }

    @Override
    public int size() {
        return starts[starts.length - 1];
    }

    /// Shows these blocks; they may have grown.
    ///
    /// @param firstChanged how many of the blocks, from the first on, are as they were
    /// @param rowInBlock the first changed row in the first changed block
    void show(List<Block> now, int firstChanged, int rowInBlock) {
        int oldSize = size();
        int from =
                Math.min(
                        oldSize,
                        firstChanged < blocks.size() ? starts[firstChanged] + rowInBlock : oldSize);
        beginChange();
        blocks = List.copyOf(now);
        starts = new int[blocks.size() + 1];
        for (int i = 0; i < blocks.size(); i++) {
            starts[i + 1] = starts[i] + blocks.get(i).size();
        }
        int newSize = size();
        int start = Math.min(from, newSize);
        if (oldSize > start) {
            nextReplace(start, newSize, gone(oldSize - start));
        } else if (newSize > start) {
            nextAdd(start, newSize);
        }
        endChange();
    }

    /// Nobody asks which rows are gone, only how many.
    private List<Row> gone(int count) {
        Row any = size() > 0 ? get(0) : new Row.Foot(blocks.isEmpty() ? NOBODY : blocks.getFirst());
        return Collections.nCopies(count, any);
    }

    private static final Block NOBODY =
            new Block(
                    new Block.Origin.Clicked(
                            new io.logarium.app.state.Click(0, "", "", "", true, 0)));
}
