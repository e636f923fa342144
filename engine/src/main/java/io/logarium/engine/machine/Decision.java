package io.logarium.engine.machine;

import java.util.List;

/// What a state decided: records that are not yet applied, and what to do when they are committed.
///
/// @param records in order, appended as one batch; empty when nothing changes
/// @param whenCommitted answers the client; runs once the high watermark has passed the records (at once when there are none
///     and nothing before is pending)
/// @param atOnce the answer promises nothing about the log (an error, a heartbeat): it need not wait for what is pending
public record Decision<R>(List<R> records, Runnable whenCommitted, boolean atOnce) {
    public Decision {
        records = List.copyOf(records);
    }
}
