package io.logarium.app.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.cluster.NewTopicPlan;
import io.logarium.app.cluster.Payload;
import io.logarium.app.cluster.RecordPlan;
import io.logarium.app.lab.ConsumerPlan;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SnippetsTest {
    private static final String AT = "localhost:9092";

    @Test
    void creatingIsOneCommand() {
        var plan = new NewTopicPlan("orders", 3, 1, Map.of("retention.ms", "60000"));

        assertThat(oneLine(Snippets.createCli(plan, AT)))
                .isEqualTo(
                        "kafka-topics.sh --create --topic orders --bootstrap-server localhost:9092"
                                + " --partitions 3 --replication-factor 1"
                                + " --config retention.ms=60000");
    }

    @Test
    void whatAShellWouldReadIsQuoted() {
        assertThat(Snippets.deleteCli("it's", AT)).contains("--topic 'it'\\''s'");
        assertThat(oneLine(Snippets.configsCli("t", List.of("cleanup.policy=a,b"), List.of(), AT)))
                .contains("--add-config 'cleanup.policy=a,b'");
    }

    @Test
    void aRecordWithKeyHeaderAndTombstone() {
        var plan =
                new RecordPlan(
                        "orders",
                        Payload.text("user_007"),
                        Payload.none(),
                        OptionalInt.of(2),
                        List.of(new RecordPlan.Header("source", Payload.text("web"))),
                        "1",
                        "lz4");

        var trio = Snippets.produce(plan, AT);

        assertThat(oneLine(trio.cli()))
                .contains("parse.key=true", "parse.headers=true", "acks=1", "lz4")
                .contains("null.marker=NULL")
                .contains("source:web\tuser_007|NULL");
        assertThat(trio.java())
                .contains("\"orders\", 2, \"user_007\", null")
                .contains("headers().add(\"source\"");
        assertThat(trio.python())
                .contains("key=\"user_007\".encode()", "value=None", "partition=2");
    }

    @Test
    void quotesAndLinesOfAValueAreEscapedInCode() {
        var plan =
                new RecordPlan(
                        "orders",
                        Payload.none(),
                        Payload.text("{\n  \"a\": 1\n}"),
                        OptionalInt.empty(),
                        List.of(),
                        "all",
                        "none");

        assertThat(Snippets.produce(plan, AT).java()).contains("\"{\\n  \\\"a\\\": 1\\n}\"");
        assertThat(Snippets.produce(plan, AT).cli()).endsWith("{ \"a\": 1 }");
    }

    @Test
    void readingInAGroup() {
        var plan =
                new ConsumerPlan(
                        "consumer-1",
                        "my-group",
                        List.of("orders"),
                        ConsumerPlan.CommitMode.BY_HAND,
                        true,
                        0);

        var trio = Snippets.consume(plan, AT);

        assertThat(oneLine(trio.cli())).contains("--group my-group", "--from-beginning");
        assertThat(trio.java())
                .contains("commitSync", "\"earliest\"", "\"enable.auto.commit\", false");
        assertThat(trio.python()).contains("enable_auto_commit=False", "consumer.commit()");
    }

    @Test
    void recordsAreDeletedByAFileOfOffsets() {
        var before = new TreeMap<>(Map.of(0, 17L, 2, 5L));

        assertThat(Snippets.deleteRecordsCli("orders", before, AT))
                .contains("{\"topic\": \"orders\", \"partition\": 0, \"offset\": 17}")
                .contains("{\"topic\": \"orders\", \"partition\": 2, \"offset\": 5}");
    }

    private static String oneLine(String command) {
        return command.replaceAll(" \\\\\n +", " ");
    }
}
