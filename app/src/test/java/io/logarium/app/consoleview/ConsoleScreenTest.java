package io.logarium.app.consoleview;

import static io.logarium.app.cluster.Boxed.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.StageTest;
import io.logarium.app.console.ConsoleSession;
import io.logarium.app.console.ConsoleSetup;
import io.logarium.app.console.Names;
import io.logarium.app.console.Run;
import io.logarium.app.state.AppState;
import io.logarium.app.state.Effects;
import io.logarium.app.state.Look;
import io.logarium.app.state.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real screen, typed into; the cluster's own words stand for commands that end at once.
class ConsoleScreenTest extends StageTest {
    @TempDir Path folder;

    private ConsoleSession session;
    private ConsoleScreen screen;
    private AnimationTimer pulse;

    @BeforeEach
    void open() throws Exception {
        session =
                new ConsoleSession(
                        new ConsoleSetup(
                                Optional.empty(),
                                folder,
                                () -> "localhost:9092",
                                () -> new Names(List.of("orders"), List.of("my-group")),
                                Optional.of(ConsoleScreenTest::answer)));
        fx(() -> {
            var store = new Store(AppState.first(Look.first("console")), Effects.none());
            screen = new ConsoleScreen(store, session, System::currentTimeMillis);
            show(screen);
            pulse = pulsing(screen::pulse);
            screen.shown();
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            pulse.stop();
            leave();
            return true;
        });
        session.close();
    }

    private static String answer(String line) {
        return line.equals("status") ? "ok broker 0 up" : "error what is " + line;
    }

    @Test
    void aTypedCommandRunsAndItsAnswerStandsBelowIt() {
        robot.write("status");
        robot.type(KeyCode.ENTER);

        until("the answer", () -> rows().contains("ok broker 0 up"));
        assertThat(ask(() -> area().getText())).isEmpty();
        assertThat(session.runs().getFirst().text()).isEqualTo("status");
    }

    @Test
    void tabPutsInTheOnlyCommandThatFits() {
        robot.write("kafka-topi");
        robot.type(KeyCode.TAB);

        until("the whole name", () -> ask(() -> area().getText()).equals("kafka-topics.sh "));
    }

    @Test
    void tabOffersTopicsOfTheClusterAndEnterTakesOne() {
        robot.write("kafka-topics.sh --topic ");
        robot.type(KeyCode.TAB);

        until(
                "the topic",
                () -> ask(() -> area().getText()).equals("kafka-topics.sh --topic orders "));
    }

    @Test
    void severalCandidatesAreOfferedAndEscapeClosesThem() {
        robot.write("kafka-console-");
        robot.type(KeyCode.TAB);
        until("an offer", () -> ask(screen::isOffering));

        robot.type(KeyCode.DOWN);
        robot.type(KeyCode.ESCAPE);

        until("no offer", () -> !ask(screen::isOffering));
        assertThat(ask(() -> area().getText())).isEqualTo("kafka-console-");
    }

    @Test
    void theHelpTellsOfTheCommandThatIsTyped() {
        robot.write("bin/kafka-consumer-groups.sh --group my-group --de");

        until("its name", () -> labels().contains("kafka-consumer-groups"));
    }

    @Test
    void aProposedCommandIsHelpedWithToo() throws Exception {
        fx(() -> {
            screen.propose("kafka-consumer-groups.sh --group my-group --de");
            return true;
        });

        until("its name", () -> labels().contains("kafka-consumer-groups"));
    }

    @Test
    void theHistoryComesBackWithUp() {
        robot.write("status");
        robot.type(KeyCode.ENTER);
        until(
                "it ran",
                () -> session.runs().stream().allMatch(r -> r.state() instanceof Run.Ended));

        robot.type(KeyCode.UP);

        until("the line", () -> ask(() -> area().getText()).equals("status"));
    }

    private TextArea area() {
        return (TextArea) stage.getScene().lookup(".console-area");
    }

    private List<String> rows() {
        return ask(() -> {
            var list = (ListView<?>) stage.getScene().lookup("#console-transcript");
            return list.getItems().stream()
                    .filter(Row.Output.class::isInstance)
                    .map(r -> ((Row.Output) r).text())
                    .toList();
        });
    }

    private List<String> labels() {
        return ask(() ->
                stage.getScene().getRoot().lookupAll(".label").stream()
                        .map(n -> ((Label) n).getText())
                        .toList());
    }
}
