package io.logarium.engine.sim.soak;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.fault.ClientFault;
import io.logarium.engine.fault.DiskState;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.fault.FaultPlan;
import io.logarium.engine.loop.Chance;
import io.logarium.engine.sim.SimBroker;
import io.logarium.engine.sim.SimConfig;
import io.logarium.engine.sim.Simulation;
import io.logarium.engine.sim.check.ClientChecks;
import io.logarium.engine.sim.check.ClusterChecks;
import io.logarium.engine.sim.check.Violation;
import io.logarium.engine.sim.client.SimAdmin;
import io.logarium.engine.sim.client.SimClient;
import io.logarium.engine.sim.client.SimConsumer;
import io.logarium.engine.sim.client.SimModernConsumer;
import io.logarium.engine.sim.client.SimProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;

/// One seed: a minute of simulated time with random clients and a schedule of faults. All is put right some time before the end, and
/// at the end everybody must have got what they wait for.
final class SoakRun {

    /// Time for whoever is not done at the end, before that counts as stuck.
    private static final long GRACE_MS = 60_000;

    private static final int OFFSETS_PARTITIONS = 2;
    private static final int PRODUCERS = 3;
    private static final int MEMBERS = 3;
    private static final int MODERN_MEMBERS = 2;
    private static final long REQUEST_TIMEOUT_MS = 4_000;

    private static final Map<String, String> SETTINGS =
            Map.of(
                    "group.min.session.timeout.ms",
                    "1000",
                    "group.consumer.min.heartbeat.interval.ms",
                    "1000",
                    "group.consumer.heartbeat.interval.ms",
                    "1000",
                    "group.consumer.min.session.timeout.ms",
                    "1000",
                    "group.consumer.session.timeout.ms",
                    "4000",
                    "offsets.topic.num.partitions",
                    Integer.toString(OFFSETS_PARTITIONS),
                    // Snapshots of the metadata, and brokers that are behind them, in every seed.
                    "metadata.log.max.record.bytes.between.snapshots",
                    "3000",
                    "metadata.max.retention.bytes",
                    "6000",
                    "controller.quorum.fetch.snapshot.max.bytes",
                    "700");

    private final long seed;
    private final SoakTimes times;
    private final Chance chance;
    private final Simulation simulation;
    private final ClusterChecks cluster = new ClusterChecks();
    private final ClientChecks clients = new ClientChecks(cluster, OFFSETS_PARTITIONS);
    private final List<SimProducer> producers = new ArrayList<>();
    private final List<TopicPartition> partitions = new ArrayList<>();
    private final Map<String, Integer> faults = new TreeMap<>();
    private final Set<Integer> brokenDisks = new TreeSet<>();
    private final List<String> hindered;
    private final FaultPlan plan;
    private final SimAdmin admin;
    private int adminOperations;
    private int number;

    /// @param config of the simulation; its settings are replaced
    SoakRun(long seed, SoakTimes times, SimConfig config, Optional<FaultPlan> given) {
        this.seed = seed;
        this.times = times;
        this.simulation = new Simulation(seed, config);
        this.chance = simulation.splitChance();
        simulation.afterTurn(cluster::look);
        simulation.onCrash(this::crashed);
        admin = new SimAdmin(new SimClient(simulation, "admin", REQUEST_TIMEOUT_MS));
        var names = new ArrayList<String>();
        for (int i = 0; i < PRODUCERS; i++) {
            names.add("producer" + i);
        }
        for (int i = 0; i < MEMBERS; i++) {
            names.add("member" + i);
        }
        for (int i = 0; i < MODERN_MEMBERS; i++) {
            names.add("modern" + i);
        }
        hindered = List.copyOf(names);
        var drawn = FaultSchedule.draw(chance.split(), config.brokers(), names, times);
        plan = given.orElse(drawn);
    }

    /// The settings that all seeds run with.
    static SimConfig config(int brokers) {
        return new SimConfig(
                        brokers,
                        BrokerConfig.of(brokers, SETTINGS),
                        io.logarium.engine.sim.Trace.NONE,
                        event -> {},
                        SimConfig.Seams.PLAIN)
                .withoutPictures();
    }

    SoakResult run() {
        Optional<String> violation = Optional.empty();
        long lost = 0;
        try {
            live();
            lost = clients.lostRecords();
        } catch (Violation broken) {
            violation = Optional.of(failure(String.valueOf(broken.getMessage())));
        } catch (
                RuntimeException broken) { // of a client or a check: it would end the thread unseen
            violation = Optional.of(failure(broken.toString()));
        }
        return new SoakResult(
                seed,
                violation,
                plan,
                faults,
                clients.operations() + adminOperations,
                clients.ackedRecords(),
                clients.consumedRecords(),
                lost,
                cluster.elections(),
                cluster.uncleanElections());
    }

    private String failure(String what) {
        return "after %.3f s: %s".formatted(simulation.elapsedMs() / 1000.0, what);
    }

    private void live() {
        simulation.startAll();
        createTopics();
        startClients();
        for (var timed : plan.faults()) {
            simulation.time().in(timed.atMs() * 1_000, () -> apply(timed.fault()));
        }
        simulation.time().in(times.heal() * 1_000, this::heal);
        simulation.runUntil(times.end());
        settle();
        checkEnd();
    }

