package io.logarium.app.diagram;

import io.logarium.app.picture.Box;

/// From offsets to pixels on one tape: newest records one by one, the older part to scale in a bar before them.
///
/// @param logStart the first offset that is still there
/// @param firstCell the first offset shown one by one; equal to logStart when all are
/// @param end the next offset to be written
/// @param older the bar; empty when all records are shown one by one
/// @param cellsX left edge of the first cell
/// @param pitch pixels from cell to cell
record TapeScale(long logStart, long firstCell, long end, Box older, double cellsX, double pitch) {
    /// Cells have a gap of 2 px; a marker stands in its middle.
    private static final double MARKER_GAP = 1;

    /// Where a marker of this offset stands: at the left edge of the record that has it, or will have it.
    double x(long offset) {
        long at = Math.clamp(offset, logStart, end);
        if (at >= firstCell) {
            return cellsX + (at - firstCell) * pitch - MARKER_GAP;
        }
        double share = (double) (at - logStart) / (firstCell - logStart);
        return older.x() + share * older.width();
    }

    boolean hasOlder() {
        return !older.isEmpty();
    }
}
