package io.logarium.engine.machine;

import io.logarium.engine.loop.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.common.protocol.Errors;

/// Carries decisions out: append, apply at once, answer when the high watermark has passed.
///
/// The next decision sees what was applied, committed or not; a client hears of it only when it is committed. Belongs to one
/// loop. After [#resign] it is dropped; the state is rebuilt from the log by whoever leads next.
///
/// @param <R> a record, already decoded
public final class ReplicatedMachine<R> {
    private final ReplicatedState<R> state;
    private final Log<R> log;
    private final ArrayDeque<Parked> parked = new ArrayDeque<>();
    private long highWatermark;
    private long endOffset;

    /// @param endOffset where the log ends, all of it already applied to the state
    /// @param highWatermark what of it is committed
    public ReplicatedMachine(
            ReplicatedState<R> state, Log<R> log, long endOffset, long highWatermark) {
        this.state = state;
        this.log = log;
        this.endOffset = endOffset;
        this.highWatermark = highWatermark;
    }

    /// Carries a decision out.
    public void enact(Decision<R> decision, long nowMs) {
        if (decision.records().isEmpty()) {
            answerOrPark(decision);
            return;
        }
        switch (log.append(decision.records(), nowMs)) {
            case Log.Refused(Errors error) -> decision.whenLost().accept(error);
            case Log.AppendedAt(long firstOffset) -> {
                Check.that(
                        firstOffset >= endOffset,
                        "appended at %d, end was %d",
                        firstOffset,
                        endOffset);
                long offset = firstOffset;
                for (var entry : decision.records()) {
                    state.apply(entry, offset++, nowMs);
                }
                endOffset = offset;
                answerOrPark(decision);
            }
        }
    }

    /// Tells what is committed now; runs the answers that waited for it, in order.
    public void committed(long newHighWatermark) {
        highWatermark = Math.max(highWatermark, newHighWatermark);
        while (!parked.isEmpty() && parked.peek().endOffset <= highWatermark) {
            parked.remove().whenCommitted.run();
        }
    }

    /// Leadership is gone: everybody who waits is told so.
    public void resign(Errors error) {
        var lost = new ArrayList<>(parked);
        parked.clear();
        lost.forEach(p -> p.whenLost.accept(error));
    }

    /// Answers that wait for the high watermark.
    public int waiting() {
        return parked.size();
    }

    public long endOffset() {
        return endOffset;
    }

    private void answerOrPark(Decision<R> decision) {
        boolean writes = !decision.records().isEmpty();
        if (endOffset <= highWatermark && parked.isEmpty() || decision.atOnce() && !writes) {
            decision.whenCommitted().run();
        } else {
            parked.add(new Parked(endOffset, decision.whenCommitted(), decision.whenLost()));
        }
    }

    private record Parked(long endOffset, Runnable whenCommitted, Consumer<Errors> whenLost) {}

    /// The log beneath a machine.
    public interface Log<R> {
        /// Appends the records as one batch, or refuses all of them. May move the high watermark before it returns; then
        /// [ReplicatedMachine#committed] must be called only afterwards.
        Outcome append(List<R> records, long nowMs);

        /// What became of an append.
        sealed interface Outcome permits AppendedAt, Refused {}

        /// The first record stands at this offset, the others behind it.
        record AppendedAt(long firstOffset) implements Outcome {}

        /// Nothing was appended.
        record Refused(Errors error) implements Outcome {}
    }
}
