package io.logarium.app.state;

import java.util.function.Consumer;

/// Does what the state asks for, one after the other on a virtual thread; what comes of it returns as a message.
@FunctionalInterface
public interface Effects {
    /// Runs on a virtual thread and may wait.
    void run(Effect effect, Consumer<Msg> dispatch);

    /// Does nothing: for tests and pictures.
    static Effects none() {
        return (_, _) -> {};
    }
}
