package io.logarium.engine.sim;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.log.Disk;
import io.logarium.engine.net.Network;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// What is simulated.
///
/// @param brokers how many
/// @param settings of all of them
/// @param trace hears of each frame
/// @param events what brokers tell
/// @param seams wraps what brokers stand on
/// @param pictures whether brokers tell what they know, for [SimSnapshots]
public record SimConfig(
        int brokers,
        BrokerConfig settings,
        Trace trace,
        Consumer<EngineEvent> events,
        Seams seams,
        List<String> racks,
        boolean pictures) {
    public SimConfig {
        racks = List.copyOf(racks);
    }

    /// Brokers without racks.
    public SimConfig(
            int brokers,
            BrokerConfig settings,
            Trace trace,
            Consumer<EngineEvent> events,
            Seams seams) {
        this(brokers, settings, trace, events, seams, List.of(), true);
    }

    /// What a broker is started with.
    BrokerConfig settings(int broker) {
        if (broker >= racks.size()) {
            return settings;
        }
        var given = new TreeMap<>(settings.given());
        given.put("broker.rack", racks.get(broker));
        return BrokerConfig.of(brokers, given);
    }

    /// Wraps the network and the disk of a broker, so that a test can break what a correct one may rely on.
    public interface Seams {
        Seams PLAIN = new Seams() {};

        default Network network(int broker, Network network) {
            return network;
        }

        default Disk disk(int broker, Disk disk) {
            return disk;
        }
    }

    public static SimConfig of(int brokers) {
        return new SimConfig(
                brokers, BrokerConfig.of(brokers, Map.of()), Trace.NONE, event -> {}, Seams.PLAIN);
    }

    public SimConfig withSettings(Map<String, String> more) {
        return new SimConfig(
                brokers, BrokerConfig.of(brokers, more), trace, events, seams, racks, pictures);
    }

    public SimConfig withTrace(Trace other) {
        return new SimConfig(brokers, settings, other, events, seams, racks, pictures);
    }

    public SimConfig withEvents(Consumer<EngineEvent> other) {
        return new SimConfig(brokers, settings, trace, other, seams, racks, pictures);
    }

    /// For who never asks for a snapshot.
    public SimConfig withoutPictures() {
        return new SimConfig(brokers, settings, trace, events, seams, racks, false);
    }

    public SimConfig withSeams(Seams other) {
        return new SimConfig(brokers, settings, trace, events, other, racks, pictures);
    }
}
