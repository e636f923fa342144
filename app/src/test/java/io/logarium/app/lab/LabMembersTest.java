package io.logarium.app.lab;

import static io.logarium.app.cluster.Boxed.done;
import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.Boxed;
import io.logarium.app.cluster.GroupFacts;
import io.logarium.app.cluster.ProblemKind;
import io.logarium.app.lab.ConsumerPlan.CommitMode;
import io.logarium.app.lab.ConsumerPlan.Polling;
import io.logarium.app.lab.ConsumerPlan.Reset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LabMembersTest {
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
    void commitBeforeTheWorkLosesWhatACrashInterrupts() {
        fill("before", 20);
        var consumer = started("before", CommitMode.BEFORE, 200, 5, 300_000);
        until("a record done", () -> consumer.state().read() >= 1);

        consumer.crash();
        until("crashed", () -> consumer.state().phase() == LabPhase.CRASHED);

        assertThat(committed("before")).isGreaterThan(consumer.state().read());
    }

    @Test
    void commitAfterEachRecordFollowsEveryRecord() {
        fill("each", 6);
        var consumer = started("each", CommitMode.EACH_RECORD, 100, 500, 300_000);
        until("two records done", () -> consumer.state().read() >= 2);

        consumer.crash();
        until("crashed", () -> consumer.state().phase() == LabPhase.CRASHED);

        assertThat(committed("each")).isBetween(1L, 6L);
        assertThat(committed("each")).isEqualTo(consumer.state().read());
    }

    @Test
    void aCrashCommitsNothingAndTheGroupMissesItOnlyAfterItsSession() {
        fill("crash", 10);
        var consumer = started("crash", CommitMode.BY_HAND, 0, 500, 300_000);
        until("all read", () -> consumer.state().read() == 10);

        consumer.crash();
        until("crashed", () -> consumer.state().phase() == LabPhase.CRASHED);

        assertThat(committed("crash")).isEqualTo(-1);
        assertThat(group("crash").orElseThrow().members()).hasSize(1);
        until("put out", () -> group("crash").stream().allMatch(GroupFacts::isEmpty));
    }

    @Test
    void aHungConsumerIsPutOutAndItsPartitionsGoToTheOther() {
        boxed.create("hang", 2);
        var hung = started("hang", CommitMode.AUTO, 0, 500, 2_000);
        var other = started("hang", CommitMode.AUTO, 0, 500, 300_000);
        until("one each", () -> owns(hung) == 1 && owns(other) == 1);

        hung.hang(true);

        until("the other has both", () -> owns(other) == 2);
        assertThat(hung.state().phase()).isEqualTo(LabPhase.HUNG);

        hung.hang(false);
        until("one each again", () -> owns(hung) == 1 && owns(other) == 1);
        until("standing still is told", () -> !other.state().standstills().isEmpty());
    }

    @Test
    void aStaticMemberComesBackToItsPartitionsWithoutARebalance() {
        boxed.create("static", 2);
        var plan = plan("static", CommitMode.AUTO, 0, new Polling(300_000, 500), "worker-1");
        var first = lab.start(plan).orElseThrow();
        until("it owns both", () -> owns(first) == 2);
        int before = generation();

        first.crash();
        until("crashed", () -> first.state().phase() == LabPhase.CRASHED);
        var second = lab.start(plan).orElseThrow();

        until("the new one owns both", () -> owns(second) == 2);
        var members = group("static").orElseThrow().members();
        assertThat(members).hasSize(1);
        assertThat(members.getFirst().instanceId()).contains("worker-1");
        assertThat(generation()).isEqualTo(before);
    }

    @Test
    void assignedByHandItReadsWithoutAGroup() {
        boxed.create("alone", 2);
        boxed.send("alone", "k", "v");
        var consumer =
                lab.start(
                                new ConsumerPlan(
                                        "alone-1",
                                        "",
                                        List.of("alone"),
                                        CommitMode.BY_HAND,
                                        Reset.EARLIEST,
                                        0,
                                        new Joining.Alone(List.of()),
                                        Polling.KAFKAS,
                                        ""))
                        .orElseThrow();

        until("the record", () -> consumer.state().read() == 1);

        assertThat(consumer.state().owns())
                .isEqualTo(Set.of(new TopicPartition("alone", 0), new TopicPartition("alone", 1)));
        assertThat(done(boxed.client().groups())).noneMatch(g -> g.reads("alone"));
    }

    @Test
    void aResetIsRefusedWithMembersAndMovesTheOffsetWithout() {
        fill("reset", 10);
        var consumer = started("reset", CommitMode.EACH_POLL, 0, 500, 300_000);
        until("committed", () -> committed("reset") == 10);
        var to = Map.of(new TopicPartition("reset", 0), 3L);

        var refused = boxed.client().resetOffsets("reset-group", to);
        assertThat(refused.failure().orElseThrow().kind()).isEqualTo(ProblemKind.GROUP_NOT_EMPTY);

        consumer.close();
        assertThat(done(boxed.client().resetOffsets("reset-group", to))).isEqualTo(1);
        assertThat(committed("reset")).isEqualTo(3);

        assertThat(done(boxed.client().deleteOffsets("reset-group", to.keySet()))).isEqualTo(1);
        assertThat(committed("reset")).isEqualTo(-1);
        assertThat(done(boxed.client().deleteGroup("reset-group"))).isEqualTo("reset-group");
        assertThat(group("reset")).isEmpty();
    }

    @Test
    void aMomentAfterTheLastRecordMeansTheEnd() {
        fill("moments", 4);
        var place = new TopicPartition("moments", 0);

        assertThat(done(boxed.client().offsetsAt(Set.of(place), 0))).containsEntry(place, 0L);
        assertThat(done(boxed.client().offsetsAt(Set.of(place), Long.MAX_VALUE)))
                .containsEntry(place, 4L);
    }

    private LabConsumer started(
            String topic, CommitMode commits, int processingMs, int mostRecords, int intervalMs) {
        return lab.start(
                        plan(
                                topic,
                                commits,
                                processingMs,
                                new Polling(intervalMs, mostRecords),
                                ""))
                .orElseThrow();
    }

    private ConsumerPlan plan(
            String topic, CommitMode commits, int processingMs, Polling polling, String instance) {
        return new ConsumerPlan(
                lab.freeName("consumer"),
                topic + "-group",
                List.of(topic),
                commits,
                Reset.EARLIEST,
                processingMs,
                new Joining.Classic(Joining.Assignor.RANGE, Joining.Classic.SHORTEST_SESSION_MS),
                polling,
                instance);
    }

    private static void fill(String topic, int records) {
        boxed.create(topic, 1);
        IntStream.range(0, records).forEach(i -> boxed.send(topic, "k" + i, "v" + i));
    }

    /// Kafka's admin protocol does not tell it of classic groups; the engine does.
    private static int generation() {
        until(
                "the group in the view",
                () -> boxed.cluster().view().group("static-group").isPresent());
        return boxed.cluster().view().group("static-group").orElseThrow().epoch().orElse(-1);
    }

    private static int owns(LabConsumer consumer) {
        return consumer.state().owns().size();
    }

    private static long committed(String topic) {
        return group(topic).map(g -> g.committed(topic, 0).orElse(-1)).orElse(-1L);
    }

    private static Optional<GroupFacts> group(String topic) {
        return done(boxed.client().groups()).stream()
                .filter(g -> g.id().equals(topic + "-group"))
                .findFirst();
    }
}
