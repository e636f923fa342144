package io.logarium.engine.net;

import io.logarium.engine.view.ConnectionView;
import java.util.List;

/// A port that is open, and the connections that came in through it.
public interface Listener {
    int port();

    /// The connections that are open now, oldest first.
    List<ConnectionView> connections();

    /// Accepts nothing more, reads nothing more, sends the answers to what was read, then closes.
    ///
    /// @param graceMs how long answers may take; what is not sent then is lost
    void stop(long graceMs);

    /// Closes everything at once, as the end of a process would.
    void kill();
}
