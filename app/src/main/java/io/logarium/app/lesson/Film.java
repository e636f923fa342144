package io.logarium.app.lesson;

import io.logarium.app.cluster.ClusterView;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/// A lesson as it went on a simulated cluster, from its start through each of its steps. Whoever shows it goes to and fro in it; the
/// same lesson gives the same film.
///
/// @param takes the first is the start, then one for each step
public record Film(List<Take> takes) {
    public Film {
        takes = List.copyOf(takes);
    }

    /// What the pictures show at one moment.
    ///
    /// @param atMs simulated milliseconds since the cluster was started
    /// @param positions the next offsets of the programs that read
    /// @param writers how each producer writes, by its client id
    public record Frame(
            long atMs,
            ClusterView view,
            ClusterSnapshot snapshot,
            Map<TopicPartition, Long> positions,
            Map<String, String> writers) {
        public Frame {
            positions = Map.copyOf(positions);
            writers = Map.copyOf(writers);
        }
    }

    /// One part without a stop.
    ///
    /// @param frames at least one; the last one is the state that it ends with
    /// @param spanMs simulated time that it takes
    /// @param events what happened, in order
    /// @param transcript commands and what came of them, a line each
    /// @param failed claims that are not so: `claim: what is`
    /// @param verdicts by prediction: what the state says after this take
    public record Take(
            List<Frame> frames,
            long spanMs,
            List<EngineEvent> events,
            List<String> transcript,
            List<String> failed,
            Map<String, Verdict> verdicts) {
        public Take {
            frames = List.copyOf(frames);
            events = List.copyOf(events);
            transcript = List.copyOf(transcript);
            failed = List.copyOf(failed);
            verdicts = Map.copyOf(verdicts);
        }

        public Frame first() {
            return frames.getFirst();
        }

        public Frame last() {
            return frames.getLast();
        }

        /// The frame at a time since this take began.
        public Frame at(long ms) {
            long until = first().atMs() + ms;
            var found = first();
            for (var frame : frames) {
                if (frame.atMs() > until) {
                    break;
                }
                found = frame;
            }
            return found;
        }
    }

    /// What the state of the cluster says to a question.
    ///
    /// @param right ids of options, or the one number, that are right
    public record Verdict(List<String> right) {
        public Verdict {
            right = List.copyOf(right);
        }

        public boolean isRight(String answer) {
            return right.contains(answer);
        }
    }

    /// What the state says to a question, wherever that is decided.
    public Optional<Verdict> verdict(String prediction) {
        return takes.stream()
                .flatMap(t -> Optional.ofNullable(t.verdicts().get(prediction)).stream())
                .findFirst();
    }
}
