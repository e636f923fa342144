package io.logarium.engine.api;

import io.logarium.engine.controller.Command;
import org.apache.kafka.common.protocol.ApiMessage;

/// The way to the active controller: in this node, or over a link to another.
@FunctionalInterface
public interface ControllerChannel {
    /// Asks; the reply comes once the decision is committed, in this turn or a later one.
    void ask(ApiMessage request, short version, Command.Reply reply, long nowMs);
}
