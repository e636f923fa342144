package io.logarium.engine.api;

import io.logarium.engine.wire.Request;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.protocol.ApiKeys;

/// Which handler serves which API.
public final class Router {
    private final Map<ApiKeys, Handler> handlers = new EnumMap<>(ApiKeys.class);

    /// Adds a handler; a second one for the same API replaces the first.
    public Router serve(ApiKeys api, Handler handler) {
        handlers.put(api, handler);
        return this;
    }

    /// Serves a request, or ends its connection when nobody does: the table of APIs and the handlers differ then, which a test
    /// forbids.
    public void route(Request request, long nowMs) {
        var handler = handlers.get(request.api());
        if (handler == null) {
            request.replyTo().close("no handler for " + request.api());
        } else {
            handler.handle(request, nowMs);
        }
    }

    /// Whether exactly these APIs have handlers.
    public boolean serves(Set<ApiKeys> apis) {
        return handlers.keySet().equals(apis);
    }
}
