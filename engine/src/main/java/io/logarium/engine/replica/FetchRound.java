package io.logarium.engine.replica;

import io.logarium.engine.replica.Copying.Position;
import java.util.Map;
import org.apache.kafka.common.message.FetchRequestData;

/// One fetch that is on its way to a leader.
public final class FetchRound {
    private final FetchRequestData request;
    final int session;
    final boolean full;

    /// What the leader learns from it.
    final Map<Copying, Position> changes;

    FetchRound(
            FetchRequestData request, int session, boolean full, Map<Copying, Position> changes) {
        this.request = request;
        this.session = session;
        this.full = full;
        this.changes = changes;
    }

    public FetchRequestData request() {
        return request;
    }
}
