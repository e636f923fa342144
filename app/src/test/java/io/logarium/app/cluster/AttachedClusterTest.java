package io.logarium.app.cluster;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.ClusterView.Contact;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AttachedClusterTest {
    @Test
    void whatNobodyTellsIsUnknownAndNothingCanBeChanged() throws Exception {
        try (var boxed = Boxed.start()) {
            boxed.create("orders", 2);
            boxed.send("orders", "k", "v");
            try (var attached = attached(boxed.cluster().bootstrap())) {
                until(
                        "the topic and its offsets",
                        () ->
                                attached.view()
                                        .topic("orders")
                                        .map(t -> t.partitions().get(1).highWatermark())
                                        .filter(OptionalLong::isPresent)
                                        .isPresent());

                var partition = attached.view().topic("orders").orElseThrow().partitions().get(1);
                assertThat(partition.leader()).hasValue(0);
                assertThat(partition.highWatermark()).isPresent();
                assertThat(partition.logEnd()).isEmpty();
                assertThat(partition.leaderEpoch()).isEmpty();
                assertThat(attached.inside()).isEmpty();
                var refused = attached.client().deleteTopic("orders").failure().orElseThrow();
                assertThat(refused.kind()).isEqualTo(ProblemKind.READ_ONLY);
                var made =
                        attached.client().createTopic(new NewTopicPlan("x", 1, 1, Map.of()), false);
                assertThat(made.failure()).isPresent();
                assertThat(attached.client().offsets("orders").found()).isPresent();
            }
            assertThat(boxed.cluster().client().offsets("orders").found()).isPresent();
        }
    }

    @Test
    void aBrokerThatGoesIsShownAsGoneAndHidesNothing() throws Exception {
        try (var boxed = Boxed.start(3)) {
            boxed.create("orders", 3, 3);
            try (var attached = attached(boxed.cluster().bootstrap())) {
                until("three brokers", () -> attached.view().brokers().size() == 3);
                until("the topic", () -> attached.view().topic("orders").isPresent());
                until(
                        "who leads the quorum",
                        () ->
                                attached.view()
                                        .quorum()
                                        .filter(q -> q.leader() == boxed.controller())
                                        .filter(AttachedClusterTest::isWhole)
                                        .isPresent());

                boxed.command("kill 0");

                until(
                        "broker 0 gone",
                        () -> attached.view().broker(0).filter(b -> !b.up()).isPresent());
                until("others that lead", () -> led(attached.view()) == 3);
                var view = attached.view();
                assertThat(view.brokers()).extracting(BrokerFacts::id).containsExactly(0, 1, 2);
                assertThat(view.contact()).isInstanceOf(Contact.Answering.class);
                for (var partition : view.topic("orders").orElseThrow().partitions()) {
                    assertThat(partition.replicas()).hasSize(3);
                    assertThat(partition.leader()).isNotEqualTo(OptionalInt.of(0));
                    // As assigned, not as sorted: each partition prefers another broker.
                    assertThat(partition.states().getFirst().broker())
                            .isEqualTo(partition.replicas().getFirst());
                }
                assertThat(
                                view.topic("orders").orElseThrow().partitions().stream()
                                        .map(p -> p.replicas().getFirst())
                                        .distinct())
                        .hasSize(3);
            }
        }
    }

    @Test
    void whereNobodyAnswersItSaysSoInSeconds() {
        var outcome = AttachedCluster.attach("127.0.0.1:1");

        var problem = outcome.failure().orElseThrow();
        assertThat(problem.kind()).isEqualTo(ProblemKind.UNREACHABLE);
        assertThat(problem.subject()).isEqualTo("127.0.0.1:1");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (var text :
                new String[] {
                    "", "localhost", "a b:1", "host:99999", "host:1,,b:2", "http://x:1"
                }) {
            assertThat(AttachedCluster.attach(text).failure().orElseThrow().kind())
                    .as(text)
                    .isEqualTo(ProblemKind.ADDRESS_REFUSED);
        }
        assertThat(AttachedCluster.isAddress("kafka-1.example:9092, [::1]:9093")).isTrue();
    }

    private static boolean isWhole(QuorumFacts quorum) {
        return quorum.voters().size() == 3
                && quorum.voters().stream().allMatch(v -> v.alive() && v.end() > 0);
    }

    private static long led(ClusterView view) {
        return view.topic("orders").orElseThrow().partitions().stream()
                .filter(p -> p.leader().isPresent() && p.leader().getAsInt() != 0)
                .count();
    }

    private static AttachedCluster attached(String bootstrap) {
        return Boxed.done(AttachedCluster.attach(bootstrap));
    }
}
