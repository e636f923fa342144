package io.logarium.engine.replica;

import java.util.Optional;
import org.apache.kafka.common.Uuid;

/// One partition that is copied from a leader, and where that stands.
final class Copying {
    final Key key;
    final Partition partition;
    final int leaderEpoch;

    /// What the leader was told in the last request; empty when it does not know of this partition.
    Optional<Position> told = Optional.empty();

    /// What it knew when it answered the request whose answer is looked at now.
    Optional<Position> asked = Optional.empty();

    /// After so long a partition that is held back is looked at again.
    private static final long REST_MS = 100;

    private State state = State.FETCHING;
    private long retryAtMs;
    private int failures;
    private long leaderHighWatermark = -1;
    private long caughtUpMs = -1;

    private enum State {
        FETCHING,
        /// After an error, until a time.
        PAUSING,
        /// Out of range; the leader is asked for its ends.
        SEARCHING
    }

    Copying(Key key, Partition partition, int leaderEpoch) {
        this.key = key;
        this.partition = partition;
        this.leaderEpoch = leaderEpoch;
    }

    record Key(Uuid topicId, int index) {}

    /// What a fetch says of a partition.
    record Position(long offset, long logStart, int leaderEpoch, int lastFetchedEpoch) {
        /// The start of the log may move while a fetch is on its way; its answer still fits.
        boolean isPlaceOf(Position asked) {
            return offset == asked.offset
                    && leaderEpoch == asked.leaderEpoch
                    && lastFetchedEpoch == asked.lastFetchedEpoch;
        }
    }

    Position position() {
        var log = partition.log();
        return new Position(
                log.endOffset(),
                log.logStartOffset(),
                leaderEpoch,
                log.leaderEpochs().latestEpoch().orElse(-1));
    }

    boolean isFetching() {
        return state == State.FETCHING;
    }

    /// @return when to try again
    long pause(FetchLimits limits, long nowMs) {
        state = State.PAUSING;
        retryAtMs = nowMs + limits.backoffMs(failures);
        failures++;
        return retryAtMs;
    }

    /// Whether its quota may hold it back: it is throttled, and not known to have all that its leader has.
    boolean isHeldBack() {
        boolean caughtUp =
                leaderHighWatermark >= 0 && partition.log().endOffset() >= leaderHighWatermark;
        return partition.rules().throttledAsFollower() && !caughtUp;
    }

    /// Pauses without an error.
    ///
    /// @return when to try again
    long rest(long nowMs) {
        state = State.PAUSING;
        retryAtMs = nowMs + REST_MS;
        return retryAtMs;
    }

    boolean endsPause(long nowMs) {
        if (state == State.PAUSING && nowMs >= retryAtMs) {
            state = State.FETCHING;
            return true;
        }
        return false;
    }

    void search() {
        state = State.SEARCHING;
    }

    boolean isSearching() {
        return state == State.SEARCHING;
    }

    void goesOn() {
        state = State.FETCHING;
    }

    void succeeded() {
        failures = 0;
    }

    /// The leader answered: what it has committed, and when this replica had all of that.
    void heard(long highWatermark, long nowMs) {
        leaderHighWatermark = Math.max(leaderHighWatermark, highWatermark);
        if (partition.log().endOffset() >= leaderHighWatermark) {
            caughtUpMs = nowMs;
        }
    }

    long retryAtMs() {
        return retryAtMs;
    }

    CopyProgress progress() {
        return new CopyProgress(leaderHighWatermark, caughtUpMs, state != State.FETCHING);
    }
}
