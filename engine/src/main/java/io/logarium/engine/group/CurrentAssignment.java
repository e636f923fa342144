package io.logarium.engine.group;

/// How far a member of a consumer group is on its way to its target, as it is written down.
///
/// @param epoch the member's; -2 when a static member has left for a while
/// @param previousEpoch the one before, which a member may still speak of when it missed an answer
/// @param assigned what it may use
/// @param pendingRevocation what it must give back first
public record CurrentAssignment(
        int epoch,
        int previousEpoch,
        State state,
        HeldPartitions assigned,
        HeldPartitions pendingRevocation) {
    /// Of a member that has just come.
    static final CurrentAssignment NONE =
            new CurrentAssignment(0, 0, State.STABLE, HeldPartitions.EMPTY, HeldPartitions.EMPTY);

    /// Where a member stands; the numbers are Kafka's.
    public enum State {
        /// It has what its epoch gives it.
        STABLE((byte) 0),
        /// It still has to give partitions back.
        UNREVOKED_PARTITIONS((byte) 1),
        /// It waits for partitions that others still have.
        UNRELEASED_PARTITIONS((byte) 2),
        /// Written by a later version.
        UNKNOWN((byte) 127);

        private final byte number;

        State(byte number) {
            this.number = number;
        }

        byte number() {
            return number;
        }

        static State of(byte number) {
            for (var state : values()) {
                if (state.number == number) {
                    return state;
                }
            }
            return UNKNOWN;
        }
    }

    /// The next step, in this epoch or a later one.
    CurrentAssignment moveTo(
            int newEpoch, State newState, HeldPartitions newAssigned, HeldPartitions toRevoke) {
        return new CurrentAssignment(newEpoch, epoch, newState, newAssigned, toRevoke);
    }

    /// The member is one that came back under another id.
    CurrentAssignment begunAnew() {
        return new CurrentAssignment(0, 0, state, assigned, pendingRevocation);
    }

    /// A static member has left for a while: it keeps what it has, whatever epoch it comes back in.
    CurrentAssignment away(int leaveEpoch) {
        var kept = HeldPartitions.since(0, assigned.plain());
        return new CurrentAssignment(leaveEpoch, previousEpoch, state, kept, HeldPartitions.EMPTY);
    }

    /// Whether nothing is left to do for this target.
    boolean isReconciledTo(int targetEpoch) {
        return state == State.STABLE && epoch == targetEpoch;
    }
}
