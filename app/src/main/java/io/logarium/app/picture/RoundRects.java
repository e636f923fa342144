package io.logarium.app.picture;

import javafx.scene.canvas.GraphicsContext;

/// Draws rectangles with round corners as rows of pixels, on whole pixels.
///
/// In software JavaFX sends a round corner through its rasterizer of curves, some 40 microseconds a shape; a row of pixels takes less
/// than one. The rows of a corner end between two pixels, so corners stay smooth.
final class RoundRects {
    private final GraphicsContext gc;

    RoundRects(GraphicsContext gc) {
        this.gc = gc;
    }

    /// The box with its edges on whole pixels, at least one pixel large: neighbours that touch still do.
    static Box snapped(Box box) {
        double left = Math.round(box.x());
        double top = Math.round(box.y());
        return new Box(
                left,
                top,
                Math.max(1, Math.round(box.right()) - left),
                Math.max(1, Math.round(box.bottom()) - top));
    }

    /// Fills the box, which lies on whole pixels.
    void fill(Box box, double wantedRadius) {
        double radius = fitting(box, wantedRadius);
        int rows = (int) Math.ceil(radius);
        for (int row = 0; row < rows; row++) {
            double inset = inset(radius, row + 0.5);
            double width = box.width() - 2 * inset;
            gc.fillRect(box.x() + inset, box.y() + row, width, 1);
            gc.fillRect(box.x() + inset, box.bottom() - row - 1, width, 1);
        }
        if (box.height() > 2 * rows) {
            gc.fillRect(box.x(), box.y() + rows, box.width(), box.height() - 2 * rows);
        }
    }

    /// Fills the ring of this width inside the edges of the box, which lies on whole pixels.
    void outline(Box box, double wantedRadius, double width) {
        double radius = fitting(box, wantedRadius);
        double innerRadius = Math.max(0, radius - width);
        int rows = (int) Math.ceil(Math.max(radius, width));
        if (box.height() <= 2 * width || box.width() <= 2 * width) {
            fill(box, wantedRadius);
            return;
        }
        double from = 0;
        while (from < rows) {
            // Where the inner edge begins between two pixels, the row is divided there.
            double until = from < width && width < from + 1 ? width : Math.floor(from) + 1;
            double middle = (from + until) / 2;
            double outer = inset(radius, middle);
            double inner = middle < width ? -1 : width + inset(innerRadius, middle - width);
            band(box, box.y() + from, until - from, outer, inner);
            band(box, box.bottom() - until, until - from, outer, inner);
            from = until;
        }
        double height = box.height() - 2 * rows;
        if (height > 0) {
            gc.fillRect(box.x(), box.y() + rows, width, height);
            gc.fillRect(box.right() - width, box.y() + rows, width, height);
        }
    }

    /// @param inner where the empty middle begins, from the left edge; below 0 there is none
    private void band(Box box, double y, double height, double outer, double inner) {
        if (inner < 0) {
            gc.fillRect(box.x() + outer, y, box.width() - 2 * outer, height);
        } else {
            gc.fillRect(box.x() + outer, y, inner - outer, height);
            gc.fillRect(box.right() - inner, y, inner - outer, height);
        }
    }

    private static double fitting(Box box, double radius) {
        return Math.max(0, Math.min(radius, Math.min(box.width(), box.height()) / 2));
    }

    /// How far the corner is away from the side, so far below the top.
    private static double inset(double radius, double below) {
        if (below >= radius) {
            return 0;
        }
        double up = radius - below;
        return radius - Math.sqrt(radius * radius - up * up);
    }
}
