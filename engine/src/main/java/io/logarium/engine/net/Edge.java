package io.logarium.engine.net;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.wire.ApiTable;
import io.logarium.engine.wire.RequestPreparer;
import io.logarium.engine.wire.RequestSink;
import java.util.function.Consumer;

/// What stands behind a listener: which requests it serves and where they and the events go.
///
/// @param broker the id that its events carry
/// @param name of the listener, such as `PLAINTEXT`
/// @param events told when connections open and close, from any thread; must not wait
public record Edge(
        int broker,
        String name,
        ApiTable table,
        RequestPreparer preparer,
        RequestSink sink,
        Consumer<EngineEvent> events) {}
