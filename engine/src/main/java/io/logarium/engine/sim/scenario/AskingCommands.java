package io.logarium.engine.sim.scenario;

import io.logarium.engine.sim.Simulation;
import io.logarium.engine.sim.client.AskingClient;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Commands that only ask: `ask-metadata [count=N]` and `fetch TOPIC-N [rack=R]`, and what was told.
final class AskingCommands {
    private static final String CLIENT = "asker";
    private static final long LIMIT_MS = 5_000;

    private final Simulation simulation;
    private final ReaderCommands.Time time;
    private final Consumer<String> result;
    private final TreeSet<Integer> controllers = new TreeSet<>();
    private int fetchedFrom = -1;
    private @Nullable AskingClient client;

    AskingCommands(Simulation simulation, ReaderCommands.Time time, Consumer<String> result) {
        this.simulation = simulation;
        this.time = time;
        this.result = result;
    }

    /// How many different nodes were called controller.
    String toldControllers() {
        return Integer.toString(controllers.size());
    }

    /// The broker that the last records came from.
    String fetchedFrom() {
        return fetchedFrom < 0 ? "none" : Integer.toString(fetchedFrom);
    }

    private AskingClient client() {
        var made = client == null ? new AskingClient(simulation, CLIENT) : client;
        client = made;
        return made;
    }

    void askMetadata(Options options) {
        int count = options.number("count", 10, 1, 100);
        options.nothingMore();
        for (int i = 0; i < count; i++) {
            int before = client().answers();
            client().askForController(controllers::add);
            time.run(LIMIT_MS, () -> client().answers() > before);
        }
        result.accept("called controller: " + controllers);
    }

    TopicPartition fetch(Options options) {
        var from = ScenarioRunner.partition(options.subject("a partition, such as orders-0"));
        var rack = options.take("rack", "");
        options.nothingMore();
        int before = client().answers();
        client().fetch(from, rack, broker -> fetchedFrom = broker);
        time.run(LIMIT_MS, () -> client().answers() > before);
        result.accept("records from broker " + fetchedFrom());
        return from;
    }
}
