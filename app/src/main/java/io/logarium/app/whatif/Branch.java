package io.logarium.app.whatif;

import io.logarium.app.lesson.Film.Frame;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.sim.scenario.Difference;
import io.logarium.engine.sim.scenario.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// One timeline of the simulated copy as it went. All times are simulated milliseconds since its start.
///
/// @param frames at least one, in order; each is kept until the next
/// @param happened what is worth a mark, in order
/// @param forkMs where it leaves the timeline that it was forked from; 0 where it was not
record Branch(List<Frame> frames, List<Marked> happened, long forkMs, long endMs) {
    Branch {
        frames = List.copyOf(frames);
        happened = List.copyOf(happened);
    }

    /// Something that happened.
    record Marked(long atMs, EngineEvent event) {}

    /// What was so at a moment.
    Frame at(long ms) {
        return frames.get(index(ms));
    }

    /// When something changed next.
    OptionalLong changeAfter(long ms) {
        int index = index(ms) + (frames.getFirst().atMs() > ms ? 0 : 1);
        return index < frames.size()
                ? OptionalLong.of(frames.get(index).atMs())
                : OptionalLong.empty();
    }

    /// When something changed last before a moment.
    OptionalLong changeBefore(long ms) {
        int index = index(ms);
        if (frames.get(index).atMs() >= ms) {
            index--;
        }
        return index >= 0 ? OptionalLong.of(frames.get(index).atMs()) : OptionalLong.empty();
    }

    /// The newest frame until a moment, else the first.
    private int index(long ms) {
        int low = 0;
        int high = frames.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (frames.get(middle).atMs() <= ms) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// In what two timelines differ at the same moment of their time.
    static List<Difference> differences(Branch one, Branch other, long ms) {
        return Difference.between(one.until(ms), other.until(ms));
    }

    private Timeline.Course until(long ms) {
        var events = new ArrayList<EngineEvent>();
        for (var marked : happened) {
            if (marked.atMs() <= ms) {
                events.add(marked.event());
            }
        }
        return new Timeline.Course(forkMs, 0, List.of(), events, at(ms).snapshot(), ms);
    }
}
