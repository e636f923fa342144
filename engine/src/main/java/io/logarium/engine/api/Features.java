package io.logarium.engine.api;

import io.logarium.engine.controller.MetadataImage;
import io.logarium.engine.wire.FeatureLevels;

/// What ApiVersions tells of features: what this program can do, and what is in force.
public final class Features {
    private Features() {}

    public static FeatureLevels of(MetadataImage image) {
        var supported =
                io.logarium.engine.controller.FeatureLevels.supported().entrySet().stream()
                        .map(e ->
                                new FeatureLevels.Supported(
                                        e.getKey(), e.getValue().min(), e.getValue().max()))
                        .toList();
        var finalized =
                image.features().entrySet().stream()
                        .map(e -> new FeatureLevels.Finalized(e.getKey(), e.getValue()))
                        .toList();
        return new FeatureLevels(supported, finalized, image.offset());
    }
}
