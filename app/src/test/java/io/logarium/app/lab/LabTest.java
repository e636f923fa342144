package io.logarium.app.lab;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabTest {
    private static Boxed boxed;
    private Lab lab;

    @BeforeAll
    static void start() throws Exception {
        boxed = Boxed.start();
    }

    @AfterAll
    static void stop() {
        boxed.close();
    }

    @BeforeEach
    void open() {
        lab = new Lab(boxed.cluster().bootstrap());
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void aGeneratorWritesUntilItIsStoppedAndLosesNothing() {
        boxed.create("demo.stream", 2);
        var producer = lab.start(plan("demo.stream", new KeyChoice.Uniform(10))).orElseThrow();
        until("twenty records", () -> producer.state().acknowledged() >= 20);

        producer.close();

        var state = producer.state();
        assertThat(state.phase()).isEqualTo(LabPhase.STOPPED);
        assertThat(state.failed()).isZero();
        assertThat(state.acknowledged()).isEqualTo(state.sent());
        long written =
                done(boxed.client().offsets("demo.stream")).values().stream()
                        .mapToLong(r -> r.end() - r.start())
                        .sum();
        assertThat(written).isEqualTo(state.sent());
    }

    @Test
    void aGeneratorForATopicThatIsNotThereTellsSoAndMakesNone() {
        var producer = lab.start(plan("demo.missing", new KeyChoice.NoKey())).orElseThrow();
        until("a problem", () -> producer.state().lastProblem().isPresent());

        assertThat(producer.state().phase()).isEqualTo(LabPhase.FAILED);
        assertThat(boxed.client().offsets("demo.missing").failure()).isPresent();
    }

    @Test
    void automaticCommitMovesTheCommittedOffset() {
        fill("demo.auto", 20);
        lab.start(consumer("auto-readers", "demo.auto", CommitMode.AUTO));

        until("committed 20", () -> committed("auto-readers", "demo.auto") == 20);
    }

    @Test
    void byHandThePositionMovesAndTheCommitWaits() {
        fill("demo.hand", 10);
        var consumer =
                lab.start(consumer("hand-readers", "demo.hand", CommitMode.BY_HAND)).orElseThrow();
        until("all read", () -> consumer.state().read() == 10);

        assertThat(lab.positions("hand-readers"))
                .containsEntry(new TopicPartition("demo.hand", 0), 10L);
        assertThat(committed("hand-readers", "demo.hand")).isEqualTo(-1);

        consumer.commit();
        until("committed 10", () -> committed("hand-readers", "demo.hand") == 10);
    }

    @Test
    void stoppingInTheMiddleCommitsOnlyWhatWasWorkedOn() {
        fill("demo.slow", 50);
        var plan =
                new ConsumerPlan(
                        "slow-1", "slow-readers", List.of("demo.slow"), CommitMode.AUTO, true, 200);
        var consumer = lab.start(plan).orElseThrow();
        until("two records", () -> consumer.state().read() >= 2);

        consumer.close();

        assertThat(committed("slow-readers", "demo.slow")).isEqualTo(consumer.state().read());
    }

    @Test
    void twoMembersShareThePartitions() {
        boxed.create("demo.shared", 2);
        lab.start(consumer("sharers", "demo.shared", CommitMode.AUTO));
        lab.start(consumer("sharers", "demo.shared", CommitMode.AUTO));

        until(
                "one each",
                () ->
                        group("sharers").stream()
                                .anyMatch(g ->
                                        g.state().equals("Stable")
                                                && g.members().size() == 2
                                                && g.members().stream()
                                                        .allMatch(m -> m.owns().size() == 1)));
    }

    @Test
    void whatWasReadLastIsKeptAndNoMore() {
        fill("demo.recent", ConsumerState.MOST_RECENT + 30);
        var consumer =
                lab.start(consumer("recent-readers", "demo.recent", CommitMode.AUTO)).orElseThrow();
        until("all read", () -> consumer.state().read() == ConsumerState.MOST_RECENT + 30);

        until(
                "the last record told",
                () ->
                        consumer.state().recent().getLast().offset()
                                == ConsumerState.MOST_RECENT + 29);
        assertThat(consumer.state().recent()).hasSize(ConsumerState.MOST_RECENT);
    }

    @Test
    void closingEndsEveryClient() {
        boxed.create("demo.closing", 1);
        lab.start(plan("demo.closing", new KeyChoice.NoKey()));
        lab.start(consumer("closers", "demo.closing", CommitMode.AUTO));

        lab.close();

        assertThat(lab.producers()).allMatch(p -> p.state().phase().isOver());
        assertThat(lab.consumers()).allMatch(c -> c.state().phase().isOver());
        until(
                "the group is empty",
                () -> group("closers").stream().allMatch(g -> g.members().isEmpty()));
    }

    private static void fill(String topic, int records) {
        boxed.create(topic, 1);
        IntStream.range(0, records).forEach(i -> boxed.send(topic, "k" + i, "v" + i));
    }

    private ConsumerPlan consumer(String group, String topic, CommitMode commits) {
        return new ConsumerPlan(lab.freeName("consumer"), group, List.of(topic), commits, true, 0);
    }

    private static ProducerPlan plan(String topic, KeyChoice keys) {
        var value = ((ValueTemplate.Parsed.Good) ValueTemplate.parse(ValueTemplate.ORDER));
        return new ProducerPlan(
                "generator-1", topic, 200, keys, value.template(), 1, "all", "none");
    }

    private static long committed(String group, String topic) {
        return group(group).stream()
                .mapToLong(g -> g.committed(topic, 0).orElse(-1))
                .findFirst()
                .orElse(-1);
    }

    private static List<GroupFacts> group(String id) {
        return done(boxed.client().groups()).stream().filter(g -> g.id().equals(id)).toList();
    }
}
