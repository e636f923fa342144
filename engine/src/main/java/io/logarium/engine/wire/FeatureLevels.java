package io.logarium.engine.wire;

import java.util.List;

/// The features of the cluster as ApiVersions tells them (KIP-584).
///
/// @param supported what this broker could do
/// @param finalized what the cluster has agreed on; a feature at level 0 is left out, as Kafka does
/// @param epoch offset of the metadata that `finalized` was read from; -1 while nothing is known
public record FeatureLevels(List<Supported> supported, List<Finalized> finalized, long epoch) {
    public FeatureLevels {
        supported = List.copyOf(supported);
        finalized = List.copyOf(finalized);
    }

    /// A feature and the levels that this broker understands, both inclusive.
    public record Supported(String name, short min, short max) {
        public Supported(String name, int min, int max) {
            this(name, (short) min, (short) max);
        }
    }

    /// A feature and the level in force.
    public record Finalized(String name, short level) {
        public Finalized(String name, int level) {
            this(name, (short) level);
        }
    }
}
