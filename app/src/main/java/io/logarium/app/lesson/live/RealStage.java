package io.logarium.app.lesson.live;

import static io.logarium.app.lesson.live.OutsideFacts.answer;

import io.logarium.app.cluster.ClientSettings;
import io.logarium.app.lesson.Lesson;
import io.logarium.app.lesson.live.OutsideFacts.Unanswered;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.protocol.Errors;

/// A running cluster that a lesson's commands are carried out on by real clients. Topics and groups of the lesson have a prefix, and are
/// deleted at the end.
final class RealStage implements AutoCloseable {
    private static final long LONGEST_WAIT_MS = 6_000;
    private static final int MOST_POLLED = 500;
    private static final Pattern MAX = Pattern.compile("^poll (\\S+) .*\\bmax=(\\d+)");

    private final String bootstrap;
    private final String prefix;
    private final Optional<UnaryOperator<String>> faults;
    private final Places places;
    private final Map<String, Integer> pollSizes;
    private final Admin admin;
    private final OutsideFacts facts;
    private final Senders senders;
    private final Tally tally = new Tally();
    private final Map<String, Member> members = new LinkedHashMap<>();
    private final TreeSet<Integer> toldControllers = new TreeSet<>();
    private final TreeSet<String> topics = new TreeSet<>();
    private final TreeSet<String> groups = new TreeSet<>();
    private TopicPartition about = new TopicPartition("none", 0);
    private String answered = "NONE";

    /// @param places where its topics lie
    RealStage(Lesson lesson, RealCheck.Where where, Places places) {
        this.bootstrap = where.bootstrap();
        this.prefix = where.prefix();
        this.faults = where.faults();
        this.places = places;
        this.pollSizes = pollSizes(lesson);
        admin = Admin.create(ClientSettings.common(bootstrap, "lesson-admin"));
        facts = new OutsideFacts(bootstrap, prefix);
        senders = new Senders(bootstrap);
    }

    /// `max.poll.records` of each member: it never changes while it runs, so it is what divides every number that it ever asks for.
    private static Map<String, Integer> pollSizes(Lesson lesson) {
        var sizes = new HashMap<String, Integer>();
        var commands = new ArrayList<>(lesson.start());
        lesson.steps().forEach(s -> commands.addAll(s.commands()));
        for (var command : commands) {
            var poll = MAX.matcher(command);
            if (poll.find()) {
                sizes.merge(poll.group(1), Integer.parseInt(poll.group(2)), RealStage::divisor);
            }
        }
        return sizes;
    }

    private static int divisor(int one, int other) {
        return other == 0 ? one : divisor(other, one % other);
    }

    OutsideFacts facts() {
        return facts;
    }

    void carryOut(String command) throws NotHereException {
        var words = Words.of(command);
        switch (words.verb()) {
            case "create-topic" -> createTopic(words);
            case "add-partitions" -> addPartitions(words);
            case "delete-topic" ->
                    answered = error(admin.deleteTopics(List.of(prefix + words.subject())).all());
            case "send" -> send(words);
            case "join" -> join(words);
            case "poll" ->
                    member(words.subject())
                            .poll(
                                    words.number("max", MOST_POLLED),
                                    count(words.take("process", "all")));
            case "process" -> member(words.subject()).processSome(words.number("count", 1));
            case "give-up" -> member(words.subject()).giveUp();
            case "commit" -> commit(words);
            case "leave" -> {
                member(words.subject()).leave();
                members.remove(words.subject());
            }
            case "crash" -> {
                member(words.subject()).close();
                members.remove(words.subject());
            }
            case "reset" -> reset(words);
            case "ask-metadata" -> {
                for (int i = 0; i < 3 * words.number("count", 10); i++) {
                    toldControllers.add(facts.toldController());
                }
            }
            case "wait" -> pause(Math.min(LONGEST_WAIT_MS, Words.milliseconds(words.subject())));
            case "await" -> pause(0);
            case "produce" ->
                    throw new NotHereException("Batches made by hand are for simulations.");
            case "fetch" ->
                    throw new NotHereException(
                            "Which broker gave the records is not seen from outside.");
            default -> fault(command);
        }
    }

    private static int count(String text) {
        return text.equals("all") ? Integer.MAX_VALUE : Integer.parseInt(text);
    }

    private Member member(String name) {
        var member = members.get(name);
        if (member == null) {
            throw new IllegalStateException("There is no member " + name + ".");
        }
        return member;
    }

    private void createTopic(Words words) throws NotHereException {
        var name = prefix + words.subject();
        int partitions = words.number("partitions", 1);
        int brokers = facts.brokers();
        int replicas = words.number("replicas", Math.min(3, brokers));
        if (replicas > brokers) {
            throw new NotHereException(
                    "%d replicas need as many brokers; here are %d.".formatted(replicas, brokers));
        }
        var configs = new HashMap<String, String>();
        words.named()
                .forEach((k, v) -> configs.put(k.equals("min-isr") ? "min.insync.replicas" : k, v));
        topics.add(name);
        answered =
                error(
                        admin.createTopics(
                                        List.of(
                                                places.topic(
                                                                words.subject(),
                                                                name,
                                                                partitions,
                                                                replicas)
                                                        .configs(configs)))
                                .all());
        about = new TopicPartition(name, 0);
        if (answered.equals("NONE")) {
            awaitKnown();
        }
    }

