package io.logarium.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.console.Completions.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompleterTest {
    @TempDir Path folder;

    private Completer completer = completer(Optional.empty());

    /// What a tool said about itself earlier, so that no tool is asked here.
    @BeforeEach
    void helpIsKept() throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        Files.writeString(tools.resolve("kafka-tools-9.jar"), "");
        var kept = Files.createDirectories(folder.resolve("options-9"));
        Files.writeString(
                kept.resolve("kafka-topics.txt"),
                """
                Option                 Description
                ------                 -----------
                --create               Create a topic.
                --config <String>      A setting.
                --list                 List them.
                --topic <String>       The topic.
                """);
        Files.writeString(
                kept.resolve("kafka-cluster.txt"),
                "usage: kafka-cluster [-h] {cluster-id,unregister} ...\n");
        Files.writeString(
                kept.resolve("kafka-cluster-unregister.txt"),
                """
                optional arguments:
                  --id ID              The broker
                """);
        completer = completer(Optional.of(new OptionBook(new ToolsFolder(tools), folder)));
    }

    @Test
    void commandsByTheirBeginning() {
        assertThat(candidates("kafka-con|"))
                .contains("kafka-configs.sh", "kafka-consumer-groups.sh")
                .doesNotContain("kafka-topics.sh");
        assertThat(candidates("topi|")).containsExactly("kafka-topics.sh");
        assertThat(candidates("bin/kafka-top|")).containsExactly("bin/kafka-topics.sh");
        assertThat(candidates("st|")).contains("start", "status");
    }

    @Test
    void optionsOfTheTool() {
        assertThat(candidates("bin/kafka-topics.sh --c|")).containsExactly("--create", "--config");
        assertThat(candidates("kafka-topics --create --topic x --c|")).containsExactly("--config");
    }

    @Test
    void anOptionTellsWhatItIs() {
        assertThat(completer.complete("kafka-topics --li", 17).candidates())
                .containsExactly(new Candidate(Completions.Kind.OPTION, "--list", "List them."));
    }

    @Test
    void namesOfTheCluster() {
        assertThat(candidates("kafka-topics --topic |")).containsExactly("orders", "payments");
        assertThat(candidates("kafka-topics --topic or| --describe")).containsExactly("orders");
        assertThat(candidates("kafka-consumer-groups --describe --group m|"))
                .containsExactly("my-group");
        assertThat(candidates("kafka-topics --bootstrap-server |"))
                .containsExactly("localhost:9092");
    }

    @Test
    void statesOfADisk() {
        assertThat(candidates("disk 1 |")).containsExactly("ok", "slow", "full", "lost");
        assertThat(candidates("disk 1 f|")).containsExactly("full");
        assertThat(candidates("disk |")).isEmpty();
        assertThat(candidates("kill 1 |")).isEmpty();
    }

    @Test
    void nothingIsOfferedForAFreeValue() {
        assertThat(candidates("kafka-topics --config |")).isEmpty();
    }

    @Test
    void subcommandsAndTheirOptions() {
        assertThat(candidates("kafka-cluster |")).contains("cluster-id", "unregister");
        assertThat(candidates("kafka-cluster unregister --|")).containsExactly("--id");
    }

    @Test
    void theStatementAtTheCaretCounts() {
        assertThat(candidates("kafka-topics --list; kafka-gro|"))
                .containsExactly("kafka-groups.sh");
        assertThat(candidates("kafka-groups --list\nkafka-topics \\\n  --cr|"))
                .containsExactly("--create");
    }

    @Test
    void theWordUnderTheCaretIsReplaced() {
        var completions = completer.complete("kafka-topics --topic or --describe", 23);

        assertThat(completions.from()).isEqualTo(21);
        assertThat(completions.to()).isEqualTo(23);
    }

    private List<String> candidates(String textWithCaret) {
        int caret = textWithCaret.indexOf('|');
        return completer.complete(textWithCaret.replace("|", ""), caret).candidates().stream()
                .map(Candidate::text)
                .toList();
    }

    private static Completer completer(Optional<OptionBook> book) {
        return new Completer(
                book,
                () -> new Names(List.of("orders", "payments"), List.of("my-group", "other")),
                () -> "localhost:9092",
                Set.of("start", "status", "kill", "disk"));
    }
}
