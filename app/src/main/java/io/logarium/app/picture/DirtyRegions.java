package io.logarium.app.picture;

import java.util.ArrayList;
import java.util.List;

/// Places to redraw: boxes on whole pixels, joined where they overlap, never more than a limit.
final class DirtyRegions {
    private final Box whole;
    private final int limit;
    private final List<Box> boxes = new ArrayList<>();

    DirtyRegions(Box whole, int limit) {
        this.whole = whole;
        this.limit = limit;
    }

    void add(Box box) {
        double left = Math.floor(box.x());
        double top = Math.floor(box.y());
        var snapped =
                new Box(left, top, Math.ceil(box.right()) - left, Math.ceil(box.bottom()) - top)
                        .within(whole);
        if (snapped.isEmpty()) {
            return;
        }
        var joined = snapped;
        for (int i = 0; i < boxes.size(); ) {
            if (boxes.get(i).intersects(joined)) {
                joined = joined.union(boxes.remove(i));
                i = 0;
            } else {
                i++;
            }
        }
        boxes.add(joined);
        if (boxes.size() > limit) {
            var all = boxes.stream().reduce(Box.EMPTY, Box::union);
            boxes.clear();
            boxes.add(all);
        }
    }

    double area() {
        return boxes.stream().mapToDouble(b -> b.width() * b.height()).sum();
    }

    List<Box> boxes() {
        return List.copyOf(boxes);
    }
}
