package io.logarium.app.history;

import io.logarium.engine.event.EngineEvent;
import java.util.List;

/// A recording out of a file. Nothing is added to it.
public record Opened(Timeline timeline) implements Recorded {
    @Override
    public void heard(List<EngineEvent> events) {
        // What happens now is not part of it.
    }

    @Override
    public void heard(Happening.Done done) {
        // What is done now is not part of it.
    }

    @Override
    public void heard(Happening.Turned turned) {
        // What is changed now is not part of it.
    }

    @Override
    public boolean isOver() {
        return true;
    }
}
