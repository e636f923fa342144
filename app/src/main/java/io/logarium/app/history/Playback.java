package io.logarium.app.history;

import io.logarium.app.cluster.Moment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Looks into a timeline. It remembers where it read last, so that going on is cheap. One thread.
public final class Playback {
    private Block.@Nullable Reading reading;

    /// What was at a moment: the last moment recorded until then, before the start the first. Empty when nothing was recorded.
    public Optional<Moment> at(Timeline timeline, long ms) {
        return timeline.blockAt(ms).map(block -> at(block, block.indexAt(ms)));
    }

    private Moment at(Block block, int index) {
        var last = reading;
        if (last == null || !last.isOf(block) || last.index() > index) {
            last = block.read();
            reading = last;
        }
        return last.to(index);
    }
}
