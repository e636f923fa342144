package io.logarium.engine.wire;

import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.jspecify.annotations.Nullable;

/// Work on a request that needs no state, done at the edge on the connection's reader, so that the loop need not: the checks of
/// a Produce's batches. Called by several readers at once; an exception ends the connection.
@FunctionalInterface
public interface RequestPreparer {
    /// Prepares nothing.
    RequestPreparer NONE = (api, version, body) -> null;

    /// @return what [Request#prepared] will hold; null when there is nothing to prepare
    @Nullable Object prepare(ApiKeys api, short version, ApiMessage body);
}
