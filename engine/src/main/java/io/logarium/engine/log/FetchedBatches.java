package io.logarium.engine.log;

import java.nio.ByteBuffer;
import java.util.List;

/// What a follower fetched, verified by [BatchCheck#fetched] away from the loop.
public sealed interface FetchedBatches {
    /// Whole batches as a leader's log holds them, to be appended as they are.
    ///
    /// @param bytes all of them, from 0 to the limit
    record Whole(ByteBuffer bytes, List<BatchHeader> headers) implements FetchedBatches {
        public Whole {
            headers = List.copyOf(headers);
        }
    }

    /// Bytes that are no batches; the follower fetches again.
    record Corrupt(String message) implements FetchedBatches {}
}
