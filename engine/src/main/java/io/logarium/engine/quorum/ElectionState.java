package io.logarium.engine.quorum;

/// What a voter must not forget: `quorum-state` (KIP-595). It is on the medium before anybody else may count on it.
///
/// @param leader -1 while unknown
/// @param votedFor whom this node gave its one vote of the epoch, -1 when nobody has it
public record ElectionState(int epoch, int leader, int votedFor) {
    public static final int NOBODY = -1;

    /// Of a node that never took part.
    public static final ElectionState NONE = new ElectionState(0, NOBODY, NOBODY);
}
