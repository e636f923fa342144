package io.logarium.engine.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.loop.Chance;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RaftSnapshotTest {
    private static final LogPosition SNAPSHOT = new LogPosition(40, 3);

    /// A log of which nothing but a snapshot is left.
    private record OnlySnapshot() implements RaftLog {
        @Override
        public LogPosition end() {
            return SNAPSHOT;
        }

        @Override
        public LogPosition start() {
            return SNAPSHOT;
        }

        @Override
        public long flushedOffset() {
            return SNAPSHOT.offset();
        }

        @Override
        public LogPosition endOf(int epoch) {
            return SNAPSHOT;
        }

        @Override
        public Optional<LogPosition> latestSnapshot() {
            return Optional.of(SNAPSHOT);
        }
    }

    /// A leader that was elected just now may know less; what it tells must not lead to an image without the snapshot.
    @Test
    void whatASnapshotStandsForIsCommittedFromTheStart() {
        var voters = Voters.of(0, List.of(0, 1, 2));
        var node =
                new RaftNode(
                        voters,
                        new OnlySnapshot(),
                        QuorumTimes.DEFAULT,
                        Chance.seeded(1),
                        ElectionState.NONE,
                        0);

        assertThat(node.step(new RaftInput.Tick(), 0)).contains(new RaftEffect.Commit(40));
        assertThat(node.highWatermark()).isEqualTo(40);
    }

    @Test
    void aFollowerBehindTheBeginningOfTheLogNeedsTheSnapshot() {
        var log = new OnlySnapshot();

        assertThat(log.agreementWith(10, 2)).isEqualTo(new RaftLog.NeedsSnapshot(SNAPSHOT));
        assertThat(log.agreementWith(0, 0)).isEqualTo(new RaftLog.NeedsSnapshot(SNAPSHOT));
        assertThat(log.agreementWith(40, 3)).isEqualTo(new RaftLog.Agrees());
    }
}
