package io.logarium.app.diagram.map;

import io.logarium.app.cluster.PartitionFacts;
import java.util.List;

/// How many replicas on one broker are in which state.
public record Tally(int broker, int leads, int follows, int lags, int gone) {
    /// Counts the replicas of these partitions.
    public static Tally of(List<PartitionFacts> partitions, int broker) {
        int leads = 0;
        int follows = 0;
        int lags = 0;
        int gone = 0;
        for (var partition : partitions) {
            switch (ReplicaLook.of(partition, broker)) {
                case LEADS -> leads++;
                case FOLLOWS -> follows++;
                case LAGS -> lags++;
                case GONE -> gone++;
                case NONE -> {}
            }
        }
        return new Tally(broker, leads, follows, lags, gone);
    }

    Tally plus(Tally other) {
        return new Tally(
                broker,
                leads + other.leads,
                follows + other.follows,
                lags + other.lags,
                gone + other.gone);
    }

    /// As all of them are drawn: the worst wins. Leaders have their own part of the line.
    ReplicaLook worst() {
        if (gone > 0) {
            return ReplicaLook.GONE;
        }
        return lags > 0
                ? ReplicaLook.LAGS
                : leads + follows > 0 ? ReplicaLook.FOLLOWS : ReplicaLook.NONE;
    }
}
