package io.logarium.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolCallTest {
    private static final String ADDRESS = "localhost:9092";

    @Test
    void aMissingAddressIsAddedInFront() {
        var call = call("kafka-topics", "--list");

        assertThat(call.arguments()).containsExactly("--bootstrap-server", ADDRESS, "--list");
        assertThat(call.addedAddress()).hasValue(ADDRESS);
    }

    @Test
    void behindASubcommandItIsAddedAtTheEnd() {
        assertThat(call("kafka-cluster", "cluster-id").arguments())
                .containsExactly("cluster-id", "--bootstrap-server", ADDRESS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka-topics --list --bootstrap-server other:1",
                "kafka-topics --list --bootstrap-server=other:1",
                "kafka-topics --list --bootstrap other:1",
                "kafka-configs --bootstrap-controller other:1 --describe",
                "kafka-topics --help",
                "kafka-topics --version",
                "kafka-dump-log --files a.log",
                "kafka-storage random-uuid",
                "kafka-producer-perf-test --topic t --producer-props bootstrap.servers=other:1",
                "kafka-producer-perf-test --topic t --command-config file"
            })
    void whatNamesAnAddressOrNeedsNoneGoesThroughAsTyped(String line) {
        var words = line.split(" ");
        var arguments = List.of(words).subList(1, words.length);

        var call = ToolCall.of(Tools.find(words[0]).orElseThrow(), arguments, ADDRESS);

        assertThat(call.arguments()).isEqualTo(arguments);
        assertThat(call.addedAddress()).isEmpty();
    }

    @Test
    void aBareNameTellsItsUsage() {
        assertThat(call("kafka-topics").arguments()).isEmpty();
    }

    private static ToolCall call(String name, String... arguments) {
        return ToolCall.of(Tools.find(name).orElseThrow(), List.of(arguments), ADDRESS);
    }
}
