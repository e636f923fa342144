package io.logarium.engine.sim.scenario;

import io.logarium.engine.sim.Simulation;
import io.logarium.engine.sim.client.SimAdmin;
import io.logarium.engine.sim.client.SimClient;
import io.logarium.engine.sim.client.SimConsumer;
import io.logarium.engine.sim.client.SimProducer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;

/// The clients of a scenario and what they were told: an administrator, producers by how they send, members of groups.
final class ScenarioClients {
    private static final long REQUEST_TIMEOUT_MS = 5_000;

    private final Simulation simulation;
    private final SimAdmin admin;
    private final Map<String, SimProducer> producers = new TreeMap<>();
    private final Map<String, Reading> readings = new TreeMap<>();
    private final Map<String, Sending> sendings = new LinkedHashMap<>();
    private final Map<String, Integer> sticky = new TreeMap<>();
    private int number;

    ScenarioClients(Simulation simulation) {
        this.simulation = simulation;
        admin = new SimAdmin(new SimClient(simulation, "admin", REQUEST_TIMEOUT_MS));
    }

    SimAdmin admin() {
        return admin;
    }

    /// What came of the batches of one command.
    static final class Sending {
        private final int count;
        private int acked;
        private int failed;
        private long first = -1;
        private long last = -1;
        private Errors error = Errors.NONE;

        private Sending(int count) {
            this.count = count;
        }

        int acked() {
            return acked;
        }

        int failed() {
            return failed;
        }

        String error() {
            return error.name();
        }

        boolean isDone() {
            return acked + failed >= count;
        }

        String described() {
            var text = "acked " + acked;
            if (first >= 0) {
                text += ", at " + first + (last > first ? ".." + last : "");
            }
            if (failed > 0) {
                text += ", failed " + failed + " (" + error + ")";
            }
            if (!isDone()) {
                text += ", no answer for " + (count - acked - failed);
            }
            return text;
        }
    }

    /// What a group has read.
    static final class Reading implements SimConsumer.Listener {
        private final List<String> values = new ArrayList<>();
        private int resets;

        int count() {
            return values.size();
        }

        int resets() {
            return resets;
        }

        @Override
        public void assigned(
                String group, int generation, String member, List<TopicPartition> owned) {}

        @Override
        public long asksForCommitted(String group, TopicPartition partition) {
            return -1;
        }

        @Override
        public void foundCommitted(
                String group, TopicPartition partition, long offset, long asked) {}

        @Override
        public void committed(String group, TopicPartition partition, long offset) {}

        @Override
        public void consumed(TopicPartition partition, long offset, String value) {
            values.add(value);
        }

        @Override
        public void reset(TopicPartition partition, long from) {
            resets++;
        }
    }

    /// Sends a batch; the result fills as simulated time passes.
    ///
    /// @param client the id of the producer's client
    Sending send(String client, TopicPartition to, int count, short acks, long timeoutMs) {
        var producer = producer(client, new SimProducer.Settings(acks, acks == -1, timeoutMs));
        var values = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            values.add(client + "-" + number++);
        }
        var sending = new Sending(count);
        sendings.put(values.getFirst(), sending);
        producer.send(to, values);
        return sending;
    }

    /// A record with the partition that it goes to.
    record Routed(TopicPartition to, Optional<String> key, String value) {}

    /// Sends each record by itself, in order.
    Sending sendEach(String client, List<Routed> records, SimProducer.Settings how) {
        var producer = producer(client, how);
        var sending = new Sending(records.size());
        for (var record : records) {
            var value = record.value() + "-" + number++;
            sendings.put(value, sending);
            producer.send(record.to(), record.key(), List.of(value));
        }
        return sending;
    }

    /// The partition that a client without keys sticks to; its batches are never so full that it would take another.
    int sticky(String client, String topic, int partitions) {
        return Math.floorMod(
                sticky.computeIfAbsent(
                        client + "/" + topic, key -> simulation.splitChance().nextInt(1 << 20)),
                partitions);
    }

    /// The partition of the next record of a client that draws for each, as kafka-python does without a key.
    int drawn(int partitions) {
        return simulation.splitChance().nextInt(partitions);
    }

    private SimProducer producer(String client, SimProducer.Settings how) {
        return producers.computeIfAbsent(
                "%s/%d/%d/%b/%d"
                        .formatted(
                                client,
                                how.acks(),
                                how.deliveryTimeoutMs(),
                                how.idempotent(),
                                how.inFlight()),
                key ->
                        new SimProducer(
                                new SimClient(simulation, client, REQUEST_TIMEOUT_MS),
                                how,
                                new Told()));
    }

    /// How each producer writes, by its client id.
    Map<String, String> writers() {
        var writers = new TreeMap<String, String>();
        producers.forEach((key, producer) ->
                writers.put(producer.client().id(), key.contains("/-1/") ? "acks=all" : "acks=1"));
        return writers;
    }

    private final class Told implements SimProducer.Listener {
        @Override
        public void acked(SimProducer.Batch batch, long baseOffset) {
            var sending = sendings.get(batch.values().getFirst());
            if (sending != null) {
                sending.acked += batch.values().size();
                if (batch.values().size() == sending.count) {
                    sending.first = baseOffset;
                    sending.last = baseOffset < 0 ? -1 : baseOffset + batch.values().size() - 1;
                }
            }
        }

        @Override
        public void failed(SimProducer.Batch batch, Errors error) {
            var sending = sendings.get(batch.values().getFirst());
            if (sending != null) {
                sending.failed += batch.values().size();
                sending.error = error;
            }
        }
    }

    /// A member joins the group, unless it has done so before.
    Reading read(String group, String topic) {
        return readings.computeIfAbsent(
                group + "/" + topic,
                key -> {
                    var reading = new Reading();
                    var client = new SimClient(simulation, group, REQUEST_TIMEOUT_MS + 2_000);
                    new SimConsumer(client, group, List.of(topic), reading).start();
                    return reading;
                });
    }
}