    private void createTopics() {
        int brokers = simulation.config().brokers();
        int topics = 1 + chance.nextInt(2);
        for (int topic = 0; topic < topics; topic++) {
            var name = "topic" + topic;
            int count = 1 + chance.nextInt(2);
            for (int partition = 0; partition < count; partition++) {
                partitions.add(new TopicPartition(name, partition));
            }
            admin.createTopic(
                    name,
                    count,
                    Math.min(3, brokers),
                    Map.of(),
                    error -> claim(error == Errors.NONE, name + " could not be created: " + error));
        }
        for (int i = 0; i < times.shortLivedTopics(); i++) {
            var name = "short-lived" + i;
            at(
                    5_000 + chance.nextInt((int) times.sendingTo() - 10_000),
                    () -> shortLived(name, Math.min(3, brokers)));
        }
    }

    private void shortLived(String name, int replicas) {
        admin.createTopic(
                name,
                1,
                replicas,
                Map.of(),
                created -> {
                    adminOperations++;
                    admin.deleteTopic(name, deleted -> adminOperations++);
                });
    }

    private void startClients() {
        for (int i = 0; i < PRODUCERS; i++) {
            var client = new SimClient(simulation, "producer" + i, REQUEST_TIMEOUT_MS);
            producers.add(new SimProducer(client, SimProducer.Settings.DEFAULT, clients));
            long at = SoakTimes.SENDING_FROM + chance.nextInt(500);
            while (at < times.sendingTo()) {
                var producer = producers.get(i);
                at(at, () -> send(producer));
                at += 100 + chance.nextInt(900);
            }
        }
        var topics = partitions.stream().map(TopicPartition::topic).distinct().toList();
        for (int i = 0; i < MEMBERS; i++) {
            var client = new SimClient(simulation, "member" + i, 6_000);
            var group = i == 0 ? "alone" : "together";
            var member = new SimConsumer(client, group, topics, clients);
            at(SoakTimes.SENDING_FROM + chance.nextInt((int) times.sendingTo() / 6), member::start);
        }
        for (int i = 0; i < MODERN_MEMBERS; i++) {
            var client = new SimClient(simulation, "modern" + i, 6_000);
            var member = new SimModernConsumer(client, "modern", topics, clients);
            at(SoakTimes.SENDING_FROM + chance.nextInt((int) times.sendingTo() / 6), member::start);
        }
    }

    private void at(long ms, Runnable what) {
        simulation.time().in(ms * 1_000, what);
    }

    private void send(SimProducer producer) {
        var partition = partitions.get(chance.nextInt(partitions.size()));
        var values = new ArrayList<String>();
        int count = 1 + chance.nextInt(4);
        for (int i = 0; i < count; i++) {
            values.add(producer.client().id() + "-" + number++);
        }
        producer.send(partition, values);
    }

    private void apply(Fault fault) {
        faults.merge(fault.name(), 1, Integer::sum);
        if (fault instanceof Fault.DiskIs(int broker, var state) && state != DiskState.OK) {
            brokenDisks.add(broker);
        }
        simulation.apply(fault);
    }

    private void heal() {
        simulation.links().mendAll();
        for (var broker : simulation.brokers()) {
            simulation.apply(new Fault.DiskIs(broker.id(), DiskState.OK));
            simulation.apply(new Fault.SkewClock(broker.id(), 0));
            simulation.apply(new Fault.Resume(broker.id()));
            simulation.apply(new Fault.Start(broker.id()));
        }
        for (var client : hindered) {
            simulation.apply(new Fault.OnClient(client, ClientFault.NONE));
        }
    }

    /// After all is well each producer sends to each partition once more.
    private void settle() {
        for (var producer : producers) {
            for (var partition : partitions) {
                producer.send(partition, List.of(producer.client().id() + "-" + number++));
            }
        }
        long deadlineMs = times.end() + GRACE_MS;
        simulation.runFor(1_000);
        while (!settled() && simulation.elapsedMs() < deadlineMs) {
            simulation.runFor(1_000);
        }
    }

    private boolean settled() {
        return producers.stream().allMatch(p -> p.pending() == 0)
                && simulation.brokers().stream().allMatch(b -> b.state() == SimBroker.State.UP);
    }

    private void checkEnd() {
        for (var broker : simulation.brokers()) {
            claim(
                    broker.state() == SimBroker.State.UP,
                    "broker %d is %s a minute after all was put right"
                            .formatted(broker.id(), broker.state()));
        }
        for (var producer : producers) {
            claim(
                    producer.pending() == 0,
                    "%s has %d batches that are not answered a minute after all was put right"
                            .formatted(producer.client().id(), producer.pending()));
        }
        cluster.checkEnds(simulation.brokers());
    }

    private void crashed(SimBroker broker, Throwable why) {
        for (var cause = why; cause != null; cause = cause.getCause()) {
            if (cause instanceof Violation violation) {
                throw violation;
            }
        }
        claim(
                brokenDisks.contains(broker.id()),
                "broker %d crashed: %s".formatted(broker.id(), described(why)));
    }

    private static String described(Throwable why) {
        var trace = why.getStackTrace();
        var text = new StringBuilder(why.toString());
        for (int i = 0; i < Math.min(6, trace.length); i++) {
            text.append("\n    at ").append(trace[i]);
        }
        return text.toString();
    }

    private static void claim(boolean holds, String otherwise) {
        Violation.unless(holds, "%s", otherwise);
    }
}
