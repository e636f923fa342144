package io.logarium.app.history;

import java.util.List;

/// A recording out of a file.
///
/// @param leftOut kinds of facts in it that this program does not know, or cannot show as they are there; by name
/// @param unknown kinds of facts of this program that are not in it and are shown as unknown; by name
public record FromFile(Timeline timeline, List<String> leftOut, List<String> unknown) {
    public FromFile {
        leftOut = List.copyOf(leftOut);
        unknown = List.copyOf(unknown);
    }

    FromFile(Timeline timeline) {
        this(timeline, List.of(), List.of());
    }
}
