package io.logarium.app.lab;

/// What a generator sends.
///
/// @param name its client.id
/// @param recordsPerSecond [#SLOWEST] to [#FASTEST]
/// @param value see [ValueTemplate]
/// @param seed the same seed gives the same keys and values
/// @param acks `0`, `1` or `all`
/// @param compression `none`, `gzip`, `snappy`, `lz4` or `zstd`
public record ProducerPlan(
        String name,
        String topic,
        double recordsPerSecond,
        KeyChoice keys,
        ValueTemplate value,
        long seed,
        String acks,
        String compression) {
    public static final double SLOWEST = 0.1;

    /// A lab shows how a cluster behaves; how fast it is, a benchmark tells.
    public static final double FASTEST = 5_000;

    public ProducerPlan {
        recordsPerSecond = Math.clamp(recordsPerSecond, SLOWEST, FASTEST);
    }
}
