package io.logarium.app.picture;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A place of a picture that stands for something.
///
/// @param thing what it stands for: any value, as a topic or an offset
/// @param words what a screen reader says and a tooltip shows; put together only when somebody wants to know
public record HitArea(Box box, Object thing, Supplier<String> words) {
    /// What a screen reader says and a tooltip shows; empty for neither.
    public String text() {
        return words.get();
    }

    /// By what it says, not by who puts the words together.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HitArea that
                && box.equals(that.box)
                && thing.equals(that.thing)
                && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return Objects.hash(box, thing);
    }
}
