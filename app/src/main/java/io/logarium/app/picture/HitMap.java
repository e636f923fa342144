package io.logarium.app.picture;

import java.util.List;
import java.util.Optional;

/// Answers what is at a place of a picture.
public record HitMap(List<HitArea> areas) {
    public HitMap {
        areas = List.copyOf(areas);
    }

    /// The topmost area there; the last one of the picture lies on top.
    public Optional<HitArea> at(double x, double y) {
        for (int i = areas.size() - 1; i >= 0; i--) {
            if (areas.get(i).box().contains(x, y)) {
                return Optional.of(areas.get(i));
            }
        }
        return Optional.empty();
    }
}