    /// Brokers learn of a new topic a moment after it was created.
    private void awaitKnown() {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until) {
            try {
                if (facts.leaderOf(about).isPresent()) {
                    return;
                }
            } catch (Unanswered notYet) {
                pause(200);
            }
            pause(100);
        }
    }

    private void addPartitions(Words words) {
        var topic = prefix + words.subject();
        int partitions = Integer.parseInt(words.plain().get(1));
        answered =
                error(
                        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                                .all());
        if (answered.equals("NONE")) {
            senders.awaitPartitions(topic, partitions);
        }
    }

    private void send(Words words) {
        var topic = prefix + words.subject();
        senders.send(topic, words);
        about = new TopicPartition(topic, 0);
    }

    private void join(Words words) {
        var group = prefix + words.plain().get(0);
        var name = words.plain().get(1);
        groups.add(group);
        var member =
                new Member(
                        new Member.Plan(
                                bootstrap,
                                group,
                                name,
                                prefix + words.plain().get(2),
                                words.take("reset", "earliest"),
                                pollSizes.getOrDefault(name, MOST_POLLED),
                                words.take("commit", "manual").equals("auto")),
                        tally);
        members.put(name, member);
        member.awaitAssigned();
    }

    private void commit(Words words) {
        var offsets = new HashMap<TopicPartition, Long>();
        if (words.plain().size() == 3) {
            offsets.put(
                    Words.partition(prefix + words.plain().get(1)),
                    Long.valueOf(words.plain().get(2)));
        }
        answered = member(words.subject()).commit(offsets);
    }

    private void reset(Words words) {
        var offsets = new HashMap<TopicPartition, Long>();
        words.named()
                .forEach((at, to) -> offsets.put(Words.partition(prefix + at), Long.valueOf(to)));
        answered =
                error(
                        admin.alterConsumerGroupOffsets(prefix + words.subject(), metadata(offsets))
                                .all());
    }

    static Map<TopicPartition, OffsetAndMetadata> metadata(Map<TopicPartition, Long> offsets) {
        var all = new HashMap<TopicPartition, OffsetAndMetadata>();
        offsets.forEach((at, to) -> all.put(at, new OffsetAndMetadata(to)));
        return all;
    }

    private void fault(String command) throws NotHereException {
        if (faults.isEmpty()) {
            throw new NotHereException(
                    "'%s' cannot be done to this cluster from outside.".formatted(command));
        }
        var said = faults.get().apply(command);
        // A broker that runs cannot be started: lessons say so where they do not know which one it
        // is.
        if (said.startsWith("error") && !command.startsWith("start ")) {
            throw new NotHereException(said);
        }
    }

    private static String error(KafkaFuture<?> future) {
        try {
            future.get(20, TimeUnit.SECONDS);
            return "NONE";
        } catch (ExecutionException e) {
            return Errors.forException(e.getCause()).name();
        } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
            return "NO_ANSWER";
        }
    }

    static void pause(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The value of a fact, as scenarios write it.
    ///
    /// @throws NotHereException when nobody outside can tell it
    String fact(String name) throws NotHereException {
        var rest = name;
        int colon = name.indexOf(": ");
        if (colon > 0) {
            about = Words.partition(prefix + name.substring(0, colon));
            rest = name.substring(colon + 2);
        }
        var words = List.of(rest.split(" "));
        var own = own(words);
        if (own.isPresent()) {
            return own.get();
        }
        try {
            var prefixed = new ArrayList<>(words);
            prefixed.set(words.size() - 1, prefix + words.getLast());
            var value = facts.ofTopic(words, about).or(() -> facts.ofGroup(prefixed, about));
            if (value.isPresent()) {
                return value.get();
            }
        } catch (Unanswered now) {
            return "none";
        }
        throw new NotHereException("'%s' is not seen from outside.".formatted(rest));
    }

    private Optional<String> own(List<String> words) {
        var of = words.getLast();
        var group = prefix + of;
        return Optional.ofNullable(
                switch (words.getFirst()) {
                    case "acked" -> "" + senders.acked();
                    case "failed" -> "" + senders.failed();
                    case "error" -> senders.error();
                    case "answer" -> answered;
                    case "controller" -> facts.controller();
                    case "told-controllers" -> "" + toldControllers.size();
                    case "read" -> "" + tally.read(of);
                    case "processed" -> "" + tally.processed(group, about);
                    case "twice" -> "" + tally.twice(group, about);
                    case "skipped" ->
                            ""
                                    + tally.skipped(
                                            group, about, facts.committed(group, about).orElse(0L));
                    case "position" -> member(of).position(about);
                    case "owned" -> {
                        var owned = member(of).owned().stream().map(TopicPartition::partition);
                        var text = String.join(",", owned.sorted().map(String::valueOf).toList());
                        yield text.isEmpty() ? "none" : text;
                    }
                    default -> null;
                });
    }

    @Override
    public void close() {
        members.values().forEach(Member::leave);
        senders.close();
        try {
            if (!groups.isEmpty()) {
                error(admin.deleteConsumerGroups(groups).all());
            }
            if (!topics.isEmpty()) {
                answer(admin.deleteTopics(topics).all());
            }
        } catch (Unanswered gone) {
            // A cluster without enough brokers deletes nothing; the names say whose they are.
            answered = "NO_ANSWER";
        } finally {
            facts.close();
            admin.close(java.time.Duration.ofSeconds(2));
        }
    }
}
