package io.logarium.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
import io.logarium.app.cluster.Boxed;
import io.logarium.app.home.PortHolder;
import io.logarium.app.shell.Themes;
import io.logarium.app.text.Language;
import io.logarium.app.text.Texts;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartPaneTest extends FxTest {
    private final List<String> done = new ArrayList<>();
    private Stage stage;

    @BeforeEach
    void speakEnglish() throws Exception {
        fx(() -> {
            Texts.language(Language.EN);
            return true;
        });
    }

    @AfterEach
    void close() throws Exception {
        fx(() -> {
            leave(stage);
            return true;
        });
    }

    @Test
    void aTakenPortIsToldWithItsHolderAndAnotherOne() throws Exception {
        show(
                new ClusterHost.PortTaken(
                        9_092,
                        Optional.of(new PortHolder("kafka", 4_711)),
                        OptionalInt.of(19_092)));

        assertThat(words()).contains("9092").contains("kafka").contains("4711");
        robot.clickOn(button("19092"));
        assertThat(done).containsExactly("at 19092");
    }

    @Test
    void theSamePortCanBeTriedAgain() throws Exception {
        show(new ClusterHost.PortTaken(9_092, Optional.empty(), OptionalInt.empty()));

        robot.clickOn(button(Texts.of("window.again")));
        assertThat(done).containsExactly("again");
    }

    @Test
    void theFirstWayOutHasTheKeyboard() throws Exception {
        show(new ClusterHost.PortTaken(9_092, Optional.empty(), OptionalInt.of(19_092)));

        robot.type(KeyCode.SPACE);

        Boxed.until("the other port", () -> done.equals(List.of("at 19092")));
    }

    @Test
    void aFolderInUseIsNamedWithItsProcess() throws Exception {
        show(new ClusterHost.FolderInUse(Path.of("/data/logarium"), OptionalLong.of(815)));

        assertThat(words()).contains("/data/logarium").contains("815");
    }

    @Test
    void aClusterOfAnotherSizeIsOpenedAsItIsOrLeftForANewOne() throws Exception {
        show(
                new ClusterHost.OtherSize(
                        Path.of("/data/logarium"), 1, 3, Path.of("/data/logarium/cluster-of-3")));

        assertThat(words())
                .contains("/data/logarium")
                .contains("a cluster of 1 broker; you asked for 3")
                .contains("/data/logarium/cluster-of-3");
        robot.clickOn(button("Open it with 1 broker"));
        robot.clickOn(button("Start an empty one of 3"));
        assertThat(done).containsExactly("with 1", "beside");
    }

    private void show(ClusterHost.Outcome outcome) throws Exception {
        fx(() -> {
            var scene = new Scene(new StackPane(StartPane.failed(outcome, new Asked())), 900, 600);
            Themes.style(scene, true);
            stage = new Stage();
            stage.setScene(scene);
            stage.show();
            return true;
        });
        settle();
    }

    private String words() throws Exception {
        return fx(() ->
                stage.getScene().getRoot().lookupAll(".label").stream()
                        .map(n -> ((Label) n).getText())
                        .reduce("", (a, b) -> a + "\n" + b));
    }

    private Button button(String part) throws Exception {
        return fx(() ->
                stage.getScene().getRoot().lookupAll(".button").stream()
                        .map(Button.class::cast)
                        .filter(b -> b.getText().contains(part))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no button with " + part)));
    }

    /// Remembers what was asked for.
    private final class Asked implements StartPane.WaysOut {
        @Override
        public void again() {
            done.add("again");
        }

        @Override
        public void at(int otherPort) {
            done.add("at " + otherPort);
        }

        @Override
        public void with(int brokers) {
            done.add("with " + brokers);
        }

        @Override
        public void beside() {
            done.add("beside");
        }
    }
}
