package io.logarium.engine.controller;

import org.apache.kafka.common.Uuid;

/// Reserved ids of log directories (KIP-858).
public final class Directories {
    /// The broker has not told yet where it put the replica.
    public static final Uuid UNASSIGNED = new Uuid(0, 0);

    /// The replica is in a directory that went offline.
    public static final Uuid LOST = new Uuid(0, 1);

    /// Not known, from a record before directories had ids.
    public static final Uuid MIGRATING = new Uuid(0, 2);

    private Directories() {}
}
