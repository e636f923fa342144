package io.logarium.app.cluster;

/// What kinds of trouble a person can do something about. Each has its three sentences (what, why, what now) in the texts.
public enum ProblemKind {
    NO_ANSWER,
    TOPIC_EXISTS,
    TOPIC_NAME_REFUSED,
    TOPIC_UNKNOWN,
    PARTITIONS_REFUSED,
    REPLICATION_REFUSED,
    CONFIG_REFUSED,
    REQUEST_REFUSED,
    DELETION_DISABLED,
    PARTITION_UNKNOWN,
    NO_LEADER,
    NOT_ENOUGH_REPLICAS,
    RECORD_TOO_LARGE,
    RECORD_REFUSED,
    OFFSET_OUT_OF_RANGE,
    DISK_FAILED,
    GROUP_NOT_EMPTY,
    GROUP_UNKNOWN,
    MEMBER_PUT_OUT,
    NOT_ALLOWED,
    NOT_SUPPORTED,
    INTERRUPTED,

    /// The window looks at the past, where nobody can do anything.
    PAST,

    /// The cluster was attached to look at it only.
    READ_ONLY,

    /// No broker answers at an address.
    UNREACHABLE,

    /// It is no address of brokers.
    ADDRESS_REFUSED,
    OTHER
}
