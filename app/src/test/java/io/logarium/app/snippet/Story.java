package io.logarium.app.snippet;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.ClusterClient.ConfigChange;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordFacts;
import io.logarium.app.cluster.RecordPlan;
import io.logarium.app.lab.ConsumerPlan;
import io.logarium.app.lab.KeyChoice;
import io.logarium.app.lab.Lab;
import io.logarium.app.lab.LabConsumer;
import io.logarium.app.lab.ProducerPlan;
import io.logarium.app.lab.ValueTemplate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.TopicPartition;

/// All kinds of snippets, one after the other on one cluster, in the language of whoever runs it. The names of keys, values and groups
/// are as bad as Kafka allows.
final class Story {
    private static final String TOPIC = "orders.snippets";
    private static final String BAD = "it's \"my\" $HOME `id` \\n группа";

    private final Boxed boxed;
    private final Speaker speaker;
    private final String at;
    private int writtenTo;

    /// Runs code of one language.
    interface Speaker {
        String code(Trio trio);

        /// Runs a program to its end, which must be good.
        ///
        /// @return what it printed
        String run(String code) throws Exception;

        /// Runs a program until the claim holds, then ends it.
        void runUntil(String code, BooleanSupplier claim) throws Exception;
    }

    Story(Boxed boxed, Speaker speaker) {
        this.boxed = boxed;
        this.speaker = speaker;
        at = boxed.cluster().bootstrap();
    }

    void tell() throws Exception {
        topics();
        records();
        groups();
        brokers();
        theLab();
        run(TopicSnippets.delete(TOPIC, at));
        until("no topic", () -> boxed.client().offsets(TOPIC).failure().isPresent());
    }

    private void topics() throws Exception {
        var plan = new NewTopicPlan(TOPIC, 2, 1, Map.of("retention.ms", "3600000"));
        run(TopicSnippets.create(plan, at));
        assertThat(done(boxed.client().offsets(TOPIC))).hasSize(2);
        assertThat(config("retention.ms")).isEqualTo("3600000");
        says(TopicSnippets.list(at), TOPIC);
        says(TopicSnippets.describe(TOPIC, at), TOPIC);
        says(TopicSnippets.describeConfigs(TOPIC, at), "3600000");
        run(TopicSnippets.partitions(TOPIC, 3, at));
        assertThat(done(boxed.client().offsets(TOPIC))).hasSize(3);
        List<ConfigChange> changes =
                List.of(
                        new ConfigChange.Set("cleanup.policy", "compact,delete"),
                        new ConfigChange.Set("max.message.bytes", "4096"),
                        new ConfigChange.Reset("retention.ms"));
        if (run(TopicSnippets.configs(TOPIC, changes, at))) {
            assertThat(config("cleanup.policy")).isEqualTo("compact,delete");
            assertThat(config("max.message.bytes")).isEqualTo("4096");
            assertThat(config("retention.ms")).isNotEqualTo("3600000");
        }
        // A compacted topic refuses records without keys.
        List<ConfigChange> back = List.of(new ConfigChange.Set("cleanup.policy", "delete"));
        done(boxed.client().alterTopicConfigs(TOPIC, back));
    }

