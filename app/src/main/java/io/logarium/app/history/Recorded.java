package io.logarium.app.history;

import io.logarium.engine.event.EngineEvent;
import java.util.List;

/// What the time machine goes through: a recording that grows, or one that was opened.
public interface Recorded {
    /// What was recorded until now; from any thread.
    Timeline timeline();

    /// Tells what just happened. Only what is worth telling is kept; from any thread.
    void heard(List<EngineEvent> events);

    /// Tells what the user did; from any thread.
    void heard(Happening.Done done);

    /// Tells how a client of the lab was changed; from any thread.
    void heard(Happening.Turned turned);

    /// Whether nothing will come any more: there is no present to go back to.
    boolean isOver();
}
