package io.logarium.app.cluster;

/// What goes between a client and a partition, as it was counted lately.
///
/// @param writes whether the client writes; else it reads
/// @param band whether it is too fast for a dot a record
public record Carried(
        String client,
        boolean writes,
        String topic,
        int partition,
        double perSecond,
        boolean band) {}
