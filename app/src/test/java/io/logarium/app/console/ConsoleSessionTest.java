package io.logarium.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.console.Statement.Trouble;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleSessionTest {
    @TempDir Path folder;

    private WatchedSession console;

    @BeforeEach
    void open() {
        console = new WatchedSession(folder, Optional.empty(), "localhost:9092");
    }

    @AfterEach
    void close() {
        console.close();
    }

    @Test
    void anUnknownCommandNamesTheNearest() throws InterruptedException {
        var run = console.run("kafka-topic.sh --list");

        assertThat(run.note())
                .hasValueSatisfying(note ->
                        assertThat(note)
                                .isInstanceOfSatisfying(
                                        Note.UnknownCommand.class,
                                        n -> assertThat(n.nearest()).contains("kafka-topics")));
        assertThat(WatchedSession.exitCode(run)).isEqualTo(Run.NOT_FOUND);
    }

    @Test
    void aClusterCommandIsAnsweredInOneLine() throws InterruptedException {
        var run = console.run("status");
        assertThat(run.output().text()).isEqualTo("ok all up");
        assertThat(WatchedSession.exitCode(run)).isZero();

        assertThat(WatchedSession.exitCode(console.run("kill 7"))).isEqualTo(1);
    }

    @Test
    void serverScriptsSayThatTheyAreNotNeeded() throws InterruptedException {
        var run = console.run("bin/kafka-server-start.sh config/server.properties");

        assertThat(run.note()).hasValue(new Note.NotNeeded("kafka-server-start"));
    }

    @Test
    void whatOnlyAShellCanDoIsRefused() throws InterruptedException {
        var run = console.run("kafka-topics.sh --list | grep orders");

        assertThat(run.note()).hasValue(new Note.NotReadable(Trouble.PIPE));
    }

    @Test
    void withoutToolsTheConsoleSaysSo() throws InterruptedException {
        var run = console.run("kafka-topics.sh --list");

        assertThat(run.note()).hasValue(new Note.ToolsMissing());
    }

    @Test
    void afterAFailureTheNextIsSkipped() throws InterruptedException {
        var runs = console.session.submit("kill 7 && status; status");

        console.awaitEnd(runs.get(2));
        assertThat(runs).extracting(WatchedSession::exitCode).containsExactly(1, Run.SKIPPED, 0);
        assertThat(runs.get(1).output().text()).isEmpty();
    }

    @Test
    void whatIsTypedIsRemembered() throws InterruptedException {
        console.run("  status  \n");
        console.session.submit("# only a remark");

        assertThat(console.session.history().entries()).isEqualTo(List.of("status"));
        assertThat(new History(folder).entries()).isEqualTo(List.of("status"));
    }

    @Test
    void oldRunsAreForgotten() throws InterruptedException {
        for (int i = 0; i < ConsoleSession.MAX_RUNS + 20; i++) {
            console.run("status");
        }

        assertThat(console.session.runs()).hasSize(ConsoleSession.MAX_RUNS);
        console.session.clear();
        assertThat(console.session.runs()).isEmpty();
    }

    @Test
    void aClosedConsoleTakesNothing() {
        console.close();

        assertThat(console.session.submit("status")).isEmpty();
    }
}
