package io.logarium.engine.node;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.log.Disk;
import io.logarium.engine.loop.BrokerLoop;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Chores;
import io.logarium.engine.loop.Clock;
import io.logarium.engine.net.Network;
import java.nio.file.Path;
import java.util.function.Consumer;

/// What a broker is made of that comes from outside: the seams, its loop and who it is.
///
/// @param dir its folder of Kafka's files
/// @param events must not wait
/// @param pictures whether somebody looks at what it publishes
/// @param crashed told once when the broker cannot go on, and why
public record BrokerParts(
        int id,
        String clusterId,
        Path dir,
        BrokerLoop loop,
        Clock clock,
        Chance chance,
        Disk disk,
        Network network,
        Chores chores,
        Consumer<EngineEvent> events,
        boolean pictures,
        Consumer<String> crashed) {}