    private String config(String name) {
        return done(boxed.client().topicConfigs(TOPIC)).stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private void records() throws Exception {
        var plan =
                new RecordPlan(
                        TOPIC,
                        Payload.text(BAD),
                        Payload.text("{\"buyer\": \"" + BAD + "|\"}"),
                        OptionalInt.empty(),
                        List.of(new RecordPlan.Header("source", Payload.text("кафе"))),
                        "all",
                        "gzip");
        run(RecordSnippets.produce(plan, at));
        var tombstone =
                new RecordPlan(
                        TOPIC,
                        Payload.text("order-1"),
                        Payload.none(),
                        OptionalInt.empty(),
                        List.of(),
                        "all",
                        "none");
        run(RecordSnippets.produce(tombstone, at));
        boxed.sendTo(TOPIC, 0, "order-1 is here");
        var all = written();
        assertThat(all).hasSize(3);
        assertThat(all)
                .anySatisfy(record -> {
                    assertThat(text(record.key())).isEqualTo(BAD);
                    assertThat(text(record.value())).isEqualTo("{\"buyer\": \"" + BAD + "|\"}");
                    assertThat(record.headers()).hasSize(1);
                });
        assertThat(all).anySatisfy(record -> assertThat(text(record.value())).isEqualTo("null"));
        writtenTo =
                all.stream()
                        .filter(record -> text(record.key()).equals(BAD))
                        .findFirst()
                        .orElseThrow()
                        .partition();
        says(TopicSnippets.offsets(TOPIC, 0, at), "1");
        long last = done(boxed.client().offsets(TOPIC)).get(0).end() - 1;
        says(RecordSnippets.read(TOPIC, 0, last, 1, at), "order-1 is here");
        if (run(TopicSnippets.deleteRecords(TOPIC, new TreeMap<>(Map.of(0, last)), at))) {
            assertThat(done(boxed.client().offsets(TOPIC)).get(0).start()).isEqualTo(last);
        }
    }

    private static String text(io.logarium.app.cluster.Content content) {
        return content.isNull() ? "null" : content.text().orElseThrow();
    }

    private List<RecordFacts> written() {
        var all = new ArrayList<RecordFacts>();
        done(boxed.client().offsets(TOPIC))
                .forEach((p, range) ->
                        all.addAll(done(boxed.client().read(TOPIC, p, range.start(), 10))));
        return all;
    }

    private void groups() throws Exception {
        var plan =
                new ConsumerPlan(
                        "reader-1",
                        BAD,
                        List.of(TOPIC),
                        ConsumerPlan.CommitMode.EACH_POLL,
                        true,
                        0);
        try (var lab = new Lab(at)) {
            var reader = lab.start(plan).orElseThrow();
            until("a commit", () -> group().filter(g -> g.committed().size() > 0).isPresent());
            says(GroupSnippets.describe(BAD, at), TOPIC);
            says(GroupSnippets.members(BAD, at), "reader-1");
            stop(reader);
        }
        until("an empty group", () -> group().filter(g -> g.members().isEmpty()).isPresent());
        var first = new TopicPartition(TOPIC, 0);
        var second = new TopicPartition(TOPIC, 1);
        run(GroupSnippets.reset(BAD, Map.of(first, 0L, second, 0L), "", at));
        var committed = group().orElseThrow().committed();
        long start = done(boxed.client().offsets(TOPIC)).get(0).start();
        // Kafka's tool moves an offset that is gone to the first that there is.
        assertThat(committed.get(first)).isIn(0L, start);
        assertThat(committed).containsEntry(second, 0L);
        if (run(GroupSnippets.deleteOffsets(BAD, Set.of(first), at))) {
            assertThat(group().orElseThrow().committed()).doesNotContainKey(first);
        }
        run(GroupSnippets.deleteGroup(BAD, at));
        assertThat(group()).isEmpty();
    }

    private static void stop(LabConsumer reader) {
        reader.stop();
        reader.close();
    }

    private java.util.Optional<GroupFacts> group() {
        return done(boxed.client().groups()).stream().filter(g -> g.id().equals(BAD)).findFirst();
    }

    private void brokers() throws Exception {
        says(BrokerSnippets.configs(0, at), "num.partitions");
        says(BrokerSnippets.quorum(at), "0");
        var writers = BrokerSnippets.producers(TOPIC, writtenTo, at);
        if (!isSilent(writers)) {
            assertThat(speaker.run(speaker.code(writers))).containsIgnoringCase("producerId");
        }
    }

    private void theLab() throws Exception {
        var producer =
                new ProducerPlan(
                        "writer 'one'",
                        TOPIC,
                        5,
                        new KeyChoice.Uniform(3),
                        ((ValueTemplate.Parsed.Good) ValueTemplate.parse(ValueTemplate.ORDER))
                                .template(),
                        1,
                        "all",
                        "none");
        long before = end();
        speaker.runUntil(
                speaker.code(LabSnippets.producer(producer, at)), () -> end() >= before + 3);
        for (var commits : ConsumerPlan.CommitMode.values()) {
            if (commits == ConsumerPlan.CommitMode.BY_HAND) {
                continue;
            }
            var plan =
                    new ConsumerPlan(
                            "reader 'two'", BAD + commits, List.of(TOPIC), commits, true, 0);
            speaker.runUntil(
                    speaker.code(LabSnippets.consumer(plan, at)),
                    () ->
                            done(boxed.client().groups()).stream()
                                    .anyMatch(g ->
                                            g.id().equals(BAD + commits)
                                                    && !g.committed().isEmpty()));
            if (!speaker.getClass().getSimpleName().startsWith("Java")) {
                // One way to commit is enough where each start takes seconds.
                return;
            }
        }
    }

    private long end() {
        return done(boxed.client().offsets(TOPIC)).values().stream().mapToLong(r -> r.end()).sum();
    }

    /// Runs it; false where the language has no way, which a comment says.
    private boolean run(Trio trio) throws Exception {
        if (isSilent(trio)) {
            return false;
        }
        speaker.run(speaker.code(trio));
        return true;
    }

    private boolean isSilent(Trio trio) {
        return speaker.code(trio).lines().allMatch(line -> line.isBlank() || line.startsWith("#"));
    }

    private void says(Trio trio, String awaited) throws Exception {
        var code = speaker.code(trio);
        assertThat(speaker.run(code)).as(code).contains(awaited);
    }
}
