package io.logarium.app.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.logarium.app.FxTest;
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
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartPaneTest extends FxTest {
    private final List<Integer> tried = new ArrayList<>();
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
            stage.close();
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
        assertThat(tried).containsExactly(19_092);
    }

    @Test
    void theSamePortCanBeTriedAgain() throws Exception {
        show(new ClusterHost.PortTaken(9_092, Optional.empty(), OptionalInt.empty()));

        robot.clickOn(button(Texts.of("window.again")));
        assertThat(tried).containsExactly(9_092);
    }

    @Test
    void aFolderInUseIsNamedWithItsProcess() throws Exception {
        show(new ClusterHost.FolderInUse(Path.of("/data/logarium"), OptionalLong.of(815)));

        assertThat(words()).contains("/data/logarium").contains("815");
    }

    private void show(ClusterHost.Outcome outcome) throws Exception {
        fx(() -> {
            var scene =
                    new Scene(
                            new StackPane(StartPane.failed(outcome, 9_092, tried::add)), 900, 600);
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
}
