package io.logarium.engine.sim.scenario;

import io.logarium.engine.config.BrokerConfig;
import io.logarium.engine.event.EngineEvent;
import io.logarium.engine.fault.Fault;
import io.logarium.engine.fault.FaultCommand;
import io.logarium.engine.sim.SimBroker;
import io.logarium.engine.sim.SimConfig;
import io.logarium.engine.sim.Simulation;
import io.logarium.engine.sim.client.SimAdmin;
import io.logarium.engine.view.ClusterSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/// Carries a scenario out and writes what happened, line by line. The same scenario and seed write the same bytes.
public final class ScenarioRunner {
    private static final long STEP_MS = 10;
    private static final long START_LIMIT_MS = 60_000;
    private static final int MOST_RECORDS = 10_000;

    private final Scenario scenario;
    private final Consumer<String> out;
    private final OptionalLong seed;
    private final Happenings happenings = new Happenings();
    private @Nullable Simulation simulation;
    private @Nullable Facts facts;
    private @Nullable ScenarioClients clients;
    private TopicPartition about = new TopicPartition("none", 0);
    private @Nullable WriterCommands writing;
    private ScenarioClients.@Nullable Reading reading;
    private @Nullable Readers readers;
    private @Nullable ReaderCommands readerCommands;
    private @Nullable SnapshotFacts shown;
    private @Nullable AskingCommands asking;
    private Runnable tick = () -> {};
    private Consumer<EngineEvent> events = event -> {};
    private int differences;

    /// @param seed in place of the scenario's own
    /// @param out takes the transcript's lines
    public ScenarioRunner(Scenario scenario, OptionalLong seed, Consumer<String> out) {
        this.scenario = scenario;
        this.seed = seed;
        this.out = out;
    }

    /// @return how many expected facts were otherwise
    /// @throws ScenarioException when a line cannot be carried out
    public int run() throws ScenarioException {
        for (var line : scenario.lines()) {
            carryOut(line);
        }
        return differences;
    }

    /// Carries out one line, for whoever goes step by step.
    ///
    /// @throws ScenarioException when it cannot be carried out
    public void carryOut(Scenario.Line line) throws ScenarioException {
        try {
            if (line.expected()) {
                expect(line.text());
            } else {
                command(line);
            }
        } catch (IllegalArgumentException wrong) {
            throw new ScenarioException(
                    scenario.name(), line.number(), String.valueOf(wrong.getMessage()));
        }
    }

    /// Is called after each ten simulated milliseconds.
    public void onTick(Runnable watcher) {
        tick = watcher;
    }

    /// Hears of what happens in the brokers.
    public void onEvent(Consumer<EngineEvent> watcher) {
        events = watcher;
    }

    /// The simulated cluster; there is one after the first line.
    public Simulation simulation() {
        return Objects.requireNonNull(simulation);
    }

    /// The cluster as the pictures show it.
    public ClusterSnapshot shown() {
        return shownFacts().now();
    }

    /// The next offsets of the programs of a group's members; of all members where no group is named.
    public SortedMap<TopicPartition, Long> positions(Optional<String> group) {
        return Objects.requireNonNull(readers).positions(group);
    }

    /// How each producer writes, by its client id.
    public Map<String, String> writers() {
        return clients().writers();
    }

    /// The value of a fact, as it is written without its value: `orders-0: high watermark`.
    ///
    /// @throws ScenarioException when there is no such fact now
    public String fact(String name) throws ScenarioException {
        try {
            var rest = name;
            int colon = name.indexOf(": ");
            if (colon > 0) {
                about = partition(name.substring(0, colon));
                rest = name.substring(colon + 2);
            }
            return value(rest + " ?");
        } catch (IllegalArgumentException wrong) {
            throw new ScenarioException(scenario.name(), 0, String.valueOf(wrong.getMessage()));
        }
    }

    private AskingCommands asking() {
        return Objects.requireNonNull(asking);
    }

    private SnapshotFacts shownFacts() {
        return Objects.requireNonNull(shown);
    }

    private WriterCommands writing() {
        return Objects.requireNonNull(writing);
    }

    private ReaderCommands readerCommands() {
        return Objects.requireNonNull(readerCommands);
    }

    private Facts facts() {
        return Objects.requireNonNull(facts);
    }

    private ScenarioClients clients() {
        return Objects.requireNonNull(clients);
    }

    private void command(Scenario.Line line) {
        var options = new Options(line.words());
        if (simulation == null) {
            start(options, line.text());
            return;
        }
        tell(line.text());
        switch (line.verb()) {
            case "create-topic" -> createTopic(options);
            case "delete-topic" -> deleteTopic(options);
            case "produce" -> about = writing().produce(options);
            case "send" -> about = writing().send(options);
            case "add-partitions" -> addPartitions(options);
            case "flow" -> writing().flow(options, simulation().elapsedMs());
            case "consume" -> consume(options);
            case "wait" -> {
                long ms = Options.milliseconds(options.subject("a time, such as wait 5s"));
                run(ms, () -> false);
            }
            case "await" -> await(line.text());
            case "status" -> status();
            case "ask-metadata" -> asking().askMetadata(options);
            case "fetch" -> about = asking().fetch(options);
            default -> {
                if (ReaderCommands.VERBS.contains(line.verb())) {
                    readerCommands().carryOut(line.verb(), options);
                } else {
                    FaultCommand.read(line.words(), this::brokers).forEach(this::apply);
                }
            }
        }
        happened();
    }

