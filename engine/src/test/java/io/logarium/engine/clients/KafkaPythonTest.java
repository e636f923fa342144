package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Child;
import io.logarium.engine.conformance.Clusters;
import io.logarium.engine.conformance.Eventually;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// kafka-python 2.0.2 as Debian has it: a shop's orders.
@Tag("clients")
@ExtendWith(Clusters.class)
class KafkaPythonTest {
    private final String bootstrap;

    KafkaPythonTest(Clusters.Ours ours) {
        bootstrap = ours.target().bootstrap();
    }

    @Test
    void ordersOfOneBuyerStayTogether() {
        var lines = run("produce_orders.py", bootstrap, "py-produced").lines();

        assertThat(lines).hasSize(15).last().isEqualTo("in the background 10");
        for (var buyer : List.of("anna", "boris", "clara", "dmitri")) {
            var partitions =
                    lines.stream()
                            .filter(line -> line.startsWith("acknowledged " + buyer))
                            .map(line -> line.split(" ", -1)[2])
                            .toList();
            assertThat(partitions).as(buyer).hasSize(3).containsOnly(partitions.getFirst());
        }
    }

    @Test
    void aGroupCommitsByHandAndGoesOn() {
        run("produce_orders.py", bootstrap, "py-read");

        var first = run("consume_orders.py", bootstrap, "py-read", "py-readers", "10").lines();
        var rest = run("consume_orders.py", bootstrap, "py-read", "py-readers", "14").lines();

        assertThat(orders(first)).hasSize(10);
        assertThat(orders(rest)).hasSize(14).doesNotContainAnyElementsOf(orders(first));
        assertThat(first).last().isEqualTo("stopped after 10");
        assertThat(rest.stream().filter(line -> line.startsWith("committed")))
                .hasSize(4)
                .noneMatch(line -> line.endsWith("None"));
    }

    @Test
    void ctrlCEndsAConsumerInOrder() throws Exception {
        run("produce_orders.py", bootstrap, "py-stopped");
        try (var child =
                Child.start(
                        Programs.python(
                                "consume_orders.py", bootstrap, "py-stopped", "py-stop", "1000"))) {
            Eventually.that(
                    "the consumer did not read: " + child.err(),
                    () -> orders(child.out().lines().toList()).size() == 24);

            child.interrupt();

            var end = child.await(Programs.LIMIT);
            assertThat(end.exit()).as(end.err()).isZero();
            assertThat(end.lines()).last().isEqualTo("stopped after 24");
        }
        var again =
                Child.start(
                        Programs.python(
                                "consume_orders.py", bootstrap, "py-stopped", "py-stop", "1"));
        try (again) {
            run("produce_orders.py", bootstrap, "py-stopped");
            assertThat(orders(again.await(Programs.LIMIT).lines())).hasSize(1);
        }
    }

    @Test
    void theClusterTellsAboutItself() {
        var lines = run("ask_cluster.py", bootstrap, "py-asked").lines();

        assertThat(lines)
                .containsExactly(
                        "cluster id 22 controller 0",
                        "broker 0 True",
                        "listed True",
                        "is there already",
                        "partitions [0, 1, 2]",
                        "retention 60000 compression producer",
                        "partitions [0, 1, 2, 3, 4]",
                        "groups []",
                        "deleted True");
    }

    private static List<String> orders(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("order "))
                .map(line -> line.substring(line.lastIndexOf(' ')))
                .toList();
    }

    private static Child.Output run(String program, String... arguments) {
        var output = Child.run(Programs.python(program, arguments), "", Programs.LIMIT);
        assertThat(output.exit()).as(output.out() + output.err()).isZero();
        return output;
    }
}
