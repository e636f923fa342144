package io.logarium.engine.net;

import io.logarium.engine.wire.Reply;

/// What is to be done next on a connection, in the order of its requests.
public sealed interface Outgoing {
    /// To be sent. Both run once when that was done, or given up: `whenDone` for whoever answered, `release` for the request.
    record Answer(Reply reply, Runnable whenDone, Runnable release) implements Outgoing {
        public void done() {
            release.run();
            whenDone.run();
        }
    }

    /// Nothing is sent for this request.
    record Silence() implements Outgoing {}

    /// The connection is to be closed.
    record HangUp(String reason) implements Outgoing {}
}