    private void tell(String command) {
        out.accept("[%7.3fs] %s".formatted(simulation().elapsedMs() / 1e3, command));
    }

    private void result(String text) {
        happened();
        out.accept("             " + text);
    }

    private void happened(EngineEvent event) {
        happenings.event(event);
        events.accept(event);
    }

    private void happened() {
        happenings.drain().forEach(out);
    }

    /// Lets time pass until something is so, at most so long.
    private boolean run(long mostMs, BooleanSupplier until) {
        long end = simulation().elapsedMs() + mostMs;
        while (!until.getAsBoolean() && simulation().elapsedMs() < end) {
            long now = simulation().elapsedMs();
            simulation().runFor(writing().pass(now, Math.min(STEP_MS, end - now)));
            tick.run();
        }
        return until.getAsBoolean();
    }

    private void start(Options options, String text) {
        int brokers = options.number("brokers", 1, 1, 7);
        long own = options.number("seed", 1, 0, 999_999_999);
        var racks = options.take("racks", "");
        var settings = new TreeMap<String, String>();
        settings.put("group.min.session.timeout.ms", "1000");
        settings.putAll(options.brokerSettings());
        var config =
                new SimConfig(
                        brokers,
                        BrokerConfig.of(brokers, settings),
                        happenings,
                        this::happened,
                        SimConfig.Seams.PLAIN,
                        racks.isEmpty() ? List.of() : List.of(racks.split(",")),
                        true);
        var started = new Simulation(seed.orElse(own), config);
        simulation = started;
        facts = new Facts(started);
        clients = new ScenarioClients(started);
        writing = new WriterCommands(clients(), facts(), this::run, this::result);
        var members = new Readers(started);
        readers = members;
        readerCommands = new ReaderCommands(members, this::run, this::result);
        asking = new AskingCommands(started, this::run, this::result);
        shown = new SnapshotFacts(started, members);
        tell(text);
        started.startAll();
        boolean up =
                run(
                        START_LIMIT_MS,
                        () ->
                                started.brokers().stream()
                                        .allMatch(b -> b.state() == SimBroker.State.UP));
        happened();
        if (!up) {
            throw new IllegalArgumentException("The cluster did not start.");
        }
    }

    private void createTopic(Options options) {
        var name = options.subject("a topic's name");
        int brokers = simulation().config().brokers();
        int partitions = options.number("partitions", 1, 1, 1_000);
        int replicas = options.number("replicas", Math.min(3, brokers), 1, 7);
        var spread = new SimAdmin.Spread(partitions, replicas, options.placement("on"));
        var settings = options.rest();
        var minIsr = settings.remove("min-isr");
        if (minIsr != null) {
            settings.put("min.insync.replicas", minIsr);
        }
        var answers = new ArrayList<Errors>();
        clients().admin().createTopic(name, spread, settings, answers::add);
        run(START_LIMIT_MS, () -> !answers.isEmpty());
        about = new TopicPartition(name, 0);
        answers.forEach(readerCommands()::answered);
        result(answers.isEmpty() ? "no answer" : answered(answers.getFirst(), "created"));
        run(2_000, () -> facts().find(about).isPresent());
    }

    private void deleteTopic(Options options) {
        var name = options.subject("a topic's name");
        options.nothingMore();
        var answers = new ArrayList<Errors>();
        clients().admin().deleteTopic(name, answers::add);
        run(START_LIMIT_MS, () -> !answers.isEmpty());
        result(answers.isEmpty() ? "no answer" : answered(answers.getFirst(), "deleted"));
    }

    private static String answered(Errors error, String fine) {
        return error == Errors.NONE ? fine : error.name();
    }

    private void addPartitions(Options options) {
        var words = options.plain();
        options.nothingMore();
        if (words.size() != 2 || !words.get(1).matches("\\d{1,3}")) {
            throw new IllegalArgumentException(
                    "add-partitions is written: add-partitions TOPIC N.");
        }
        var answers = new ArrayList<Errors>();
        clients().admin().addPartitions(words.get(0), Integer.parseInt(words.get(1)), answers::add);
        run(5_000, () -> !answers.isEmpty());
        answers.forEach(readerCommands()::answered);
        result(answers.isEmpty() ? "no answer" : answered(answers.getFirst(), "added"));
        run(1_000, () -> false);
    }

