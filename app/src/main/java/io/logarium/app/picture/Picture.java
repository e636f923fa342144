package io.logarium.app.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What is to be seen, as a value: shapes from back to front, and what a click at a place means.
public record Picture(List<Shape> shapes, List<HitArea> hits) {
    public static final Picture EMPTY = new Picture(List.of(), List.of());

    public Picture {
        shapes = List.copyOf(shapes);
        hits = List.copyOf(hits);
    }

    /// Collects shapes and hit areas in their order.
    public static final class Builder {
        private final List<Shape> shapes = new ArrayList<>();
        private final List<HitArea> hits = new ArrayList<>();

        public Builder add(Shape shape) {
            shapes.add(shape);
            return this;
        }

        public Builder addAll(List<? extends Shape> more) {
            shapes.addAll(more);
            return this;
        }

        public Builder hit(Box box, Object thing, String text) {
            return hit(box, thing, () -> text);
        }

        /// @param text is asked for when the mouse is there, not before: of thousands of things that is cheaper
        public Builder hit(Box box, Object thing, Supplier<String> text) {
            hits.add(new HitArea(box, thing, text));
            return this;
        }

        public Picture build() {
            return new Picture(shapes, hits);
        }
    }
}
