package io.logarium.engine.sim.scenario;

import io.logarium.engine.sim.client.StepConsumer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;

/// The commands about members with names: `join`, `poll`, `process`, `commit`, `crash`, `leave`, `reset`.
final class ReaderCommands {
    static final List<String> VERBS =
            List.of("join", "poll", "process", "give-up", "commit", "crash", "leave", "reset");

    /// Brokers tell ten times a second what they are like.
    static final long SHOWN_MS = 150;

    private static final int MOST = 10_000;

    private final Readers readers;
    private final Time time;
    private final Consumer<String> result;
    private String answer = "NONE";

    /// Lets time pass until something is so.
    interface Time {
        boolean run(long mostMs, BooleanSupplier until);
    }

    ReaderCommands(Readers readers, Time time, Consumer<String> result) {
        this.readers = readers;
        this.time = time;
        this.result = result;
    }

    /// What brokers said to the last of these commands.
    String answer() {
        return answer;
    }

    void answered(Errors error) {
        answer = error.name();
    }

    void carryOut(String verb, Options options) {
        switch (verb) {
            case "join" -> join(options);
            case "poll" -> poll(options);
            case "process" -> process(options);
            case "give-up" -> {
                var name = options.subject("a member's name");
                options.nothingMore();
                result.accept("gave up " + readers.giveUp(name));
            }
            case "commit" -> commit(options);
            case "crash" -> {
                readers.crash(options.subject("a member's name"));
                options.nothingMore();
            }
            case "leave" -> leave(options);
            default -> reset(options);
        }
        time.run(SHOWN_MS, () -> false);
    }

    private void join(Options options) {
        var words = options.plain();
        if (words.size() != 3) {
            throw new IllegalArgumentException("join is written: join GROUP MEMBER TOPIC.");
        }
        var start =
                switch (options.take("reset", "earliest")) {
                    case "earliest" -> StepConsumer.Start.EARLIEST;
                    case "latest" -> StepConsumer.Start.LATEST;
                    default -> throw new IllegalArgumentException("reset is earliest or latest.");
                };
        boolean automatic = options.take("commit", "manual").equals("auto");
        long waitMs = options.milliseconds("wait", 10_000);
        options.nothingMore();
        var consumer = readers.join(words.get(1), words.get(0), words.get(2), start, automatic);
        time.run(waitMs, consumer::isReady);
        result.accept("owns " + readers.owned(words.get(1)));
    }

    private void poll(Options options) {
        var name = options.subject("a member's name");
        int most = options.number("max", MOST, 1, MOST);
        var processes = options.take("process", "all");
        long waitMs = options.milliseconds("wait", 1_000);
        options.nothingMore();
        var consumer = readers.consumer(name);
        time.run(waitMs, () -> consumer.ready() >= most);
        int given = readers.poll(name, most);
        int done = readers.process(name, processes.equals("all") ? MOST : count(processes));
        result.accept("got %d, processed %d".formatted(given, done));
    }

    private static int count(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new IllegalArgumentException("process is a number or all, not '" + text + "'.");
        }
        return Integer.parseInt(text);
    }

    private void process(Options options) {
        var name = options.subject("a member's name");
        int most = options.number("count", 1, 1, MOST);
        options.nothingMore();
        result.accept("processed " + readers.process(name, most));
    }

    /// `commit m1`: the positions; `commit m1 orders-0 3`: that offset.
    private void commit(Options options) {
        var words = options.plain();
        options.nothingMore();
        if (words.size() != 1 && words.size() != 3) {
            throw new IllegalArgumentException(
                    "commit is written: commit MEMBER, or commit MEMBER TOPIC-N OFFSET.");
        }
        Optional<Map.Entry<TopicPartition, Long>> one =
                words.size() == 1
                        ? Optional.empty()
                        : Optional.of(
                                Map.entry(
                                        ScenarioRunner.partition(words.get(1)),
                                        (long) count(words.get(2))));
        await(done -> readers.commit(words.getFirst(), one, done));
    }

    private void leave(Options options) {
        var name = options.subject("a member's name");
        options.nothingMore();
        await(done -> readers.leave(name, () -> done.accept(Errors.NONE)));
    }

    /// `reset GROUP orders-0=3`, one or several.
    private void reset(Options options) {
        var group = options.subject("a group's name");
        var offsets = new TreeMap<TopicPartition, Long>(Readers.BY_NAME);
        options.rest()
                .forEach((at, to) -> offsets.put(ScenarioRunner.partition(at), (long) count(to)));
        await(done -> readers.reset(group, offsets, done));
    }

    private void await(Consumer<Consumer<Errors>> asking) {
        var answers = new ArrayList<Errors>();
        asking.accept(answers::add);
        time.run(5_000, () -> !answers.isEmpty());
        answer = answers.isEmpty() ? "NO_ANSWER" : answers.getFirst().name();
        result.accept(answer.equals("NONE") ? "done" : answer);
    }
}