    private void consume(Options options) {
        var topic = options.subject("a topic");
        var group = options.take("group", "readers");
        int count = options.number("count", 1, 0, MOST_RECORDS);
        long waitMs = options.milliseconds("wait", 10_000);
        options.nothingMore();
        var started = clients().read(group, topic);
        reading = started;
        run(waitMs, () -> started.count() >= count);
        result("read " + started.count());
    }

    private void await(String text) {
        var words = new ArrayList<>(List.of(text.split("\\s+")));
        long waitMs = 10_000;
        if (words.getLast().startsWith("within=")) {
            waitMs = Options.milliseconds(words.removeLast().substring("within=".length()));
        }
        var wanted = String.join(" ", words.subList(1, words.size()));
        value(wanted);
        if (!run(waitMs, () -> isSo(wanted))) {
            differences++;
            result("waited in vain: " + nameOf(wanted) + " is " + value(wanted));
        }
    }

    private boolean isSo(String fact) {
        try {
            return value(fact).equals(fact.substring(fact.lastIndexOf(' ') + 1));
        } catch (IllegalArgumentException notNow) {
            return false;
        }
    }

    private static String nameOf(String fact) {
        int space = fact.lastIndexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException(
                    "'%s' says nothing; facts are written: leader 1, isr 1,2.".formatted(fact));
        }
        return fact.substring(0, space);
    }

    private String value(String fact) {
        var name = nameOf(fact);
        return switch (name) {
            case "acked" -> Integer.toString(writing().acked());
            case "failed" -> Integer.toString(writing().failed());
            case "read" -> Integer.toString(reading == null ? 0 : reading.count());
            case "error" -> writing().error();
            case "answer" -> readerCommands().answer();
            case "told-controllers" -> asking().toldControllers();
            case "fetched-from" -> asking().fetchedFrom();
            default -> {
                var words = List.of(name.split(" "));
                var value = shownFacts().value(words, about);
                yield value.isPresent() ? value.get() : facts().value(name, about);
            }
        };
    }

    /// `orders-0: leader 1, epoch 1`, facts with a comma and a space between.
    private void expect(String text) {
        var rest = text;
        int colon = text.indexOf(": ");
        if (colon > 0) {
            about = partition(text.substring(0, colon));
            rest = text.substring(colon + 2);
        }
        for (var fact : List.of(rest.split(", "))) {
            var wanted = fact.substring(fact.lastIndexOf(' ') + 1);
            var found = value(fact);
            boolean same = found.equals(wanted);
            differences += same ? 0 : 1;
            result(
                    same
                            ? "as expected: " + fact
                            : "OTHERWISE: %s expected, but %s is %s"
                                    .formatted(fact, nameOf(fact), found));
        }
    }

    private void status() {
        simulation().brokers().forEach(broker -> result(facts().described(broker)));
        result("controller " + facts().value("controller", about));
        for (var topic : facts().newest().topics()) {
            if (!topic.name().startsWith("__")) {
                topic.partitions()
                        .forEach(p ->
                                result(
                                        facts().described(
                                                        new TopicPartition(
                                                                topic.name(), p.index()))));
            }
        }
        simulation().links().described(simulation().brokers().size()).forEach(this::result);
    }

    private void apply(Fault fault) {
        simulation().apply(fault);
    }

    static TopicPartition partition(String text) {
        int dash = text.lastIndexOf('-');
        if (dash < 1 || !text.substring(dash + 1).matches("\\d{1,4}")) {
            throw new IllegalArgumentException(
                    "'%s' is not a partition; partitions are written orders-0.".formatted(text));
        }
        return new TopicPartition(
                text.substring(0, dash), Integer.parseInt(text.substring(dash + 1)));
    }

    /// `1`, `leader(orders-0)`, `controller`, `others`, `all`.
    private List<Integer> brokers(String word, List<Integer> first) {
        int count = simulation().brokers().size();
        var all = simulation().brokers().stream().map(SimBroker::id).toList();
        if (word.equals("all")) {
            return all;
        }
        if (word.equals("others") && !first.isEmpty()) {
            return all.stream().filter(id -> !first.contains(id)).toList();
        }
        if (word.equals("controller")) {
            return one(facts().quorum().leaderId(), "There is no controller just now.");
        }
        if (word.startsWith("leader(") && word.endsWith(")")) {
            var of = partition(word.substring("leader(".length(), word.length() - 1));
            return one(
                    facts().find(of).isPresent() ? facts().leader(of) : -1,
                    of + " has no leader just now.");
        }
        if (word.matches("\\d") && Integer.parseInt(word) < count) {
            return List.of(Integer.parseInt(word));
        }
        throw new IllegalArgumentException(
                "'%s' is no broker; say 0 to %d, leader(TOPIC-N), controller, others or all."
                        .formatted(word, count - 1));
    }

    private static List<Integer> one(int id, String otherwise) {
        if (id < 0) {
            throw new IllegalArgumentException(otherwise);
        }
        return List.of(id);
    }
}
