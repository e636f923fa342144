package io.logarium.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.engine.conformance.Child;
import io.logarium.engine.conformance.Clusters;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// kcat and the librdkafka within, as Debian has them.
@Tag("clients")
@ExtendWith(Clusters.class)
class KcatTest {
    private final String bootstrap;

    KcatTest(Clusters.Ours ours) {
        bootstrap = ours.target().bootstrap();
    }

    @Test
    void writesAndReadsEachRecordOnce() {
        var numbers = IntStream.rangeClosed(1, 1000).mapToObj(Integer::toString).toList();

        ok(kcat(lines(numbers), "-P", "-t", "kcat-first", "-X", "acks=all"));

        var read = ok(kcat("", "-C", "-t", "kcat-first", "-e", "-q")).lines();
        assertThat(read).containsExactlyInAnyOrderElementsOf(numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "gzip", "snappy", "lz4", "zstd"})
    void compressesInEveryWay(String codec) {
        var topic = "kcat-" + codec;
        var records = IntStream.range(0, 200).mapToObj(i -> "the same words " + i % 3).toList();

        ok(kcat(lines(records), "-P", "-t", topic, "-p", "0", "-z", codec));

        var read = ok(kcat("", "-C", "-t", topic, "-p", "0", "-e", "-q")).lines();
        assertThat(read).isEqualTo(records);
    }

    @Test
    void numbersItsBatchesAndKeepsTheirOrder() {
        var numbers = IntStream.range(0, 5000).mapToObj(Integer::toString).toList();

        ok(
                kcat(
                        lines(numbers),
                        "-P",
                        "-t",
                        "kcat-idempotent",
                        "-p",
                        "0",
                        "-X",
                        "enable.idempotence=true",
                        "-X",
                        "batch.num.messages=50"));

        var read = ok(kcat("", "-C", "-t", "kcat-idempotent", "-p", "0", "-e", "-q")).lines();
        assertThat(read).isEqualTo(numbers);
    }

    @Test
    void keysHeadersAndOffsetsComeBack() {
        ok(kcat("k1:v1\nk2:v2\n", "-P", "-t", "kcat-keys", "-p", "1", "-K", ":", "-H", "h=x"));

        var read =
                ok(kcat(
                                "",
                                "-C",
                                "-t",
                                "kcat-keys",
                                "-p",
                                "1",
                                "-e",
                                "-q",
                                "-f",
                                "%p %o %k %s %h\\n"))
                        .lines();
        assertThat(read).containsExactly("1 0 k1 v1 h=x", "1 1 k2 v2 h=x");
    }

    @Test
    void aGroupGoesOnWhereItStopped() {
        ok(kcat("1\n2\n3\n", "-P", "-t", "kcat-group", "-p", "0"));
        var first = ok(group("kcat-group", "3"));
        ok(kcat("4\n5\n", "-P", "-t", "kcat-group", "-p", "1"));

        var second = ok(group("kcat-group", "2"));

        assertThat(first.lines()).containsExactly("1", "2", "3");
        assertThat(second.lines()).containsExactly("4", "5");
    }

    @Test
    void listsAndQueries() {
        ok(kcat("1\n2\n", "-P", "-t", "kcat-query", "-p", "2"));

        var listed = ok(kcat("", "-L", "-t", "kcat-query")).out();
        var end = ok(kcat("", "-Q", "-t", "kcat-query:2:-1")).out();

        assertThat(listed)
                .contains("1 brokers:")
                .contains("topic \"kcat-query\" with 4 partitions:")
                .contains("partition 2, leader 0, replicas: 0, isrs: 0");
        assertThat(end).contains("kcat-query [2] offset 2");
    }

    @Test
    void anUnknownPartitionIsTold() {
        ok(kcat("1\n", "-P", "-t", "kcat-bounds", "-p", "0"));

        var refused = kcat("1\n", "-P", "-t", "kcat-bounds", "-p", "99");

        assertThat(refused.exit()).isNotZero();
        assertThat(refused.err()).contains("Unknown partition");
    }

    private Child.Output group(String name, String count) {
        return kcat(
                "",
                "-G",
                name,
                "-c",
                count,
                "-q",
                "-X",
                "auto.offset.reset=earliest",
                "-X",
                "topic.metadata.refresh.interval.ms=500",
                name);
    }

    private Child.Output kcat(String input, String... arguments) {
        var all = new java.util.ArrayList<>(List.of("-b", bootstrap));
        all.addAll(List.of(arguments));
        return Programs.kcat(input, all.toArray(String[]::new));
    }

    private static Child.Output ok(Child.Output output) {
        assertThat(output.exit()).as(output.err()).isZero();
        return output;
    }

    private static String lines(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
