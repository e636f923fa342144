package io.logarium.engine.sim.scenario;

import io.logarium.engine.sim.client.SimProducer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// The commands that write: `produce` into a partition, `send` to a topic whose partition the client chooses, and `flow`, which writes
/// by itself while time passes.
final class WriterCommands {
    private static final int MOST_RECORDS = 10_000;

    /// So many keys in turn reach each partition of a small topic.
    private static final int FLOW_KEYS = 24;

    private static final long SHORTEST_FLOW_MS = 10;

    /// Who gets no answers for so many records waits, as a producer whose buffer is full.
    private static final int MOST_UNANSWERED = 200;

    private static final long FLOW_TIMEOUT_MS = 30_000;

    private final ScenarioClients clients;
    private final Facts facts;
    private final ReaderCommands.Time time;
    private final Consumer<String> result;
    private final Map<String, Flow> flows = new TreeMap<>();
    private ScenarioClients.@Nullable Sending sending;

    /// A producer that writes a record every so many milliseconds, until it is told otherwise.
    private static final class Flow {
        private final String topic;
        private final String client;
        private final long everyMs;
        private final SimProducer.Settings how;
        private final List<ScenarioClients.Sending> unanswered = new ArrayList<>();
        private long nextMs;
        private int number;

        private Flow(
                String topic, String client, long everyMs, SimProducer.Settings how, long nextMs) {
            this.topic = topic;
            this.client = client;
            this.everyMs = everyMs;
            this.how = how;
            this.nextMs = nextMs;
        }
    }

    WriterCommands(
            ScenarioClients clients,
            Facts facts,
            ReaderCommands.Time time,
            Consumer<String> result) {
        this.clients = clients;
        this.facts = facts;
        this.time = time;
        this.result = result;
    }

    int acked() {
        return sending == null ? 0 : sending.acked();
    }

    int failed() {
        return sending == null ? 0 : sending.failed();
    }

    String error() {
        return sending == null ? "NONE" : sending.error();
    }

    TopicPartition produce(Options options) {
        var about = ScenarioRunner.partition(options.subject("a partition, such as orders-0"));
        int count = options.number("count", 1, 1, MOST_RECORDS);
        short acks = acks(options.take("acks", "all"));
        long waitMs = options.milliseconds("wait", 10_000);
        var client = options.take("client", "producer");
        options.nothingMore();
        var sent = clients.send(client, about, count, acks, waitMs);
        sending = sent;
        time.run(waitMs + 1_000, sent::isDone);
        result.accept(sent.described());
        return about;
    }

    /// `send orders key=user-1,user-2 [partition=N] [count=N] [acks=all|1] [timeout=T]`: the client chooses the partition.
    /// Also `[in-flight=1..5] [idempotent=yes|no] [spread=sticky|random]`. It is waited `wait=` for; the client goes on trying for `timeout=`.
    TopicPartition send(Options options) {
        var topic = options.subject("a topic");
        var keys = options.take("key", "");
        int count = options.number("count", 1, 1, MOST_RECORDS);
        var fixed = options.take("partition", "");
        short acks = acks(options.take("acks", "all"));
        long waitMs = options.milliseconds("wait", 10_000);
        long timeoutMs = options.milliseconds("timeout", waitMs);
        var client = options.take("client", "producer");
        var value = options.take("value", "order");
        boolean idempotent = options.take("idempotent", acks == -1 ? "yes" : "no").equals("yes");
        int inFlight = options.number("in-flight", 1, 1, 5);
        var spread = options.take("spread", "sticky");
        options.nothingMore();
        int partitions = shownPartitions(topic);
        var about = new TopicPartition(topic, 0);
        var records = new ArrayList<ScenarioClients.Routed>();
        for (int i = 0; i < count; i++) {
            for (var key : keys.split(",", -1)) {
                int to =
                        fixed.matches("\\d{1,3}")
                                ? Integer.parseInt(fixed)
                                : key.isEmpty()
                                        ? unkeyed(spread, client, topic, partitions)
                                        : byKey(key, partitions);
                about = new TopicPartition(topic, to);
                records.add(
                        new ScenarioClients.Routed(
                                about, key.isEmpty() ? Optional.empty() : Optional.of(key), value));
            }
        }
        var how = new SimProducer.Settings(acks, idempotent, timeoutMs, inFlight);
        var sent = clients.sendEach(client, records, how);
        sending = sent;
        time.run(waitMs + 1_000, sent::isDone);
        time.run(ReaderCommands.SHOWN_MS, () -> false);
        result.accept(sent.described());
        return about;
    }

