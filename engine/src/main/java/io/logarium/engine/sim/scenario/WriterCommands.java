package io.logarium.engine.sim.scenario;

import io.logarium.engine.sim.client.SimProducer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/// The commands that write: `produce` into a partition, `send` to a topic whose partition the client chooses.
final class WriterCommands {
    private static final int MOST_RECORDS = 10_000;

    private final ScenarioClients clients;
    private final Facts facts;
    private final ReaderCommands.Time time;
    private final Consumer<String> result;
    private ScenarioClients.@Nullable Sending sending;

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
        return facts.newest().topics().stream()
                .filter(t -> t.name().equals(topic))
                .map(t -> t.partitions().size())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("There is no topic " + topic + "."));
    }

    private static short acks(String word) {
        return switch (word) {
            case "all", "-1" -> -1;
            case "1" -> 1;
            default -> throw new IllegalArgumentException("acks is all or 1.");
        };
    }
}
