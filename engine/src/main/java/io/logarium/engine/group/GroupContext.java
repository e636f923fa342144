package io.logarium.engine.group;

import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.loop.Timers;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What the parts of the coordinator share: settings, metadata, timers, chance, and whom to tell.
///
/// @param config the settings of the moment
record GroupContext(
        int brokerId,
        Supplier<GroupConfig> config,
        GroupTopics topics,
        Timers timers,
        Chance chance,
        Consumer<EngineEvent> events) {}