    /// `flow orders every=250ms [acks=all|1] [client=ID]`: from now on a record each so often, under 24 keys in turn; `every=0ms` ends
    /// it.
    void flow(Options options, long nowMs) {
        var topic = options.subject("a topic");
        long everyMs = options.milliseconds("every", 1_000);
        short acks = acks(options.take("acks", "all"));
        var client = options.take("client", "traffic");
        options.nothingMore();
        if (everyMs == 0) {
            flows.remove(client + "/" + topic);
            return;
        }
        if (everyMs < SHORTEST_FLOW_MS) {
            throw new IllegalArgumentException(
                    "A flow writes every %d ms at most.".formatted(SHORTEST_FLOW_MS));
        }
        shownPartitions(topic);
        var how = new SimProducer.Settings(acks, acks == -1, FLOW_TIMEOUT_MS);
        flows.put(client + "/" + topic, new Flow(topic, client, everyMs, how, nowMs));
    }

    /// Writes what is due.
    ///
    /// @param nowMs simulated time since the start
    /// @param mostMs how far time is to go on
    /// @return how far it may go on until something is due again
    long pass(long nowMs, long mostMs) {
        long step = mostMs;
        for (var flow : flows.values()) {
            while (flow.nextMs <= nowMs) {
                flow.nextMs += flow.everyMs;
                write(flow);
            }
            step = Math.min(step, flow.nextMs - nowMs);
        }
        return step;
    }

    private void write(Flow flow) {
        flow.unanswered.removeIf(ScenarioClients.Sending::isDone);
        int partitions = partitions(flow.topic);
        if (partitions == 0 || flow.unanswered.size() >= MOST_UNANSWERED) {
            return;
        }
        var key = "user-" + (1 + flow.number++ % FLOW_KEYS);
        var record =
                new ScenarioClients.Routed(
                        new TopicPartition(flow.topic, byKey(key, partitions)),
                        Optional.of(key),
                        "order");
        flow.unanswered.add(clients.sendEach(flow.client, List.of(record), flow.how));
    }

    /// Where a record without a key goes: `sticky` as the Java client does, `random` as kafka-python does.
    private int unkeyed(String spread, String client, String topic, int partitions) {
        return switch (spread) {
            case "sticky" -> clients.sticky(client, topic, partitions);
            case "random" -> clients.drawn(partitions);
            default -> throw new IllegalArgumentException("spread is sticky or random.");
        };
    }

    /// As Kafka's clients do.
    private static int byKey(String key, int partitions) {
        return Utils.toPositive(Utils.murmur2(key.getBytes(StandardCharsets.UTF_8))) % partitions;
    }

    private int shownPartitions(String topic) {
        int partitions = partitions(topic);
        if (partitions == 0) {
            throw new IllegalArgumentException("There is no topic " + topic + ".");
        }
        return partitions;
    }

    /// How many a topic has; 0 where there is none.
    private int partitions(String topic) {
        return facts.newest().topics().stream()
                .filter(t -> t.name().equals(topic))
                .mapToInt(t -> t.partitions().size())
                .findFirst()
                .orElse(0);
    }

    private static short acks(String word) {
        return switch (word) {
            case "all", "-1" -> -1;
            case "1" -> 1;
            default -> throw new IllegalArgumentException("acks is all or 1.");
        };
    }
}
