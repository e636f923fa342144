package io.logarium.engine.group;

import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.protocol.Errors;

/// A group of any kind: what offsets, listings and clean-up ask of it.
sealed interface Group permits ClassicGroup, ConsumerGroup {
    String id();

    /// As ListGroups tells it: `classic` or `consumer`.
    String type();

    /// As the protocol spells it.
    String stateText();

    /// What the members speak among themselves, `consumer` for consumers; empty for a group that only holds offsets.
    String protocolType();

    /// Whether it may be deleted as far as its members are concerned.
    boolean isEmpty();

    /// Whether the group itself may be forgotten once its last offset has expired.
    boolean mayExpire();

    /// Whether a member reads the topic, as far as that is known; when it is not, a live consumer group may read anything.
    boolean isSubscribedTo(String topic);

    /// Whether this caller may commit now: NONE, or why not.
    Errors checkCommit(Committer who);

    /// Whether this caller, who may commit, may do so for this partition: NONE, or why not.
    Errors checkCommit(Committer who, Uuid topic, int partition);

    /// Whether this caller may read the committed offsets: NONE, or why not.
    ///
    /// @param memberId empty when the request tells none, as those of administrators do
    Errors checkFetch(Optional<String> memberId, int memberEpoch);

    /// Whether offsets may be deleted now: NONE, or why not.
    Errors checkOffsetDelete();

    /// From when the retention of an offset counts (KIP-211); empty while none may expire.
    Optional<ToLongFunction<CommittedOffset>> retentionStart();

    /// The records that remove an empty group, without its offsets.
    List<GroupRecord> tombstones();
}
