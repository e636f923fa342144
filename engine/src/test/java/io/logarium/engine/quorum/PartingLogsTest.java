package io.logarium.engine.quorum;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.loop.Chance;
import io.logarium.engine.quorum.RaftMessage.BeginEpoch;
import io.logarium.engine.quorum.RaftMessage.FetchAnswer;
import io.logarium.engine.quorum.RaftMessage.FetchRequest;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.protocol.Errors;
import org.junit.jupiter.api.Test;

/// A follower whose log parted from the leader's in more than one epoch goes back in more than one step.
class PartingLogsTest {
    private static final int LEADER = 0;
    private static final long HIGH_WATERMARK = 5;

    private final MemoryRaftLog log = new MemoryRaftLog(false);

    /// The leader's log has the epochs 1 1 3 3 5. After the first step the follower's 1 1 2 2 still is no beginning of it.
    @Test
    void nothingIsCommittedBeforeTheLogsAgree() {
        for (int epoch : new int[] {1, 1, 2, 2, 4}) {
            log.append(new MemoryRaftLog.Entry(epoch, "v"));
        }
        log.flushed(5, 0);
        var follower =
                new RaftNode(
                        Voters.of(1, List.of(0, 1, 2)),
                        log,
                        QuorumTimes.DEFAULT,
                        Chance.seeded(1),
                        ElectionState.NONE,
                        0);

        var first = fetch(follower.step(new RaftInput.Asked(1, new BeginEpoch(5, LEADER)), 0));
        var second = fetch(carriedOut(follower, answer(follower, first, new LogPosition(4, 3))));
        assertThat(follower.highWatermark()).isLessThan(3);
        assertThat(second.offset()).isEqualTo(4);
        carriedOut(follower, answer(follower, second, new LogPosition(2, 1)));

        assertThat(log.end()).isEqualTo(new LogPosition(2, 1));
        assertThat(follower.highWatermark()).isLessThan(3);
    }

    private static FetchRequest fetch(List<RaftEffect> effects) {
        return effects.stream()
                .filter(RaftEffect.Send.class::isInstance)
                .map(e -> ((RaftEffect.Send) e).request())
                .filter(FetchRequest.class::isInstance)
                .map(FetchRequest.class::cast)
                .findFirst()
                .orElseThrow();
    }

    private static List<RaftEffect> answer(
            RaftNode follower, FetchRequest request, LogPosition parting) {
        var answer =
                new FetchAnswer(
                        Errors.NONE,
                        5,
                        LEADER,
                        HIGH_WATERMARK,
                        -1,
                        Optional.of(parting),
                        Optional.empty());
        return follower.step(new RaftInput.Answered(LEADER, request, answer), 0);
    }

    private List<RaftEffect> carriedOut(RaftNode follower, List<RaftEffect> effects) {
        for (var effect : effects) {
            if (effect instanceof RaftEffect.Truncate(long offset)) {
                log.truncate(offset);
            }
        }
        return follower.step(new RaftInput.LogChanged(), 0);
    }
}
